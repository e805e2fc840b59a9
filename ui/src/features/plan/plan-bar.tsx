import { Archive, ArchiveRestore, Columns2, Copy, FileText, ListPlus, Plus, ThumbsUp, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { Segmented } from "../../components/segmented";
import type { PlanView } from "../../lib/bindings";
import { isoDay, spokenDay } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

type Props = {
  plans: readonly PlanView[];
  plan: PlanView | undefined;
  mayEdit: boolean;
  comparing: boolean;
  onPlan: (id: string) => void;
  onNew: () => void;
  onFindings: () => void;
  onAlternative: () => void;
  onAccept: () => void;
  onUnaccept: () => void;
  onRetire: () => void;
  onRestore: () => void;
  onCompare: () => void;
  onPrint: () => void;
};

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Which plan, what the patient said to it, and what can be done with it. */
export function PlanBar(props: Props) {
  const { plans, plan, mayEdit, comparing } = props;
  const t = useText();
  const name = (one: PlanView) => {
    const text = t(one.active ? "plan-active" : "plan-name", { name: one.name });
    return one.retired ? `${text} · ${t("plan-retired").toLowerCase()}` : text;
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {plans.length > 0 && (
          <Segmented
            label={t("plan-plans")}
            value={plan?.id ?? ""}
            segments={plans.map((one) => ({ id: one.id, text: name(one) }))}
            onChange={props.onPlan}
          />
        )}
        <span className="flex-1" />
        {plans.length > 1 && (
          <Button look="quiet" icon={<Columns2 {...icon} />} onPress={props.onCompare} data-testid="plan-compare">
            {t(comparing ? "plan-compare-end" : "plan-compare")} <KeyCap>C</KeyCap>
          </Button>
        )}
        {mayEdit && (
          <>
            <Button icon={<ListPlus {...icon} />} onPress={props.onFindings} data-testid="plan-findings">
              {t("plan-from-findings")} <KeyCap>F</KeyCap>
            </Button>
            <Button
              look={plan && !plan.active ? "plain" : "primary"}
              icon={<Plus {...icon} />}
              onPress={props.onNew}
              data-testid="plan-new"
            >
              {t("plan-new")} <KeyCap>N</KeyCap>
            </Button>
          </>
        )}
      </div>
      {plan && <Standing {...props} plan={plan} />}
    </div>
  );
}

/** Since when it is agreed, or that it is only proposed; and the way from one to the other. */
function Standing({
  plan,
  mayEdit,
  onAccept,
  onUnaccept,
  onRetire,
  onRestore,
  onAlternative,
  onPrint,
}: Props & { plan: PlanView }): ReactNode {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const day = (at: number) => spokenDay(isoDay(new Date(at)), now, language, t);
  const told = plan.retired
    ? t("plan-retired")
    : !plan.accepted
      ? t("plan-proposed", { day: day(plan.recordedAt), by: plan.by })
      : plan.active
        ? t("plan-accepted", { day: day(plan.accepted.at), by: plan.accepted.by })
        : t("plan-replaced", { day: day(plan.accepted.at) });
  const counted = plan.items.filter((item) => item.status !== "dropped");
  const done = counted.filter((item) => item.status === "done").length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 truncate text-ink-2 text-sm" title={told} data-testid="plan-standing">
        {t("plan-done-count", { done, total: counted.length })} · {told}
      </p>
      <Button look="quiet" icon={<FileText {...icon} />} onPress={onPrint} data-testid="plan-print">
        {t("plan-print")}
      </Button>
      {mayEdit && !plan.retired && (
        <>
          <Button look="quiet" icon={<Copy {...icon} />} onPress={onAlternative} data-testid="plan-alternative">
            {t("plan-alternative")}
          </Button>
          {!plan.active && (
            <Button look="quiet" icon={<Archive {...icon} />} onPress={onRetire} data-testid="plan-retire">
              {t("plan-retire")}
            </Button>
          )}
          {plan.active ? (
            <Button look="quiet" icon={<Undo2 {...icon} />} onPress={onUnaccept} data-testid="plan-unaccept">
              {t("plan-unaccept")}
            </Button>
          ) : (
            <Button look="primary" icon={<ThumbsUp {...icon} />} onPress={onAccept} data-testid="plan-accept">
              {t("plan-accept")}
            </Button>
          )}
        </>
      )}
      {mayEdit && plan.retired && (
        <Button icon={<ArchiveRestore {...icon} />} onPress={onRestore} data-testid="plan-restore">
          {t("plan-restore")}
        </Button>
      )}
    </div>
  );
}
