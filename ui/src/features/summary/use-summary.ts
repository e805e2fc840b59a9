import { useQuery } from "@tanstack/react-query";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useSummary(patient: string) {
  return useQuery({ queryKey: keys.summary(patient), queryFn: () => ipc.commands.patientSummary(patient) });
}
