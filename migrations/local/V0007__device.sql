-- Devices after their enrolment: terms of invitations, revocations and what is let in in spite of them, new keys,
-- clocks that were wrong.

ALTER TABLE device ADD COLUMN expires_at INTEGER; -- until when the invitation is good, milliseconds UTC

CREATE TABLE revocation (
    id         BLOB    NOT NULL PRIMARY KEY,
    device     BLOB    NOT NULL,
    last_epoch INTEGER NOT NULL, -- of the last valid change; 0 when none is
    last_seq   INTEGER NOT NULL,
    reason     TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    revoked_at INTEGER NOT NULL  -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE acceptance (
    id          BLOB    NOT NULL PRIMARY KEY,
    device      BLOB    NOT NULL,
    epoch       INTEGER NOT NULL,
    first_seq   INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,
    last_hash   BLOB    NOT NULL,
    accepted_at INTEGER NOT NULL -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE rotation (
    id         BLOB    NOT NULL PRIMARY KEY,
    device     BLOB    NOT NULL,
    public_key BLOB    NOT NULL,
    proof      BLOB    NOT NULL,
    rotated_at INTEGER NOT NULL -- milliseconds UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_correction (
    id          BLOB    NOT NULL PRIMARY KEY,
    device      BLOB    NOT NULL,
    epoch       INTEGER NOT NULL, -- its changes of this epoch
    seq         INTEGER NOT NULL, -- from this number on
    offset_ms   INTEGER NOT NULL, -- were written so much before the true time
    measured_at INTEGER NOT NULL  -- milliseconds UTC, true time
) STRICT, WITHOUT ROWID;

-- What the changes held here say about who may sign: known as soon as such a change is verified and held, applied or
-- not.
CREATE TABLE membership (
    author     BLOB    NOT NULL, -- whose change says it,
    epoch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL, -- where,
    number     INTEGER NOT NULL, -- as which of its statements
    says       TEXT    NOT NULL CHECK (says IN ('enrol', 'rotate', 'revoke', 'accept')),
    device     BLOB    NOT NULL, -- whom it is about
    key        BLOB,             -- enrol, rotate: the key
    to_epoch   INTEGER,          -- revoke: the last valid change; accept: the last let in
    to_seq     INTEGER,
    first_seq  INTEGER,          -- accept: the first let in
    hash       BLOB,             -- accept: of the last
    PRIMARY KEY (author, epoch, seq, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_device ON membership (device, says);

-- Derived from membership: how far each revoked device is heard, and what is let in beyond that.
CREATE TABLE cutoff (
    device BLOB    NOT NULL PRIMARY KEY,
    epoch  INTEGER NOT NULL,
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE let_in (
    device BLOB    NOT NULL,
    epoch  INTEGER NOT NULL,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, first, last)
) STRICT, WITHOUT ROWID;

-- Derived from clock_correction: by how much the time told in a record is off.
CREATE TABLE corrected (
    kind      TEXT    NOT NULL,
    id        BLOB    NOT NULL,
    offset_ms INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- This machine's wall clock against others', when it was last compared.
CREATE TABLE wall_clock (
    one         INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    offset_ms   INTEGER NOT NULL, -- true time less ours
    source      TEXT    NOT NULL, -- who said so
    measured_at INTEGER NOT NULL, -- by our own clock
    epoch       INTEGER NOT NULL, -- where our log ended then
    seq         INTEGER NOT NULL
) STRICT;

-- Somebody else signs as this device: a clone of its disk, or an older copy at work elsewhere.
CREATE TABLE twin (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    noticed_at INTEGER NOT NULL -- milliseconds UTC
) STRICT;
