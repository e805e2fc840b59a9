import { ThumbsUp } from "lucide-react";
import { Button } from "../../components/button";
import type { PlanPhase, PlanView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { type Known, placeText, workText } from "./plan-text";

type Props = { plans: readonly PlanView[]; known: Known; mayEdit: boolean; onAccept: (plan: PlanView) => void };

const PHASES: readonly PlanPhase[] = ["urgent", "disease_control", "corrective", "maintenance"];

/** The alternatives side by side, phase by phase. */
export function PlanComparison({ plans, known, mayEdit, onAccept }: Props) {
  const t = useText();
  const items = (plan: PlanView, phase: PlanPhase) =>
    plan.items.filter((item) => item.phase === phase && item.status !== "dropped");
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-sm" data-testid="plan-comparison">
      <caption className="sr-only">{t("plan-compare")}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-36">
            <span className="sr-only">{t("plan-phase")}</span>
          </th>
          {plans.map((plan) => (
            <th key={plan.id} scope="col" className="border-line border-b px-3 py-2 text-left align-top">
              <span className="block font-bold text-lg">
                {t(plan.active ? "plan-active" : "plan-name", { name: plan.name })}
              </span>
              {mayEdit && !plan.active && (
                <Button
                  look="quiet"
                  className="-ml-3"
                  icon={<ThumbsUp size={15} strokeWidth={1.75} aria-hidden />}
                  onPress={() => onAccept(plan)}
                >
                  {t("plan-accept")}
                  <span className="sr-only">{plan.name}</span>
                </Button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PHASES.map((phase) => (
          <tr key={phase}>
            <th scope="row" className="border-line border-b py-3 pr-3 text-left align-top font-medium text-ink-2">
              {t(`phase-${phase}`)}
            </th>
            {plans.map((plan) => (
              <td key={plan.id} className="border-line border-b px-3 py-3 align-top">
                {items(plan, phase).length === 0 ? (
                  <span className="text-ink-3">—</span>
                ) : (
                  <ul className="flex flex-col gap-1.5">
                    {items(plan, phase).map((item) => (
                      <li key={item.id} className="flex gap-2">
                        <span className="tnum w-14 shrink-0 font-bold">{placeText(item.teeth, t)}</span>
                        <span className={item.status === "done" ? "text-ink-2" : ""}>
                          {workText(item, known, t)}
                          {item.status === "done" && ` · ${t("plan-status-done")}`}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
