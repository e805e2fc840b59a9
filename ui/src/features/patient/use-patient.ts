import { useQuery } from "@tanstack/react-query";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function usePatient(id: string) {
  return useQuery({ queryKey: keys.patient(id), queryFn: () => ipc.commands.patientGet(id) });
}
