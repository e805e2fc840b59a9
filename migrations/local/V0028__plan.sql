-- Treatment plans: what is proposed, in which order, what a patient said to it, and what was done.

CREATE TABLE treatment_plan (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL DEFAULT x'',
    name        TEXT    NOT NULL DEFAULT '',
    phases      TEXT    NOT NULL DEFAULT '[]', -- JSON, in the plan's own order
    retired     INTEGER NOT NULL DEFAULT 0,
    recorded_at INTEGER NOT NULL DEFAULT 0,    -- milliseconds UTC
    by          BLOB    NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;

CREATE INDEX treatment_plan_patient ON treatment_plan (patient);

CREATE TABLE plan_item (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL DEFAULT x'',
    plan        BLOB    NOT NULL DEFAULT x'',
    procedure   TEXT    NOT NULL DEFAULT 'other',
    name        TEXT    NOT NULL DEFAULT '',   -- where the catalogue has no line for it
    teeth       TEXT    NOT NULL DEFAULT '[]', -- JSON FDI codes; none for the whole mouth
    surfaces    TEXT    NOT NULL DEFAULT '',
    detail      TEXT,                          -- material, type or cause
    phase       TEXT    NOT NULL DEFAULT 'disease_control',
    priority    TEXT    NOT NULL DEFAULT 'normal',
    progress    TEXT    NOT NULL DEFAULT 'proposed', -- proposed, accepted, in_progress; done is a fact of its own
    note        TEXT    NOT NULL DEFAULT '',
    clinician   BLOB,
    findings    TEXT    NOT NULL DEFAULT '[]', -- JSON ids of the findings it answers to
    dropped     INTEGER NOT NULL DEFAULT 0,
    drop_reason TEXT    NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL DEFAULT 0,    -- milliseconds UTC
    by          BLOB    NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_item_patient ON plan_item (patient);

CREATE TABLE plan_acceptance (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    plan        BLOB    NOT NULL,
    accepted    INTEGER NOT NULL, -- 0 takes an earlier word back
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_acceptance_patient ON plan_acceptance (patient);

CREATE TABLE plan_completion (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    item        BLOB    NOT NULL,
    findings    TEXT    NOT NULL, -- JSON ids of what was charted with it
    done_on     TEXT    NOT NULL, -- YYYY-MM-DD
    visit       BLOB,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_completion_patient ON plan_completion (patient);

CREATE TABLE plan_reopening (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    completion  BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_reopening_patient ON plan_reopening (patient);

CREATE TABLE tooth_prognosis (
    id          BLOB    NOT NULL PRIMARY KEY,
    patient     BLOB    NOT NULL,
    tooth       INTEGER NOT NULL, -- FDI
    prognosis   TEXT,             -- good, questionable, poor, hopeless; nothing takes an earlier one back
    recorded_at INTEGER NOT NULL, -- milliseconds UTC
    by          BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tooth_prognosis_patient ON tooth_prognosis (patient);
