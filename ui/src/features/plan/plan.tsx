import { type ReactNode, useEffect, useRef, useState } from "react";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import type { PlansView } from "../../lib/bindings";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { PlanBar } from "./plan-bar";
import { PlanComparison } from "./plan-comparison";
import { PlanEntry } from "./plan-entry";
import { PlanInspector } from "./plan-inspector";
import { PlanKeys } from "./plan-keys";
import { listed, PlanList } from "./plan-list";
import { PlanNone } from "./plan-none";
import { PlanProposals } from "./plan-proposals";
import type { Known } from "./plan-text";
import { useDesk } from "./use-desk";
import { usePlanCatalogue, usePlans, useRules } from "./use-plan";
import { usePlanKeys } from "./use-plan-keys";

type Props = {
  patient: string;
  /** The small odontogram with these teeth lit. */
  picture: (teeth: readonly number[]) => ReactNode;
  onPrint: (plan: string) => void;
  /** Opens with the proposals from the findings. */
  proposing: boolean;
};

/** The treatment plans of a patient: phases from top to bottom, keys act on the marked line. */
export function Plan(props: Props) {
  const plans = usePlans(props.patient);
  const catalogue = usePlanCatalogue();
  const rules = useRules();
  const error = plans.error ?? catalogue.error ?? rules.error;
  if (error)
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  if (!plans.data || !catalogue.data || !rules.data) return null;
  const known = { procedures: catalogue.data.procedures, rules: rules.data.rules };
  return <PlanDesk {...props} view={plans.data} known={known} />;
}

function PlanDesk({ patient, picture, onPrint, proposing, view, known }: Props & { view: PlansView; known: Known }) {
  const t = useText();
  const mayEdit = useMay("edit_plan");
  const [wantedPlan, setPlan] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const page = useRef<HTMLDivElement>(null);
  const { plans, prognoses, clinicians } = view;
  const offered = plans.filter((one) => !one.retired);
  const plan =
    plans.find((one) => one.id === wantedPlan) ?? offered.find((one) => one.active) ?? offered.at(-1) ?? plans.at(-1);
  const items = plan ? listed(plan) : [];
  const item = items.find((one) => one.id === chosen);

  // A line just added or moved is there only once the plan was asked for again.
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const line = wanted.current && page.current?.querySelector<HTMLElement>(`[data-item="${wanted.current}"]`);
    if (!line) return;
    wanted.current = null;
    line.focus();
  });
  const focusOn = (id: string) => {
    wanted.current = id;
    setChosen(id);
  };
  // A line that was changed may stand elsewhere once the plan was asked for again: the focus goes with it.
  const changed = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for again is what this waits for
  useEffect(() => {
    const line = changed.current && page.current?.querySelector<HTMLElement>(`[data-item="${changed.current}"]`);
    changed.current = null;
    if (line) line.focus();
  }, [view]);
  const follow = (id: string) => {
    focusOn(id);
    changed.current = id;
  };
  const desk = useDesk(patient, { plan, known, follow, first: proposing && mayEdit ? "proposals" : null });
  const editItem = () => page.current?.querySelector<HTMLElement>('[data-testid="plan-teeth"]')?.focus();
  const leave = () => {
    desk.setOpen(null);
    if (item) page.current?.querySelector<HTMLElement>(`[data-item="${item.id}"]`)?.focus();
  };
  usePlanKeys({
    plans,
    plan,
    items,
    item,
    mayEdit,
    desk,
    onPlan: setPlan,
    onItem: focusOn,
    onEdit: editItem,
    onLeave: leave,
  });
  const other = plan?.active ? plans.find((one) => one.accepted && !one.active && !one.retired) : undefined;
  const moved = (one: typeof item, phase: Parameters<typeof desk.move>[1]) => {
    if (one) {
      setChosen(one.id);
      desk.move(one, phase);
    }
  };
  return (
    <div ref={page} className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-5xl flex-col gap-3 px-6 py-4">
          <PlanBar
            plans={plans}
            plan={plan}
            mayEdit={mayEdit}
            comparing={desk.open === "compare"}
            onPlan={setPlan}
            onNew={() => desk.setOpen("entry")}
            onFindings={() => desk.setOpen("proposals")}
            onAlternative={() => desk.create(plan?.id ?? null, setPlan)}
            onAccept={() => plan && desk.accept(plan)}
            onUnaccept={() => plan && desk.unaccept(plan)}
            onRetire={() => plan && desk.retire(plan)}
            onRestore={() => plan && desk.bringBack(plan)}
            onCompare={() => desk.setOpen(desk.open === "compare" ? null : "compare")}
            onPrint={() => plan && onPrint(plan.id)}
          />
          {desk.failure && <ErrorNotice error={desk.failure} />}
          {items.some((one) => one.disputed) && (
            <Notice tone="alert" title={t("plan-disputed-title")}>
              {t("plan-disputed-text")}
            </Notice>
          )}
          {other && (
            <Notice tone="warn" title={t("plan-two-accepted", { name: other.name })}>
              {t("plan-two-accepted-text")}
            </Notice>
          )}
          {desk.open === "entry" && (
            <PlanEntry
              procedures={known.procedures}
              error={desk.items.add.error}
              onAdd={(form) => desk.add([{ form, findings: [] }])}
              onClose={leave}
            />
          )}
          {desk.open === "compare" ? (
            <PlanComparison plans={offered} known={known} mayEdit={mayEdit} onAccept={desk.accept} />
          ) : plan ? (
            <PlanList
              plan={plan}
              known={known}
              prognoses={prognoses}
              chosen={chosen}
              mayEdit={mayEdit}
              onChoose={(one) => setChosen(one.id)}
              onEdit={editItem}
              onMove={moved}
              onOrder={(phases) => desk.order(plan, phases)}
            />
          ) : (
            desk.open !== "entry" && <PlanNone mayEdit={mayEdit} onFindings={() => desk.setOpen("proposals")} />
          )}
          <PlanKeys mayEdit={mayEdit} several={plans.length > 1} />
        </div>
      </div>
      <aside
        aria-label={t("plan-item-panel")}
        className="flex w-[23rem] shrink-0 flex-col gap-4 overflow-auto border-line border-l bg-surface p-4"
      >
        {picture(item?.teeth ?? [])}
        {item ? (
          <PlanInspector
            key={`${item.id} ${item.clocks}`}
            item={item}
            known={known}
            prognoses={prognoses}
            clinicians={clinicians}
            mayEdit={mayEdit}
            dropping={desk.open === "drop"}
            onDropping={(open) => desk.setOpen(open ? "drop" : null)}
            error={desk.items.edit.error ?? desk.items.drop.error}
            onSave={(form) => desk.save(item, form)}
            onComplete={() => desk.complete(item)}
            onReopen={() => desk.reopen(item)}
            onDrop={(reason) => desk.drop(item, reason)}
            onRestore={() => desk.restore(item)}
            onJudge={(prognosis) => desk.judge({ teeth: [...item.teeth], prognosis })}
          />
        ) : (
          <p className="text-ink-3 text-sm">{t("plan-item-none")}</p>
        )}
      </aside>
      {desk.open === "proposals" && (
        <PlanProposals
          patient={patient}
          known={known}
          error={desk.items.add.error}
          onAdd={desk.add}
          onClose={() => desk.setOpen(null)}
        />
      )}
    </div>
  );
}
