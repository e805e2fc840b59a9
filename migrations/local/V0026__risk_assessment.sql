-- Caries risk: a row an assessment, with every answer as it was given.

CREATE TABLE risk_assessment (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    form        TEXT    NOT NULL, -- cambra_6, cambra_0_5, aapd_6, aapd_0_5
    version     INTEGER NOT NULL,
    answers     TEXT    NOT NULL, -- JSON, question to yes, no, unknown
    least       TEXT    NOT NULL, -- what the answers left open: from
    most        TEXT    NOT NULL, -- to
    judged      TEXT,             -- the clinician's word
    note        TEXT    NOT NULL,
    assessed_on TEXT    NOT NULL, -- clinical date, YYYY-MM-DD
    by          BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX risk_assessment_patient ON risk_assessment (patient);
