import { useMutation, useQuery } from "@tanstack/react-query";
import type { VisitForm, VisitView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { inTurn } from "../../lib/typed";

export function useVisits(patient: string) {
  return useQuery({ queryKey: keys.visits(patient), queryFn: () => ipc.commands.visitList(patient) });
}

/** Read anew whenever the page is opened, and after what is still being kept: an editor begins with the last word. */
export function useVisitHistory(patient: string) {
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: keys.visitHistory(patient),
    queryFn: () => inTurn(() => ipc.commands.visitHistory(patient)),
    refetchOnMount: "always",
  });
  return { data: isFetchedAfterMount ? data : undefined, error };
}

export function useMyVisit() {
  return useQuery({ queryKey: keys.myVisit(), queryFn: () => ipc.commands.visitMine() });
}

/** Everything a person does to a visit. What was written comes back through the refresh. */
export function useVisitChanges(patient: string) {
  const start = useMutation({ mutationFn: (form: VisitForm) => ipc.commands.visitStart(patient, form) });
  const edit = useMutation({
    mutationFn: ({ visit, form }: { visit: VisitView; form: VisitForm }) =>
      ipc.commands.visitEdit(visit.id, visit.clocks, form),
  });
  const close = useMutation({ mutationFn: (visit: string) => ipc.commands.visitClose(visit) });
  const reopen = useMutation({ mutationFn: (visit: string) => ipc.commands.visitReopen(visit) });
  const discard = useMutation({ mutationFn: (visit: string) => ipc.commands.visitDiscard(visit) });
  return { start, edit, close, reopen, discard };
}
