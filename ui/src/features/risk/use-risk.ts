import { useQuery } from "@tanstack/react-query";
import type { NewRiskAssessment } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useRisk(patient: string, may: boolean) {
  return useQuery({ queryKey: keys.risk(patient), queryFn: () => ipc.commands.riskGet(patient), enabled: may });
}

/** What answers that nobody has kept yet argue for. */
export function useArgued(form: string, answers: NewRiskAssessment["answers"]) {
  return useQuery({
    queryKey: keys.riskArgued(form, answers),
    queryFn: () => ipc.commands.riskArgue(form, answers),
    placeholderData: (old) => old,
    gcTime: 0,
  });
}

export function useRecall(patient: string) {
  return useQuery({ queryKey: keys.recall(patient), queryFn: () => ipc.commands.recallGet(patient) });
}
