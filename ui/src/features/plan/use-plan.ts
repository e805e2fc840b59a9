import { useMutation, useQuery } from "@tanstack/react-query";
import type { NewPlanItem, PlanForm, PlanItemForm, PlanItemView, PlanView, Prognosis } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function usePlans(patient: string) {
  return useQuery({ queryKey: keys.plans(patient), queryFn: () => ipc.commands.planGet(patient) });
}

export function usePlanCatalogue() {
  return useQuery({
    queryKey: keys.planCatalogue(),
    queryFn: () => ipc.commands.planCatalogue(),
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The catalogue of findings: a detail of a plan is called as the finding it will be. */
export function useRules() {
  return useQuery({
    queryKey: keys.catalogue(),
    queryFn: () => ipc.commands.odontogramCatalogue(),
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function useProposals(patient: string) {
  return useQuery({
    queryKey: keys.proposals(patient),
    queryFn: () => ipc.commands.planPropose(patient, []),
    gcTime: 0,
  });
}

/** Everything a person does to a plan as a whole. What was written comes back through the refresh. */
export function usePlanChanges(patient: string) {
  const create = useMutation({
    mutationFn: (like: string | null) => ipc.commands.planCreate(patient, "", like),
  });
  const edit = useMutation({
    mutationFn: ({ plan, form }: { plan: PlanView; form: PlanForm }) =>
      ipc.commands.planEdit(plan.id, plan.clocks, form),
  });
  const accept = useMutation({ mutationFn: (plan: PlanView) => ipc.commands.planAccept(plan.id) });
  const unaccept = useMutation({ mutationFn: (plan: PlanView) => ipc.commands.planUnaccept(plan.id) });
  const retire = useMutation({ mutationFn: (plan: PlanView) => ipc.commands.planRetire(plan.id) });
  const restore = useMutation({ mutationFn: (plan: PlanView) => ipc.commands.planRestore(plan.id) });
  const judge = useMutation({
    mutationFn: ({ teeth, prognosis }: { teeth: number[]; prognosis: Prognosis | null }) =>
      ipc.commands.planJudge(patient, teeth, prognosis),
  });
  return { create, edit, accept, unaccept, retire, restore, judge };
}

/** Everything a person does to its items. */
export function useItemChanges(patient: string) {
  const add = useMutation({
    mutationFn: ({ plan, items }: { plan: string | null; items: NewPlanItem[] }) =>
      ipc.commands.planAdd(patient, plan, items),
  });
  const edit = useMutation({
    mutationFn: ({ item, form }: { item: PlanItemView; form: PlanItemForm }) =>
      ipc.commands.planItemEdit(item.id, item.clocks, form),
  });
  const drop = useMutation({
    mutationFn: ({ item, reason }: { item: PlanItemView; reason: string }) =>
      ipc.commands.planItemDrop(item.id, item.clocks, reason),
  });
  const restore = useMutation({
    mutationFn: (item: PlanItemView) => ipc.commands.planItemRestore(item.id, item.clocks),
  });
  const complete = useMutation({ mutationFn: (item: PlanItemView) => ipc.commands.planItemComplete(item.id, null) });
  const reopen = useMutation({ mutationFn: (item: PlanItemView) => ipc.commands.planItemReopen(item.id) });
  return { add, edit, drop, restore, complete, reopen };
}
