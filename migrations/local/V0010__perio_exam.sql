-- What a reading set aside, what was copied and not probed again, what is read of a whole tooth, how an examination was
-- closed and judged.

ALTER TABLE perio_exam ADD COLUMN plaque_examined INTEGER NOT NULL DEFAULT 0; -- an unmarked face is a clean one
ALTER TABLE perio_exam ADD COLUMN retired_at INTEGER; -- draft thrown away, milliseconds UTC

ALTER TABLE perio_site ADD COLUMN replaces TEXT NOT NULL DEFAULT '[]'; -- JSON ids of readings
ALTER TABLE perio_site ADD COLUMN carried INTEGER NOT NULL DEFAULT 0; -- copied, to be confirmed

CREATE TABLE perio_tooth (
    id                BLOB    NOT NULL PRIMARY KEY,
    exam              BLOB    NOT NULL,
    patient           BLOB    NOT NULL,
    tooth             INTEGER NOT NULL, -- FDI
    mobility_miller   INTEGER,          -- 0–3
    furcation_buccal  INTEGER,          -- Hamp 0–3, as all four
    furcation_lingual INTEGER,
    furcation_mesial  INTEGER,
    furcation_distal  INTEGER,
    examined          INTEGER,          -- where it differs from the odontogram
    recorded_at       INTEGER NOT NULL, -- milliseconds UTC
    replaces          TEXT    NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;

CREATE INDEX perio_tooth_exam ON perio_tooth (exam);
CREATE INDEX perio_tooth_patient ON perio_tooth (patient);

CREATE TABLE perio_closing (
    id          BLOB    NOT NULL PRIMARY KEY,
    exam        BLOB    NOT NULL,
    patient     BLOB    NOT NULL,
    teeth       TEXT    NOT NULL, -- JSON FDI codes
    implants    TEXT    NOT NULL,
    indices     TEXT    NOT NULL, -- JSON, each figure with its denominator
    reason      TEXT    NOT NULL, -- of an amendment
    by          BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX perio_closing_patient ON perio_closing (patient);

CREATE TABLE perio_assessment (
    id          BLOB    NOT NULL PRIMARY KEY,
    exam        BLOB    NOT NULL,
    patient     BLOB    NOT NULL,
    answers     TEXT    NOT NULL, -- JSON
    computed    TEXT    NOT NULL, -- JSON, as the program argued then
    judged      TEXT,             -- JSON, as the clinician says
    note        TEXT    NOT NULL,
    by          BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX perio_assessment_patient ON perio_assessment (patient);
