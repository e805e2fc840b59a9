import { useQuery } from "@tanstack/react-query";
import type { PaperKind, PaperSearch } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

/** Every kind of document, in the order in which people look for them. */
export const PAPER_KINDS = [
  "odontogram",
  "perio",
  "perio_comparison",
  "history",
  "plan",
  "consent",
  "prescription",
  "certificate",
  "referral",
  "recall_letter",
  "mih_follow_up",
  "carnet",
  "hygiene",
  "risk",
] as const satisfies readonly PaperKind[];

export function usePapers(patient: string) {
  return useQuery({ queryKey: keys.papers(patient), queryFn: () => ipc.commands.paperList(patient) });
}

export function usePaperRegister(search: PaperSearch) {
  return useQuery({
    queryKey: keys.paperRegister(search),
    queryFn: () => ipc.commands.paperRegister(search),
    placeholderData: (old) => old,
  });
}
