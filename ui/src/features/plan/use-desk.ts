import { useState } from "react";
import { useToast } from "../../components/toasts";
import type { NewPlanItem, PlanItemForm, PlanItemView, PlanPhase, PlanView, Priority } from "../../lib/bindings";
import { asCommandError } from "../../lib/ipc";
import { useText } from "../../lib/text";
import { formOf, type Known, placeText, procedureText, workText } from "./plan-text";
import { useItemChanges, usePlanChanges } from "./use-plan";

/** What is open on the screen beside the list. */
export type Open = "entry" | "proposals" | "drop" | "compare" | null;

type About = {
  plan: PlanView | undefined;
  known: Known;
  follow: (item: string) => void;
  /** What is open at the beginning. */
  first: Open;
};

/** Carries out what a person does to a plan, says it, and offers the way back. */
export function useDesk(patient: string, { plan, known, follow, first }: About) {
  const t = useText();
  const toast = useToast();
  const [open, setOpen] = useState<Open>(first);
  const items = useItemChanges(patient);
  const plans = usePlanChanges(patient);
  const what = (item: PlanItemView) => `${placeText(item.teeth, t)} · ${workText(item, known, t)}`;
  const say = (text: string, undo?: () => void) => toast(undo ? { text, undo } : { text });
  const refused = (error: unknown) => {
    const { code, fields } = asCommandError(error);
    const reasons = [...new Set(fields.map(({ reason }) => t(`invalid-${reason}`)))];
    toast({ text: reasons.join(". ") || t(`error-${code}`), tone: "alert" });
  };
  const edit = (item: PlanItemView, some: Partial<PlanItemForm>, text: string) => {
    const done = () => {
      follow(item.id);
      say(text);
    };
    items.edit.mutate({ item, form: { ...formOf(item), ...some } }, { onSuccess: done, onError: refused });
  };
  const reopen = (item: PlanItemView) =>
    items.reopen.mutate(item, {
      onSuccess: () => say(t("plan-said-reopened", { what: what(item) })),
      onError: refused,
    });
  const complete = (item: PlanItemView) =>
    items.complete.mutate(item, {
      onSuccess: ({ findings }) =>
        say(t(findings.length > 0 ? "plan-said-done-charted" : "plan-said-done", { what: what(item) }), () =>
          reopen(item),
        ),
      onError: refused,
    });
  const added = (name: string, ids: readonly string[], form: PlanItemForm | undefined) => {
    setOpen(null);
    const [id] = ids;
    if (id) follow(id);
    say(
      t("plan-said-added", {
        plan: name,
        n: ids.length,
        what: form ? procedureText(form.procedure, t, form.name) : "",
      }),
    );
  };
  return {
    open,
    setOpen: (next: Open) => {
      items.add.reset();
      items.drop.reset();
      setOpen(next);
    },
    items,
    failure:
      plans.create.error ??
      plans.edit.error ??
      plans.accept.error ??
      plans.unaccept.error ??
      plans.retire.error ??
      plans.restore.error ??
      plans.judge.error ??
      null,
    complete,
    reopen,
    toggleDone: (item: PlanItemView) => {
      if (item.status === "done") reopen(item);
      else if (item.status !== "dropped") complete(item);
    },
    move: (item: PlanItemView, phase: PlanPhase) =>
      edit(item, { phase }, t("plan-said-moved", { what: what(item), phase: t(`phase-${phase}`) })),
    prefer: (item: PlanItemView, priority: Priority) =>
      edit(item, { priority }, t("plan-said-priority", { what: what(item), priority: t(`plan-priority-${priority}`) })),
    begin: (item: PlanItemView) => edit(item, { progress: "in_progress" }, t("plan-said-begun", { what: what(item) })),
    save: (item: PlanItemView, form: PlanItemForm) =>
      items.edit.mutate(
        { item, form },
        {
          onSuccess: () => {
            follow(item.id);
            say(t("plan-said-saved", { what: what(item) }));
          },
        },
      ),
    drop: (item: PlanItemView, reason: string) =>
      items.drop.mutate(
        { item, reason },
        {
          onSuccess: () => {
            setOpen(null);
            follow(item.id);
            say(t("plan-said-dropped", { what: what(item) }));
          },
        },
      ),
    restore: (item: PlanItemView) =>
      items.restore.mutate(item, {
        onSuccess: () => {
          follow(item.id);
          say(t("plan-said-restored", { what: what(item) }));
        },
        onError: refused,
      }),
    judge: plans.judge.mutate,
    add: (fresh: NewPlanItem[]) =>
      items.add.mutate(
        { plan: plan?.id ?? null, items: fresh },
        { onSuccess: ({ name, items: ids }) => added(name, ids, fresh[0]?.form) },
      ),
    create: (like: string | null, then: (id: string) => void) => plans.create.mutate(like, { onSuccess: then }),
    accept: (one: PlanView) =>
      plans.accept.mutate(one, { onSuccess: () => say(t("plan-said-accepted", { name: one.name })) }),
    unaccept: (one: PlanView) =>
      plans.unaccept.mutate(one, { onSuccess: () => say(t("plan-said-unaccepted", { name: one.name })) }),
    retire: plans.retire.mutate,
    bringBack: plans.restore.mutate,
    order: (one: PlanView, phases: PlanPhase[]) => plans.edit.mutate({ plan: one, form: { name: one.name, phases } }),
  };
}

export type Desk = ReturnType<typeof useDesk>;
