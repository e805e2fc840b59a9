-- Prescriptions, as they were signed, and what was taken back.

CREATE TABLE prescription (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    issued_on   TEXT    NOT NULL, -- YYYY-MM-DD
    items       TEXT    NOT NULL, -- JSON, a medicine each
    warnings    TEXT    NOT NULL, -- JSON, what was warned of, and why it was set aside
    prescriber  TEXT    NOT NULL, -- name and licence number as they stood that day
    licence     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX prescription_patient ON prescription (patient);

CREATE TABLE prescription_annulment (
    id           BLOB    NOT NULL PRIMARY KEY,
    prescription BLOB    NOT NULL,
    patient      BLOB    NOT NULL,
    reason       TEXT    NOT NULL,
    recorded_at  INTEGER NOT NULL, -- milliseconds UTC
    by           BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX prescription_annulment_patient ON prescription_annulment (patient);
