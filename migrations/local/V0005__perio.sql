-- Periodontal examinations, one row a site and reading.

CREATE TABLE perio_exam (
    id          BLOB NOT NULL PRIMARY KEY,
    patient     BLOB NOT NULL DEFAULT x'',
    examined_on TEXT NOT NULL DEFAULT '', -- clinical date, YYYY-MM-DD
    by          BLOB NOT NULL DEFAULT x'',
    status      TEXT NOT NULL DEFAULT 'draft',
    note        TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX perio_exam_patient ON perio_exam (patient);

CREATE TABLE perio_site (
    id           BLOB    NOT NULL PRIMARY KEY,
    exam         BLOB    NOT NULL,
    patient      BLOB    NOT NULL,
    tooth        INTEGER NOT NULL, -- FDI
    site         TEXT    NOT NULL, -- DB B MB DL L ML
    depth_mm     INTEGER,
    recession_mm INTEGER,          -- positive: margin apical to the cemento-enamel junction
    bleeding     INTEGER,
    suppuration  INTEGER,
    plaque       INTEGER,
    calculus     INTEGER,
    recorded_at  INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX perio_site_exam ON perio_site (exam);
CREATE INDEX perio_site_patient ON perio_site (patient);
