-- Blocking a patient, lifting it, looking in all the same; and erasing one for good.

CREATE TABLE block (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX block_patient ON block (patient);

CREATE TABLE unblock (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    block       BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX unblock_patient ON unblock (patient);

CREATE TABLE access (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX access_patient ON access (patient);

-- Belongs to the clinic: it outlives its subject.
CREATE TABLE erasure (
    id        BLOB    NOT NULL PRIMARY KEY,
    subject   BLOB    NOT NULL,
    ground    TEXT    NOT NULL,
    erased_at INTEGER NOT NULL, -- milliseconds UTC
    by        BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived: whose sections are taken out of whatever is here or still comes.
CREATE TABLE erased (
    subject  BLOB    NOT NULL PRIMARY KEY,
    scrubbed INTEGER NOT NULL, -- the file was written anew since
    refold   INTEGER NOT NULL  -- its records were told by others too: only the log can say what is left
) STRICT, WITHOUT ROWID;

-- Sections that came without their bytes and without an erasure that would explain it.
CREATE TABLE withheld (
    device  BLOB    NOT NULL,
    epoch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    subject BLOB    NOT NULL,
    PRIMARY KEY (device, epoch, seq, subject)
) STRICT, WITHOUT ROWID;

-- This workstation's own: copies that were made of the database or its log, and of what stood in it then.
CREATE TABLE backup (
    file     TEXT    NOT NULL PRIMARY KEY,
    made_at  INTEGER NOT NULL, -- milliseconds UTC
    position INTEGER NOT NULL  -- last change in it
) STRICT, WITHOUT ROWID;

ALTER TABLE clinic ADD COLUMN region TEXT NOT NULL DEFAULT 'ES';
ALTER TABLE clinic ADD COLUMN retention_years INTEGER NOT NULL DEFAULT 0;
