-- What people decide: who has looked at an entry that was told with several contents (facts: rows are inserted and never
-- changed), and which patient records may be of one person.

CREATE TABLE acknowledgement (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB,             -- none where the entry is about nobody
    kind        TEXT    NOT NULL, -- of the entry
    record      BLOB    NOT NULL, -- the entry
    contents    BLOB    NOT NULL, -- hash over all contents that were seen
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX acknowledgement_record ON acknowledgement (record);
CREATE INDEX acknowledgement_patient ON acknowledgement (patient);

-- Derived from patient: what records that are of one person would share.
CREATE TABLE patient_trait (
    reason  TEXT NOT NULL,
    shared  TEXT NOT NULL, -- the document, the birthday, the telephone
    patient BLOB NOT NULL,
    name    TEXT NOT NULL, -- folded
    PRIMARY KEY (reason, shared, patient)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_trait_patient ON patient_trait (patient);

-- Derived: the pairs that follow from it.
CREATE TABLE patient_pair (
    one    BLOB NOT NULL, -- the smaller id
    other  BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (one, other, reason)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_pair_other ON patient_pair (other);

-- When something was written is asked of many changes at once.
CREATE INDEX clock_correction_device ON clock_correction (device, epoch, seq);
