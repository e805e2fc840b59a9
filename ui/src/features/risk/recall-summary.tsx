import { Panel } from "../../components/panel";
import { shortDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useRecall } from "./use-risk";

/** The risks that stand and when the patient is due, for the first page. */
export function RecallSummary({ patient, onOpen }: { patient: string; onOpen: () => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data } = useRecall(patient);
  if (!data) return null;
  const chosen = data.decisions[0];
  const risk = (known: { risk: string; on: string } | null) =>
    known ? `${t(`risk-level-${known.risk}`)} · ${shortDate(known.on, language)}` : t("risk-not-assessed");
  const lines = [
    { name: t("risk-caries"), says: risk(data.caries) },
    { name: t("risk-perio"), says: risk(data.perio) },
    {
      name: t("recall"),
      says: chosen
        ? `${t("recall-months", { n: chosen.months })} · ${shortDate(chosen.dueOn, language)}`
        : data.proposal.months === null
          ? t("risk-not-assessed")
          : t("recall-summary-proposed", { months: t("recall-months", { n: data.proposal.months }) }),
    },
  ];
  return (
    <Panel title={t("risk-part-risk")} className="p-4">
      <button
        type="button"
        onClick={onOpen}
        data-testid="recall-summary"
        className="-m-1 w-full rounded p-1 text-left hover:bg-sunken"
      >
        {lines.map(({ name, says }) => (
          <span key={name} className="flex justify-between gap-3 py-0.5 text-sm">
            <span className="text-ink-2">{name}</span>
            <span className="tnum text-right font-medium">{says}</span>
          </span>
        ))}
      </button>
    </Panel>
  );
}
