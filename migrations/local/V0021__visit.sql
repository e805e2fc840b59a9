-- Visits, what was written and done in them, and templates to write with.

CREATE TABLE visit (
    id         BLOB    NOT NULL PRIMARY KEY,
    patient    BLOB    NOT NULL DEFAULT x'',
    visited_on TEXT    NOT NULL DEFAULT '1970-01-01',
    opened_at  INTEGER NOT NULL DEFAULT 0,  -- milliseconds UTC
    closed_at  INTEGER,                     -- milliseconds UTC; nothing while the patient is here
    by         BLOB    NOT NULL DEFAULT x'',
    chair      TEXT    NOT NULL DEFAULT '',
    reason     TEXT    NOT NULL DEFAULT '',
    retired    INTEGER NOT NULL DEFAULT 0   -- opened by mistake
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_patient ON visit (patient);
CREATE INDEX visit_open ON visit (opened_at) WHERE closed_at IS NULL AND retired = 0;

CREATE TABLE visit_note (
    id           BLOB    NOT NULL PRIMARY KEY,
    patient      BLOB    NOT NULL DEFAULT x'',
    visit        BLOB    NOT NULL DEFAULT x'',
    by           BLOB    NOT NULL DEFAULT x'',
    begun_at     INTEGER NOT NULL DEFAULT 0, -- milliseconds UTC
    reason       TEXT    NOT NULL DEFAULT '',
    exploration  TEXT    NOT NULL DEFAULT '',
    diagnosis    TEXT    NOT NULL DEFAULT '',
    treatment    TEXT    NOT NULL DEFAULT '',
    anaesthesia  TEXT    NOT NULL DEFAULT '',
    instructions TEXT    NOT NULL DEFAULT '',
    plan         TEXT    NOT NULL DEFAULT '',
    remarks      TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_note_patient ON visit_note (patient);

-- A row here locks the note it names.
CREATE TABLE visit_signature (
    id        BLOB    NOT NULL PRIMARY KEY,
    patient   BLOB    NOT NULL,
    visit     BLOB    NOT NULL,
    note      BLOB    NOT NULL,
    sections  TEXT    NOT NULL, -- JSON, the text that was signed
    hash      TEXT    NOT NULL, -- SHA-256 of that text, hex
    by        BLOB    NOT NULL,
    by_name   TEXT    NOT NULL,
    licence   TEXT    NOT NULL,
    signed_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_signature_patient ON visit_signature (patient);
CREATE INDEX visit_signature_note ON visit_signature (note);

CREATE TABLE visit_addendum (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    visit       BLOB    NOT NULL,
    note        BLOB    NOT NULL,
    text        TEXT    NOT NULL,
    by          BLOB    NOT NULL,
    by_name     TEXT    NOT NULL,
    licence     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_addendum_patient ON visit_addendum (patient);

CREATE TABLE hygiene_session (
    id                 BLOB    NOT NULL PRIMARY KEY,
    patient            BLOB    NOT NULL,
    visit              BLOB    NOT NULL,
    done_on            TEXT    NOT NULL,
    ultrasonic         INTEGER NOT NULL,
    hand_instruments   INTEGER NOT NULL,
    polishing          INTEGER NOT NULL,
    fluoride           TEXT,             -- varnish, gel, foam, rinse, silver_diamine
    fluoride_ppm       INTEGER,
    sealants           TEXT    NOT NULL, -- JSON FDI codes
    instructions       TEXT    NOT NULL, -- JSON
    duration_minutes   INTEGER,
    next_recall_months INTEGER,
    exam               BLOB,             -- the periodontal examination of that day
    note               TEXT    NOT NULL,
    by                 BLOB    NOT NULL,
    recorded_at        INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX hygiene_session_patient ON hygiene_session (patient);

CREATE TABLE hygiene_withdrawal (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    session     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    by          BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX hygiene_withdrawal_patient ON hygiene_withdrawal (patient);

CREATE TABLE note_template (
    id           BLOB    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL DEFAULT '',
    reason       TEXT    NOT NULL DEFAULT '',
    exploration  TEXT    NOT NULL DEFAULT '',
    diagnosis    TEXT    NOT NULL DEFAULT '',
    treatment    TEXT    NOT NULL DEFAULT '',
    anaesthesia  TEXT    NOT NULL DEFAULT '',
    instructions TEXT    NOT NULL DEFAULT '',
    plan         TEXT    NOT NULL DEFAULT '',
    remarks      TEXT    NOT NULL DEFAULT '',
    retired      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What is being typed and not yet sealed: this workstation's own, no record, never synced.
CREATE TABLE scratch (
    id       BLOB    NOT NULL PRIMARY KEY, -- of the record it becomes part of
    patient  BLOB    NOT NULL,
    author   BLOB    NOT NULL,
    content  TEXT    NOT NULL,             -- JSON
    typed_at INTEGER NOT NULL              -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX scratch_patient ON scratch (patient);
