-- The clinic, who works in it and which workstations sign.

CREATE TABLE clinic (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL DEFAULT '',
    legal_name TEXT NOT NULL DEFAULT '',
    tax_id     TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    email      TEXT NOT NULL DEFAULT '',
    profile    TEXT NOT NULL DEFAULT 'ES'
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    id            BLOB    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL DEFAULT '',
    role          TEXT    NOT NULL DEFAULT 'reception',
    licence       TEXT    NOT NULL DEFAULT '',
    password_hash TEXT    NOT NULL DEFAULT '', -- Argon2id, PHC form
    retired       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id          BLOB    NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL,
    public_key  BLOB    NOT NULL,
    enrolled_at INTEGER NOT NULL -- milliseconds UTC
) STRICT, WITHOUT ROWID;
