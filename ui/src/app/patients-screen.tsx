import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { PatientList } from "../features/patient/patient-list";

export function PatientsScreen() {
  const navigate = useNavigate();
  const open = useCallback(
    (patient: string) => void navigate({ to: "/patients/$patient", params: { patient } }),
    [navigate],
  );
  return (
    <PatientList onOpen={open} onNew={(name) => void navigate({ to: "/patients/new", search: name ? { name } : {} })} />
  );
}
