import { useMutation, useQuery } from "@tanstack/react-query";
import type { ConsentDraft, ConsentForm } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useConsents(patient: string) {
  return useQuery({ queryKey: keys.consents(patient), queryFn: () => ipc.commands.consentList(patient) });
}

export function useTemplates() {
  return useQuery({ queryKey: keys.consentTemplates(), queryFn: () => ipc.commands.consentTemplates() });
}

export function useTemplateVersions(template: string | null) {
  return useQuery({
    queryKey: keys.consentVersions(template),
    queryFn: () => (template ? ipc.commands.consentTemplateVersions(template) : []),
    enabled: template !== null,
  });
}

export function useStaff() {
  return useQuery({ queryKey: keys.staff(), queryFn: () => ipc.commands.staffList() });
}

/** The text as it would be signed, field by field while they are filled in. */
export function useWording(patient: string, draft: ConsentDraft | null) {
  return useQuery({
    queryKey: keys.consentWording(patient, draft),
    queryFn: () => (draft ? ipc.commands.consentWording(patient, draft) : null),
    enabled: draft !== null,
    placeholderData: (old) => old,
    gcTime: 0,
  });
}

export function useSign(patient: string) {
  return useMutation({ mutationFn: (form: ConsentForm) => ipc.commands.consentSign(patient, form) });
}
