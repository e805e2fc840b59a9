-- Medical history. A catalogue code, where there is one, stands beside the words that were on the screen.

CREATE TABLE health_item (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL DEFAULT x'',
    category    TEXT    NOT NULL DEFAULT 'allergy', -- allergy, condition, medication
    code        TEXT    NOT NULL DEFAULT '',        -- empty for free text
    name        TEXT    NOT NULL DEFAULT '',
    severity    TEXT    NOT NULL DEFAULT 'unknown',
    detail      TEXT    NOT NULL DEFAULT '',
    due_on      TEXT,                               -- when a child is expected, YYYY-MM-DD
    ended       INTEGER NOT NULL DEFAULT 0,
    end_reason  TEXT,                               -- over, refuted
    ended_on    TEXT,
    recorded_at INTEGER NOT NULL DEFAULT 0,         -- milliseconds UTC
    by          BLOB    NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;

CREATE INDEX health_item_patient ON health_item (patient);

CREATE TABLE health_reading (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    measure     TEXT    NOT NULL, -- asa, inr
    value       INTEGER NOT NULL, -- ASA class; INR in tenths
    measured_on TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX health_reading_patient ON health_reading (patient);

CREATE TABLE health_review (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    reviewed_on TEXT    NOT NULL,
    items       TEXT    NOT NULL, -- JSON, ids of the items that stood on the screen
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX health_review_patient ON health_review (patient);

-- What a clinic asks, a row a version, and what patients answered.

CREATE TABLE questionnaire (
    id          BLOB    NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL,
    questions   TEXT    NOT NULL, -- JSON
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE questionnaire_answers (
    id            BLOB    NOT NULL PRIMARY KEY,
    patient       BLOB    NOT NULL,
    questionnaire BLOB    NOT NULL,
    version       INTEGER NOT NULL,
    answers       TEXT    NOT NULL, -- JSON, each with its question as it was asked
    informant     TEXT    NOT NULL,
    filled_on     TEXT    NOT NULL,
    recorded_at   INTEGER NOT NULL, -- milliseconds UTC
    by            BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX questionnaire_answers_patient ON questionnaire_answers (patient);
