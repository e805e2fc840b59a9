import { useQuery } from "@tanstack/react-query";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useIndices(patient: string) {
  return useQuery({ queryKey: keys.indices(patient), queryFn: () => ipc.commands.indexList(patient) });
}

/** With the moment of asking: what was kept before it stands in the answer. */
export function useIndexExam(patient: string, exam: string) {
  return useQuery({
    queryKey: keys.indexExam(patient, exam),
    queryFn: async () => {
      const asked = performance.now();
      return { view: await ipc.commands.indexExam(exam), asked };
    },
  });
}

export function useMihFollowUp(patient: string) {
  return useQuery({ queryKey: keys.mih(patient), queryFn: () => ipc.commands.mihFollowUp(patient) });
}
