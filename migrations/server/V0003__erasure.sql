-- Patients whose sections are taken out of everything held and of whatever still comes. A number each; who it was,
-- nobody can tell here.
CREATE TABLE erased (
    clinic_id uuid        NOT NULL REFERENCES clinic,
    subject   uuid        NOT NULL,
    erased_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, subject)
);

ALTER TABLE erased ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_clinic ON erased TO esmalte_app USING (clinic_id = this_clinic());

GRANT SELECT, INSERT ON erased TO esmalte_app;

-- Of a change that is held nothing else may ever be touched: the header names each section by its hash.
GRANT UPDATE (sections) ON change, fork TO esmalte_app;
