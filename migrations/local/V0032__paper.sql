-- The register of papers that left the clinic, their copies, and what was taken back.

CREATE TABLE paper (
    id             BLOB    NOT NULL PRIMARY KEY, -- printed on every page
    patient        BLOB,
    kind           TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    language       TEXT    NOT NULL,
    pages          INTEGER NOT NULL,
    bytes          INTEGER NOT NULL,
    digest         TEXT    NOT NULL, -- SHA-256 of the file; papers of one merged file share it
    words          TEXT    NOT NULL, -- SHA-256 of what it says
    source         BLOB,             -- the record it was made of
    recipient      TEXT,
    recipient_name TEXT    NOT NULL,
    way            TEXT    NOT NULL,
    recorded_at    INTEGER NOT NULL, -- milliseconds UTC
    by             BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_patient ON paper (patient);
CREATE INDEX paper_digest ON paper (digest);
CREATE INDEX paper_recorded_at ON paper (recorded_at);

CREATE TABLE paper_copy (
    id             BLOB    NOT NULL PRIMARY KEY,
    paper          BLOB    NOT NULL,
    patient        BLOB,
    recipient      TEXT,
    recipient_name TEXT    NOT NULL,
    way            TEXT    NOT NULL,
    recorded_at    INTEGER NOT NULL, -- milliseconds UTC
    by             BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_copy_patient ON paper_copy (patient);
CREATE INDEX paper_copy_paper ON paper_copy (paper);

CREATE TABLE paper_annulment (
    id          BLOB    NOT NULL PRIMARY KEY,
    paper       BLOB    NOT NULL,
    patient     BLOB,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_annulment_patient ON paper_annulment (patient);
CREATE INDEX paper_annulment_paper ON paper_annulment (paper);
