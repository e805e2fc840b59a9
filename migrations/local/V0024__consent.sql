-- Consents: what a clinic has people read, a row a version; what was decided; what was taken back.

CREATE TABLE consent_template (
    id          BLOB    NOT NULL PRIMARY KEY,
    template    BLOB    NOT NULL, -- which template this is a version of
    version     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    purpose     TEXT    NOT NULL,
    language    TEXT    NOT NULL, -- es, en
    body        TEXT    NOT NULL, -- with its fields in braces
    months      INTEGER NOT NULL, -- for how long a consent holds; 0 for ever
    retired     INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    template    BLOB    NOT NULL, -- the version that was read
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    purpose     TEXT    NOT NULL,
    language    TEXT    NOT NULL, -- es, en
    text        TEXT    NOT NULL, -- every word that was read
    digest      TEXT    NOT NULL, -- SHA-256 of the text
    decision    TEXT    NOT NULL, -- given, declined
    signer      TEXT    NOT NULL, -- JSON
    signature   TEXT    NOT NULL, -- JSON, strokes as points
    informed_by BLOB    NOT NULL,
    informer    TEXT    NOT NULL,
    signed_on   TEXT    NOT NULL, -- YYYY-MM-DD
    valid_until TEXT,             -- last day on which it holds, YYYY-MM-DD
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX consent_patient ON consent (patient);

CREATE TABLE consent_withdrawal (
    id          BLOB    NOT NULL PRIMARY KEY,
    consent     BLOB    NOT NULL,
    patient     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX consent_withdrawal_patient ON consent_withdrawal (patient);
