-- When to look again: the clinic's table of months, and what was chosen for a patient.

CREATE TABLE recall_policy (
    id              BLOB    NOT NULL PRIMARY KEY, -- the clinic's
    caries_low      INTEGER NOT NULL DEFAULT 12,
    caries_moderate INTEGER NOT NULL DEFAULT 6,
    caries_high     INTEGER NOT NULL DEFAULT 3,
    caries_extreme  INTEGER NOT NULL DEFAULT 3,
    perio_low       INTEGER NOT NULL DEFAULT 12,
    perio_moderate  INTEGER NOT NULL DEFAULT 6,
    perio_high      INTEGER NOT NULL DEFAULT 3
) STRICT, WITHOUT ROWID;

CREATE TABLE recall_decision (
    id              BLOB    NOT NULL PRIMARY KEY,
    patient         BLOB    NOT NULL,
    proposed_months INTEGER,
    caries          TEXT,             -- the risks it was proposed from
    perio           TEXT,
    months          INTEGER NOT NULL,
    note            TEXT    NOT NULL,
    decided_on      TEXT    NOT NULL, -- clinical date, YYYY-MM-DD
    by              BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX recall_decision_patient ON recall_decision (patient);
