-- The operator may stop serving a clinic without losing anything of it.
ALTER TABLE clinic ADD COLUMN suspended_at timestamptz;

-- Requests move a clinic's last position and nothing else of it; who is suspended is the operator's to say.
REVOKE UPDATE ON clinic FROM esmalte_app;
GRANT UPDATE (server_seq) ON clinic TO esmalte_app;

-- Codes are made before their clinic exists, so they cannot live beside it; a key from a table that is copied to every
-- machine to one that is spread over them is none that Citus can check.
ALTER TABLE clinic_code DROP CONSTRAINT clinic_code_used_by_fkey;

-- An instant as operators read it.
CREATE FUNCTION told(instant timestamptz) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
