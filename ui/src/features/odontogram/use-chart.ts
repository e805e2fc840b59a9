import { useQuery } from "@tanstack/react-query";
import type { ChartView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import type { Drawing } from "./drawing";

export function useCatalogue() {
  return useQuery({
    queryKey: keys.catalogue(),
    queryFn: () => ipc.commands.odontogramCatalogue(),
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function useDrawing() {
  return useQuery({
    queryKey: keys.drawing(),
    queryFn: async () => (await ipc.commands.odontogramDrawing()) as Drawing,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function useChart(patient: string, view: ChartView) {
  return useQuery({
    queryKey: keys.chart(patient, view),
    queryFn: () => ipc.commands.odontogramGet(patient, view),
    // Going from one date to another must not blink.
    placeholderData: (old) => old,
  });
}
