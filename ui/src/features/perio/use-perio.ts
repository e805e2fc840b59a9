import { useQuery } from "@tanstack/react-query";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import type { Drawing } from "./drawing";

export function usePerioDrawing() {
  return useQuery({
    queryKey: keys.perioDrawing(),
    queryFn: async () => (await ipc.commands.perioDrawing()) as Drawing,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function useExams(patient: string) {
  return useQuery({ queryKey: keys.perioExams(patient), queryFn: () => ipc.commands.perioList(patient) });
}

/** With the moment of asking: what was kept before it stands in the answer. */
export function useExam(patient: string, exam: string) {
  return useQuery({
    queryKey: keys.perioExam(patient, exam),
    queryFn: async () => {
      const asked = performance.now();
      return { view: await ipc.commands.perioExam(exam), asked };
    },
  });
}

export function useComparison(patient: string, exams: readonly string[]) {
  return useQuery({
    queryKey: keys.perioComparison(patient, exams),
    queryFn: () => ipc.commands.perioCompare([...exams]),
    placeholderData: (old) => old,
  });
}
