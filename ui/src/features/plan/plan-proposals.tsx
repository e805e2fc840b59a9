import { useState } from "react";
import { Checkbox } from "react-aria-components";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Dialog } from "../../components/dialog";
import { ErrorNotice } from "../../components/error-notice";
import type { NewPlanItem, ProposalView } from "../../lib/bindings";
import { findingText } from "../../lib/findings-text";
import { teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { itemsOf, type Known, wayText } from "./plan-text";
import { useProposals } from "./use-plan";

type Props = {
  patient: string;
  known: Known;
  error: unknown;
  onAdd: (items: NewPlanItem[]) => void;
  onClose: () => void;
};

/** Everything pathological with its usual treatment, to be looked through before it goes into the plan. */
export function PlanProposals({ patient, known, error, onAdd, onClose }: Props) {
  const t = useText();
  const { data, error: failed } = useProposals(patient);
  const [ways, setWays] = useState<Record<string, number>>({});
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const proposals = data ?? [];
  const way = (one: ProposalView) => one.ways[ways[one.finding.id] ?? 0] ?? [];
  const isIn = (one: ProposalView) => !one.planned && !out.has(one.finding.id);
  const items = proposals.filter(isIn).flatMap((one) => itemsOf(one, way(one)));
  const toggle = (id: string, wanted: boolean) => {
    const next = new Set(out);
    if (wanted) next.delete(id);
    else next.add(id);
    setOut(next);
  };
  return (
    <Dialog
      title={t("plan-proposals")}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t("cancel")}
          </Button>
          <Button
            look="primary"
            autoFocus
            isDisabled={items.length === 0}
            onPress={() => onAdd(items)}
            data-testid="plan-proposals-add"
          >
            {t("plan-proposals-add", { n: items.length })}
          </Button>
        </>
      }
    >
      <p className="text-ink-2 text-sm">
        {t(proposals.length > 0 || !data ? "plan-proposals-text" : "plan-proposals-none")}
      </p>
      {(failed ?? error) ? <ErrorNotice error={failed ?? error} /> : null}
      <ul className="flex max-h-[52vh] flex-col divide-y divide-line overflow-auto" data-testid="plan-proposals">
        {proposals.map((one) => (
          <Line
            key={one.finding.id}
            proposal={one}
            known={known}
            chosen={isIn(one)}
            way={ways[one.finding.id] ?? 0}
            onChosen={(wanted) => toggle(one.finding.id, wanted)}
            onWay={(n) => setWays((old) => ({ ...old, [one.finding.id]: n }))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

type LineProps = {
  proposal: ProposalView;
  known: Known;
  chosen: boolean;
  way: number;
  onChosen: (wanted: boolean) => void;
  onWay: (n: number) => void;
};

function Line({ proposal, known, chosen, way, onChosen, onWay }: LineProps) {
  const t = useText();
  const teeth = teethText(proposal.finding.teeth.map(({ tooth }) => tooth));
  const what = `${teeth} · ${findingText(proposal.finding, known.rules, t)}`;
  const options = proposal.ways.map((steps, i) => ({ id: String(i), text: wayText(steps, known, t) }));
  return (
    <li className="grid grid-cols-[1fr_1.3fr] items-center gap-3 py-1.5">
      <Checkbox
        isSelected={chosen}
        isDisabled={proposal.planned}
        onChange={onChosen}
        className="group flex min-h-control items-center gap-2.5 text-sm"
      >
        <span
          aria-hidden
          className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-3 text-xs group-data-[selected]:border-accent group-data-[selected]:bg-accent group-data-[selected]:text-accent-ink"
        >
          {chosen ? "✓" : ""}
        </span>
        <span className="min-w-0">
          <span className="font-medium">{what}</span>
          <span className="block text-ink-2 text-xs">
            {proposal.planned ? t("plan-proposals-planned") : t(`status-${proposal.finding.status}`)}
          </span>
        </span>
      </Checkbox>
      {options.length > 1 && !proposal.planned ? (
        <Choice
          label={t("plan-proposals-way", { what })}
          hideLabel
          value={String(way)}
          options={options}
          onChange={(n) => onWay(Number(n))}
          isDisabled={!chosen}
        />
      ) : (
        <span className="px-2.5 text-sm">{options[0]?.text}</span>
      )}
    </li>
  );
}
