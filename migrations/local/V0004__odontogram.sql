-- What was seen in mouths, and what was taken back. Facts: rows are inserted and never changed.

CREATE TABLE finding (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    rule        TEXT    NOT NULL,
    targets     TEXT    NOT NULL, -- JSON [{"tooth": 36, "role": "subject"}, …]
    surfaces    TEXT    NOT NULL, -- letters in the order MOIDVLC
    attributes  TEXT    NOT NULL, -- JSON {name: value}
    status      TEXT    NOT NULL,
    observed_on TEXT    NOT NULL, -- clinical date, YYYY-MM-DD
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL,
    visit       BLOB,
    note        TEXT    NOT NULL,
    provenance  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_patient ON finding (patient, observed_on);

CREATE TABLE finding_amendment (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    finding     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_amendment_patient ON finding_amendment (patient);
