import { useQuery } from "@tanstack/react-query";
import type { Filling, TemplateQuestion } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

export function useTemplates() {
  return useQuery({ queryKey: keys.templates(), queryFn: () => ipc.commands.templateList() });
}

/** A template with what is known filled in; what was said before stays on screen while the next answer is on its way. */
export function useFilled(filling: Filling | null) {
  return useQuery({
    queryKey: keys.templateFilled(filling),
    queryFn: () => (filling ? ipc.commands.templateFill(filling) : null),
    enabled: filling !== null,
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

/** By what a question's answer is handed back. */
export function questionKey(question: TemplateQuestion): string {
  return question.is === "worded" ? question.text : question.is;
}
