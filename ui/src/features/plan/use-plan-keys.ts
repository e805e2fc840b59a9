import type { PlanItemView, PlanPhase, PlanView, Priority } from "../../lib/bindings";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { isOpen } from "./plan-text";
import type { Desk } from "./use-desk";

type At = {
  plans: readonly PlanView[];
  plan: PlanView | undefined;
  items: readonly PlanItemView[];
  item: PlanItemView | undefined;
  mayEdit: boolean;
  desk: Desk;
  onPlan: (id: string) => void;
  onItem: (id: string) => void;
  onEdit: () => void;
  onLeave: () => void;
};

const PRIORITIES: Record<string, Priority> = { "1": "high", "2": "normal", "3": "low" };

/** The keys of the plan. Inside a form or a list they are the form's own; Escape gives the line its focus back. */
export function usePlanKeys(at: At) {
  useWindowKeys((event) => {
    if (event.ctrlKey || event.metaKey || at.desk.open === "proposals") return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-plan-form],[role=listbox],[role=dialog]")) {
      if (event.key === "Escape") at.onLeave();
      return;
    }
    if (isTyping(event.target)) return;
    const onLine = target === document.body || Boolean(target?.closest("[data-item]"));
    if (handle(event, at, onLine)) event.preventDefault();
  });
}

function handle(event: KeyboardEvent, at: At, onLine: boolean): boolean {
  if (event.altKey) return withAlt(event.key, at);
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
      return step(event.key === "ArrowDown" ? 1 : -1, at);
    case "ArrowLeft":
    case "ArrowRight":
      return onLine && turn(event.key === "ArrowRight" ? 1 : -1, at);
    case "Enter":
      if (!onLine || !at.item) return false;
      at.onEdit();
      return true;
    case " ":
      if (!onLine || !at.item || !at.mayEdit) return false;
      at.desk.toggleDone(at.item);
      return true;
  }
  return letter(event.key.toLowerCase(), at);
}

function letter(key: string, { plans, item, mayEdit, desk }: At): boolean {
  if (key === "c" && plans.length > 1) {
    desk.setOpen(desk.open === "compare" ? null : "compare");
    return true;
  }
  if (!mayEdit) return false;
  const priority = PRIORITIES[key];
  if (key === "n") desk.setOpen("entry");
  else if (key === "f") desk.setOpen("proposals");
  else if (!item) return false;
  else if (key === "u" && item.status === "dropped") desk.restore(item);
  else if (!isOpen(item)) return false;
  else if (key === "x") desk.setOpen("drop");
  else if (key === "b") desk.begin(item);
  else if (priority) desk.prefer(item, priority);
  else return false;
  return true;
}

/** To the item above or below. */
function step(by: 1 | -1, { items, item, onItem }: At): boolean {
  const from = items.findIndex((one) => one.id === item?.id);
  const next = items[from < 0 ? 0 : Math.max(0, Math.min(items.length - 1, from + by))];
  if (next) onItem(next.id);
  return Boolean(next);
}

/** To the plan before or after. */
function turn(by: 1 | -1, { plans, plan, onPlan }: At): boolean {
  const next = plans[plans.findIndex((one) => one.id === plan?.id) + by];
  if (next) onPlan(next.id);
  return Boolean(next);
}

/** The item goes to the phase above or below. */
function withAlt(key: string, { plan, item, mayEdit, desk }: At): boolean {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!by || !plan || !item || !mayEdit || !isOpen(item)) return false;
  const phase: PlanPhase | undefined = plan.phases[plan.phases.indexOf(item.phase) + by];
  if (phase) desk.move(item, phase);
  return true;
}
