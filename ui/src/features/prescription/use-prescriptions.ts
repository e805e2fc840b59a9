import { useMutation, useQuery } from "@tanstack/react-query";
import type { Medicine, PrescriptionForm } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function usePrescriptions(patient: string) {
  return useQuery({ queryKey: keys.prescriptions(patient), queryFn: () => ipc.commands.prescriptionList(patient) });
}

export function useDrugs() {
  return useQuery({
    queryKey: keys.drugs(),
    queryFn: () => ipc.commands.prescriptionDrugs(),
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** What must be known of these lines. Asked again when what is in them changes, not at each letter of a dose. */
export function useHazards(patient: string, items: Medicine[]) {
  const inside = items.map(({ code, ingredient, brand, route }) =>
    [code, ingredient.trim(), brand.trim(), route].join("|"),
  );
  return useQuery({
    queryKey: keys.prescriptionHazards(patient, inside),
    queryFn: () => ipc.commands.prescriptionHazards(patient, items),
    placeholderData: (old) => old,
  });
}

/** Everything a person does to prescriptions. What was written comes back through the refresh. */
export function usePrescriptionChanges(patient: string) {
  const sign = useMutation({ mutationFn: (form: PrescriptionForm) => ipc.commands.prescriptionSign(patient, form) });
  return { sign };
}
