import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Choice } from "../../components/choice";
import type { PlanRequest } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { DocumentPreview, type Paper } from "./document-preview";

type Props = { patient: string; plan: string | undefined; onPlan: (plan: string) => void; children?: ReactNode };

/** A treatment plan on paper. */
export function PlanPreview({ patient, plan: wanted, onPlan, children }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const [paper, setPaper] = useState<Paper>({ language, colour: "on" });
  const plans = useQuery({ queryKey: keys.plans(patient), queryFn: () => ipc.commands.planGet(patient) });
  const offered = plans.data?.plans.filter((one) => !one.retired || one.id === wanted) ?? [];
  const plan = offered.find((one) => one.id === wanted) ?? offered.find((one) => one.active) ?? offered.at(-1);
  const input: PlanRequest = {
    patient,
    plan: plan?.id ?? null,
    language: paper.language,
    colour: paper.colour === "on",
  };
  const { data, error, isFetching } = useQuery({
    queryKey: keys.reportPlan(input),
    queryFn: () => ipc.commands.reportPlan(input),
    enabled: plan !== undefined,
    placeholderData: (old) => old,
    gcTime: 0,
  });
  return (
    <DocumentPreview paper={paper} onPaper={setPaper} made={data} working={isFetching} error={plans.error ?? error}>
      {children}
      {plan ? (
        <Choice
          label={t("preview-plan")}
          value={plan.id}
          options={offered.map((one) => ({
            id: one.id,
            text: t(one.active ? "plan-active" : "plan-name", { name: one.name }),
          }))}
          onChange={onPlan}
        />
      ) : (
        plans.data && <p className="text-ink-2 text-sm">{t("preview-no-plan")}</p>
      )}
    </DocumentPreview>
  );
}
