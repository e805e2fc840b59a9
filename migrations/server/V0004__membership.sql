-- Devices after their enrolment: how far a revoked one is heard, until when an invitation is good, and new keys.

ALTER TABLE device
    ADD COLUMN expires_at timestamptz,  -- until when its invitation is good
    ADD COLUMN last_epoch bigint,       -- last valid change of a revoked device; 0 when none is
    ADD COLUMN last_seq   bigint;

-- Keys that devices took later: what comes after the place named is signed with them.
CREATE TABLE device_rotation (
    clinic_id  uuid   NOT NULL,
    device_id  uuid   NOT NULL,
    epoch      bigint NOT NULL,
    seq        bigint NOT NULL,
    public_key bytea  NOT NULL CHECK (length(public_key) = 32),
    PRIMARY KEY (clinic_id, device_id, epoch, seq),
    FOREIGN KEY (clinic_id, device_id) REFERENCES device
);

ALTER TABLE device_rotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_clinic ON device_rotation TO esmalte_app USING (clinic_id = this_clinic());

GRANT SELECT, INSERT ON device_rotation TO esmalte_app;
GRANT UPDATE (last_epoch, last_seq) ON device TO esmalte_app;
