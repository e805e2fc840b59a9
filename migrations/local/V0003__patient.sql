-- Patients, and the index by which they are found by any three letters.

CREATE TABLE patient (
    id              BLOB    NOT NULL PRIMARY KEY,
    number          INTEGER NOT NULL DEFAULT 0, -- history number; advice, two may coincide after weeks offline
    given_name      TEXT    NOT NULL DEFAULT '',
    family_name     TEXT    NOT NULL DEFAULT '',
    family_name_2   TEXT    NOT NULL DEFAULT '',
    birth_date      TEXT,                       -- YYYY-MM-DD
    sex             TEXT    NOT NULL DEFAULT 'unknown',
    document_kind   TEXT,
    document_number TEXT    NOT NULL DEFAULT '',
    phone           TEXT    NOT NULL DEFAULT '',
    phone_2         TEXT    NOT NULL DEFAULT '',
    email           TEXT    NOT NULL DEFAULT '',
    address         TEXT    NOT NULL DEFAULT '',
    postcode        TEXT    NOT NULL DEFAULT '',
    city            TEXT    NOT NULL DEFAULT '',
    notes           TEXT    NOT NULL DEFAULT '',
    created_at      INTEGER NOT NULL DEFAULT 0, -- milliseconds UTC
    retired         INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_number ON patient (number);

-- Derived: rebuilt from patient whenever one changes.
CREATE TABLE patient_index (
    place    INTEGER NOT NULL PRIMARY KEY,
    patient  BLOB    NOT NULL UNIQUE,
    archived INTEGER NOT NULL,
    sort     TEXT    NOT NULL, -- family names, given name, folded
    words    TEXT    NOT NULL  -- names, phones, document and number, folded
) STRICT;

CREATE INDEX patient_index_sort ON patient_index (archived, sort);

CREATE VIRTUAL TABLE patient_letters USING fts5 (
    words,
    content = 'patient_index',
    content_rowid = 'place',
    tokenize = 'trigram'
);

-- One row a word, for what starts with the letters typed.
CREATE TABLE patient_word (
    word  TEXT    NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;
