-- What a person is told of the sync: when each direction last worked, who signed a receipt, what was last put on a stick.

ALTER TABLE peer ADD COLUMN pushed_at INTEGER; -- when the relay last signed for changes of ours
ALTER TABLE peer ADD COLUMN pulled_at INTEGER; -- when it last answered what others wrote

ALTER TABLE receipt ADD COLUMN server_key BLOB; -- the relay whose word it is

UPDATE receipt SET server_key = (SELECT server_key FROM peer);

-- What the next file for a stick may leave out.
CREATE TABLE export (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL, -- in change_log, of the last change written to a file
    changes  INTEGER NOT NULL, -- how many that file held
    at       INTEGER NOT NULL  -- milliseconds UTC
) STRICT;
