-- Letters: the clinic's texts for them, a row a version; what was issued, word for word.

CREATE TABLE letter_template (
    id          BLOB    NOT NULL PRIMARY KEY,
    template    BLOB    NOT NULL, -- which template this is a version of
    version     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    letter      TEXT    NOT NULL, -- certificate, referral, recall, prescription_foot
    language    TEXT    NOT NULL, -- es, en
    body        TEXT    NOT NULL, -- with its fields in braces
    retired     INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    letter      TEXT    NOT NULL, -- certificate, referral, recall
    template    BLOB    NOT NULL, -- the version it was written from
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    language    TEXT    NOT NULL, -- es, en
    addressee   TEXT    NOT NULL, -- line by line
    text        TEXT    NOT NULL, -- every word of it
    signer      TEXT    NOT NULL,
    licence     TEXT    NOT NULL,
    issued_on   TEXT    NOT NULL, -- YYYY-MM-DD
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_patient ON letter (patient);
