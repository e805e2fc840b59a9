import { useMutation, useQuery } from "@tanstack/react-query";
import type { EndReason, HealthItemForm, HealthItemView, ReadingForm } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useHealth(patient: string) {
  return useQuery({ queryKey: keys.health(patient), queryFn: () => ipc.commands.healthGet(patient) });
}

export function useHealthAlerts(patient: string) {
  return useQuery({ queryKey: keys.healthAlerts(patient), queryFn: () => ipc.commands.healthAlerts(patient) });
}

export function useHealthCatalogue() {
  return useQuery({
    queryKey: keys.healthCatalogue(),
    queryFn: () => ipc.commands.healthCatalogue(),
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Everything a person does to a history. What was written comes back through the refresh. */
export function useHealthChanges(patient: string) {
  const add = useMutation({ mutationFn: (form: HealthItemForm) => ipc.commands.healthAdd(patient, form) });
  const edit = useMutation({
    mutationFn: ({ item, form }: { item: HealthItemView; form: HealthItemForm }) =>
      ipc.commands.healthEdit(item.id, item.clocks, form),
  });
  const end = useMutation({
    mutationFn: ({ item, reason }: { item: HealthItemView; reason: EndReason }) =>
      ipc.commands.healthEnd(item.id, item.clocks, reason),
  });
  const restore = useMutation({
    mutationFn: (item: HealthItemView) => ipc.commands.healthRestore(item.id, item.clocks),
  });
  const measure = useMutation({ mutationFn: (form: ReadingForm) => ipc.commands.healthMeasure(patient, form) });
  const review = useMutation({ mutationFn: (seen: string[]) => ipc.commands.healthReview(patient, seen) });
  return { add, edit, end, restore, measure, review };
}
