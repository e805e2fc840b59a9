import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { Button } from "../../components/button";
import { Panel } from "../../components/panel";
import type { NextWork } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";
import { placeText, procedureText, surfaceText } from "./plan-text";

/** The plan on the patient's first page: how far it is, and what comes next, phase by phase. */
export function PlanSummary({ patient, onOpen }: { patient: string; onOpen: () => void }) {
  const t = useText();
  const { data } = useQuery({ queryKey: keys.summary(patient), queryFn: () => ipc.commands.patientSummary(patient) });
  if (!data) return null;
  const { plan } = data;
  const phases = plan ? [...new Set(plan.next.map((work) => work.phase))] : [];
  const open = plan ? plan.total - plan.done : 0;
  const rest = open - (plan?.next.length ?? 0);
  return (
    <Panel
      title={t("tab-plan")}
      className="p-4"
      actions={
        <Button
          look="quiet"
          onPress={onOpen}
          icon={<ArrowRight size={16} strokeWidth={1.75} aria-hidden />}
          className="flex-row-reverse"
          data-testid="summary-plan-open"
        >
          {t("summary-plan-open")}
        </Button>
      }
    >
      {!plan ? (
        <p className="text-ink-3 text-sm">{t("summary-plan-none")}</p>
      ) : (
        <div data-testid="summary-plan">
          <p className="mb-2 text-ink-2 text-sm">
            {plan.accepted
              ? t("summary-plan-followed", { name: plan.name, done: plan.done, total: plan.total })
              : t("summary-plan-proposed", { name: plan.name })}
          </p>
          {phases.map((phase) => (
            <section key={phase} className="mb-1.5">
              <h3 className="font-medium text-ink-3 text-xs">{t(`phase-${phase}`)}</h3>
              <ul>
                {plan.next
                  .filter((work) => work.phase === phase)
                  .map((work) => (
                    <Line key={`${work.procedure} ${work.teeth.join()} ${work.surfaces.join()}`} work={work} />
                  ))}
              </ul>
            </section>
          ))}
          {rest > 0 && <p className="text-ink-3 text-sm">{t("summary-open-more", { n: rest })}</p>}
        </div>
      )}
    </Panel>
  );
}

function Line({ work }: { work: NextWork }) {
  const t = useText();
  const what = [procedureText(work.procedure, t, work.name), surfaceText(work)].filter(Boolean).join(" ");
  return (
    <li className="flex gap-3 py-1 text-sm">
      <span className="tnum w-16 shrink-0 truncate font-bold">{placeText(work.teeth, t)}</span>
      <span className="min-w-0 flex-1 truncate">{what}</span>
      {work.status === "in_progress" && <span className="shrink-0 text-info">{t("plan-status-in_progress")}</span>}
      {work.priority === "high" && <span className="shrink-0 font-medium text-alert">{t("plan-priority-high")}</span>}
    </li>
  );
}
