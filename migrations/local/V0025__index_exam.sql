-- Indices that are examined, HIM among them: the examination, a row for each score, what a clinician judged of HIM.

CREATE TABLE index_exam (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL DEFAULT x'',
    measure     TEXT    NOT NULL DEFAULT 'oleary',     -- which index
    examined_on TEXT    NOT NULL DEFAULT '1970-01-01', -- clinical date, YYYY-MM-DD
    by          BLOB    NOT NULL DEFAULT x'',
    note        TEXT    NOT NULL DEFAULT '',
    retired     INTEGER NOT NULL DEFAULT 0             -- begun in error
) STRICT, WITHOUT ROWID;

CREATE INDEX index_exam_patient ON index_exam (patient);

CREATE TABLE index_score (
    id          BLOB    NOT NULL PRIMARY KEY,
    exam        BLOB    NOT NULL,
    patient     BLOB    NOT NULL,
    place       TEXT    NOT NULL, -- 16.V, 16.extent, S3
    code        TEXT    NOT NULL, -- as the index writes it; empty where a score was taken back
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL,
    replaces    TEXT    NOT NULL  -- JSON, ids of scores
) STRICT, WITHOUT ROWID;

CREATE INDEX index_score_exam ON index_score (exam);
CREATE INDEX index_score_patient ON index_score (patient);

CREATE TABLE mih_judgement (
    id             BLOB    NOT NULL PRIMARY KEY,
    exam           BLOB    NOT NULL,
    patient        BLOB    NOT NULL,
    computed       TEXT,             -- none, mild, severe; NULL for want of data
    judged         TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    next_review_on TEXT,             -- YYYY-MM-DD
    photos         TEXT    NOT NULL, -- JSON, views of which a photograph was taken
    by             BLOB    NOT NULL,
    recorded_at    INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX mih_judgement_patient ON mih_judgement (patient);
