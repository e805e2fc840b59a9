import { Fact, Panel } from "../../components/panel";
import { shortDate, spokenDay } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useSummary } from "./use-summary";

const SHOWN = 6;

/** When the patient was last here, and what was agreed and is not done. */
export function OpenWork({ patient }: { patient: string }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { data } = useSummary(patient);
  if (!data) return null;
  const rest = data.open.length - SHOWN;
  return (
    <Panel title={t("summary-open")} className="p-4">
      <dl className="tnum mb-3 grid grid-cols-2 gap-4">
        <Fact name={t("summary-visit")}>
          {data.lastVisit ? spokenDay(data.lastVisit, now, language, t) : t("summary-empty")}
        </Fact>
        <Fact name={t("summary-visits")}>{data.visits}</Fact>
      </dl>
      {data.open.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("summary-open-none")}</p>
      ) : (
        <ul className="divide-y divide-line text-sm" data-testid="summary-open">
          {data.open.slice(0, SHOWN).map((work) => (
            <li key={`${work.rule} ${work.teeth.join()} ${work.since}`} className="flex gap-3 py-1.5">
              <span className="tnum w-16 shrink-0 truncate font-bold">{work.teeth.join(" ")}</span>
              <span className="min-w-0 flex-1 truncate">{t(`rule-${work.rule}`, { status: "planned" })}</span>
              <span className="tnum shrink-0 text-ink-3">{shortDate(work.since, language)}</span>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p className="pt-1 text-ink-3 text-sm">{t("summary-open-more", { n: rest })}</p>}
    </Panel>
  );
}
