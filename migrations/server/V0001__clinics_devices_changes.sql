-- Everything a relay keeps. Keys begin with the clinic, so that rows can be spread by clinic over several machines (Citus)
-- without a change; the two tables that cannot know a clinic yet say so.

-- The role every request runs under: it owns nothing and sees one clinic at a time.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'esmalte_app') THEN
        CREATE ROLE esmalte_app NOLOGIN NOBYPASSRLS;
    END IF;
EXCEPTION
    -- Roles belong to the whole cluster: another database may be creating it this very moment.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

CREATE TABLE server_identity (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    signing_seed bytea   NOT NULL CHECK (length(signing_seed) = 32),  -- Ed25519; receipts and tokens
    incarnation  uuid    NOT NULL,  -- new after every restore, so that devices offer again what was lost
    origin       text    NOT NULL   -- cluster, timeline and database that incarnation was drawn in
);

CREATE TABLE clinic (
    clinic_id   uuid        PRIMARY KEY,
    name        text        NOT NULL,
    server_seq  bigint      NOT NULL DEFAULT 0,  -- last position given; its row lock makes commit order sequence order
    admitted_at timestamptz NOT NULL
);

-- Reference table: a code is made before its clinic exists.
CREATE TABLE clinic_code (
    code_hash  bytea       PRIMARY KEY CHECK (length(code_hash) = 32),  -- the code itself is shown once and not kept
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_by    uuid        REFERENCES clinic,
    used_at    timestamptz
);

-- Spread by device: answers in which clinic a device is at home, which is asked before any clinic is known. The first
-- clinic to enrol a device id keeps it; nobody can move another clinic's device.
CREATE TABLE device_home (
    device_id uuid PRIMARY KEY,
    clinic_id uuid NOT NULL
);

CREATE TABLE device (
    clinic_id   uuid        NOT NULL REFERENCES clinic,
    device_id   uuid        NOT NULL,
    name        text        NOT NULL,
    public_key  bytea       NOT NULL CHECK (length(public_key) = 32),
    enrolled_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, device_id)
);

CREATE TABLE device_head (
    clinic_id  uuid   NOT NULL,
    device_id  uuid   NOT NULL,
    epoch      bigint NOT NULL CHECK (epoch > 0),
    seq        bigint NOT NULL CHECK (seq > 0),
    hash       bytea  NOT NULL CHECK (length(hash) = 32),
    server_seq bigint NOT NULL,  -- position of that change
    PRIMARY KEY (clinic_id, device_id, epoch),
    FOREIGN KEY (clinic_id, device_id) REFERENCES device
);

-- No foreign key from here: it would be checked row by row, and the relay verifies each signature against `device` anyway.
CREATE TABLE change (
    clinic_id   uuid        NOT NULL,
    server_seq  bigint      NOT NULL,
    device_id   uuid        NOT NULL,
    epoch       bigint      NOT NULL,
    seq         bigint      NOT NULL,
    hash        bytea       NOT NULL,
    header      bytea       NOT NULL,  -- verbatim, as signed
    sections    bytea       NOT NULL,  -- (length u32 LE | bytes)*, in the header's order; length 2^32-1 for a pruned one
    signature   bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, server_seq),
    UNIQUE (clinic_id, device_id, epoch, seq)
) PARTITION BY HASH (clinic_id);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE change_%s PARTITION OF change FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END
$$;

-- A device that wrote two histories: the second is kept aside for people to judge, never dropped.
CREATE TABLE fork (
    clinic_id   uuid        NOT NULL,
    device_id   uuid        NOT NULL,
    epoch       bigint      NOT NULL,
    seq         bigint      NOT NULL,
    hash        bytea       NOT NULL,
    header      bytea       NOT NULL,
    sections    bytea       NOT NULL,
    signature   bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, device_id, epoch, seq, hash),
    FOREIGN KEY (clinic_id, device_id) REFERENCES device
);

CREATE TABLE nonce (
    clinic_id  uuid        NOT NULL,
    nonce      bytea       NOT NULL CHECK (length(nonce) = 32),
    device_id  uuid        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, nonce)
);

-- Row by row, whatever a statement forgets: without a clinic set, a clinic's tables are empty.
CREATE FUNCTION this_clinic() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.clinic_id', true), '')::uuid;

DO $$
DECLARE
    walled text;
BEGIN
    FOREACH walled IN ARRAY ARRAY['clinic', 'device', 'device_head', 'change', 'fork', 'nonce'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
        EXECUTE format(
            'CREATE POLICY one_clinic ON %I TO esmalte_app USING (clinic_id = this_clinic())', walled);
    END LOOP;
END
$$;

GRANT SELECT, INSERT ON device, change, fork, device_home TO esmalte_app;
GRANT SELECT, INSERT, UPDATE ON clinic, device_head TO esmalte_app;
GRANT SELECT, UPDATE ON clinic_code TO esmalte_app;
GRANT SELECT, INSERT, DELETE ON nonce TO esmalte_app;
GRANT SELECT (incarnation) ON server_identity TO esmalte_app;
GRANT SELECT ON refinery_schema_history TO esmalte_app;
DO $$ BEGIN EXECUTE format('GRANT esmalte_app TO %I', current_user); END $$;
