import { useMutation, useQuery } from "@tanstack/react-query";
import type { LetterDraft, LetterForm, LetterTemplateForm } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useLetters(patient: string) {
  return useQuery({ queryKey: keys.letters(patient), queryFn: () => ipc.commands.letterList(patient) });
}

export function useLetterTemplates() {
  return useQuery({ queryKey: keys.letterTemplates(), queryFn: () => ipc.commands.letterTemplates() });
}

/** What the form begins with; asked anew each time one is begun. */
export function useBegin(patient: string, template: string) {
  return useQuery({
    queryKey: keys.letterBegin(patient, template),
    queryFn: () => ipc.commands.letterBegin(patient, template),
    gcTime: 0,
  });
}

/** The letter as it would be issued, text and pages, while it is being written. */
export function useWording(patient: string, draft: LetterDraft) {
  return useQuery({
    queryKey: keys.letterWording(patient, draft),
    queryFn: () => ipc.commands.letterWording(patient, draft),
    placeholderData: (old) => old,
    gcTime: 0,
  });
}

export function useIssue(patient: string) {
  return useMutation({ mutationFn: (form: LetterForm) => ipc.commands.letterIssue(patient, form) });
}

/** The page that a template would make while it is being written. */
export function useTemplatePreview(form: LetterTemplateForm) {
  return useQuery({
    queryKey: keys.letterPreview(form),
    queryFn: () => ipc.commands.letterTemplatePreview(form),
    placeholderData: (old) => old,
    gcTime: 0,
  });
}

export function useTemplateVersions(template: string | null) {
  return useQuery({
    queryKey: keys.letterVersions(template),
    queryFn: () => (template ? ipc.commands.letterTemplateVersions(template) : []),
    enabled: template !== null,
  });
}
