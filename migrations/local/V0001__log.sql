-- The log, and what is needed to write, verify, merge and deliver it. The clinic's own tables follow in later steps.

CREATE TABLE device_self (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    clinic BLOB    NOT NULL,
    device BLOB    NOT NULL,
    epoch  INTEGER NOT NULL, -- one more after every restore
    name   TEXT    NOT NULL
) STRICT;

-- Every change held here, own and foreign, byte for byte as it was sealed.
CREATE TABLE change_log (
    position INTEGER NOT NULL PRIMARY KEY, -- order of arrival at this device
    device   BLOB    NOT NULL,
    epoch    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    wall     INTEGER NOT NULL,             -- milliseconds UTC, as the writer's clock stood
    state    TEXT    NOT NULL CHECK (state IN ('applied', 'waiting', 'parked', 'quarantined')),
    frame    BLOB    NOT NULL,
    UNIQUE (device, epoch, seq)
) STRICT;

CREATE INDEX change_log_unapplied ON change_log (state) WHERE state <> 'applied';

-- The version vector: how far each device's log is stored, and how far it is applied.
CREATE TABLE head (
    device  BLOB    NOT NULL,
    epoch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    hash    BLOB    NOT NULL,
    hlc     INTEGER NOT NULL,
    applied INTEGER NOT NULL, -- up to here it is in the tables
    named   INTEGER NOT NULL, -- up to here an own change has named it among its deps
    key     BLOB    NOT NULL, -- the key it began with, by which it is verified
    PRIMARY KEY (device, epoch)
) STRICT, WITHOUT ROWID;

-- A second change at a place that is taken: kept for a person to judge, never applied.
CREATE TABLE fork (
    device BLOB    NOT NULL,
    epoch  INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    hash   BLOB    NOT NULL,
    frame  BLOB    NOT NULL,
    PRIMARY KEY (device, epoch, seq, hash)
) STRICT, WITHOUT ROWID;

-- Ops of kinds or fields this program does not know yet; replayed after an upgrade.
CREATE TABLE parked_op (
    position INTEGER NOT NULL REFERENCES change_log (position),
    number   INTEGER NOT NULL,
    op       BLOB    NOT NULL,
    PRIMARY KEY (position, number)
) STRICT, WITHOUT ROWID;

-- Clocks of the live values of each field of a register, the shown one first.
CREATE TABLE record_clock (
    kind   TEXT NOT NULL,
    id     BLOB NOT NULL,
    clocks BLOB NOT NULL, -- canonical CBOR {field: [[hlc, device], …]}
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Live values that are not shown: another device wrote beside them without having seen them.
CREATE TABLE conflict (
    kind   TEXT    NOT NULL,
    id     BLOB    NOT NULL,
    field  TEXT    NOT NULL,
    hlc    INTEGER NOT NULL,
    device BLOB    NOT NULL,
    value  BLOB    NOT NULL, -- canonical CBOR
    PRIMARY KEY (kind, id, field, hlc, device)
) STRICT, WITHOUT ROWID;

-- The relay this clinic reports to.
CREATE TABLE peer (
    one             INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    url             TEXT    NOT NULL,
    server_key      BLOB    NOT NULL,
    cursor          INTEGER NOT NULL, -- position in the relay's log of the last change stored here
    incarnation     BLOB,
    receipted_epoch INTEGER NOT NULL,
    receipted_seq   INTEGER NOT NULL, -- own changes the relay has signed for
    last_success    INTEGER
) STRICT;

CREATE TABLE receipt (
    device  BLOB    NOT NULL,
    epoch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    receipt TEXT    NOT NULL, -- JSON as signed by the relay
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
