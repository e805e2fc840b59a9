import type { ChartState, Rule } from "../../lib/bindings";
import { exactDate, spokenDay } from "../../lib/dates";
import { attributeText, ruleName } from "../../lib/findings-text";
import { usePreferences } from "../../lib/session";
import { ALL_TEETH, surfaceLetters, teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { Dot } from "./inspector";

type Props = { state: ChartState; rules: readonly Rule[]; onTooth: (tooth: number) => void };

/** The same chart as words, tooth by tooth, for those who read better than they see. */
export function ChartTable({ state, rules, onTooth }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const place = (tooth: number | undefined) => ALL_TEETH.indexOf(tooth ?? 0);
  const sorted = [...state.findings].sort((a, b) => place(a.teeth[0]?.tooth) - place(b.teeth[0]?.tooth));
  if (sorted.length === 0) return <p className="p-8 text-center text-ink-2">{t("table-empty")}</p>;
  return (
    <table className="w-full text-sm" data-testid="chart-table">
      <thead className="sticky top-0 bg-sunken text-left text-ink-3 text-xs">
        <tr className="[&>th]:h-9 [&>th]:px-4 [&>th]:font-medium">
          <th>{t("table-tooth")}</th>
          <th>{t("table-finding")}</th>
          <th>{t("table-detail")}</th>
          <th>{t("table-status")}</th>
          <th>{t("table-date")}</th>
          <th>{t("table-by")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((finding) => {
          const teeth = finding.teeth.map((f) => f.tooth);
          return (
            <tr
              key={finding.id}
              onClick={() => onTooth(teeth[0] ?? 11)}
              className="border-line border-b hover:bg-sunken [&>td]:h-row [&>td]:px-4"
            >
              <td className="tnum font-bold">{teethText(teeth)}</td>
              <td className="font-medium">
                {ruleName(finding.rule, t, finding.status)} {surfaceLetters(finding.surfaces, teeth[0] ?? 0)}
              </td>
              <td className="text-ink-2">
                {attributeText(
                  rules.find((r) => r.id === finding.rule),
                  finding.attribute,
                  t,
                )}
              </td>
              <td className="text-ink-2">
                <span className="flex items-start gap-2">
                  <Dot finding={finding} />
                  {t(`status-${finding.status}`)}
                </span>
              </td>
              <td className="tnum text-ink-2" title={exactDate(finding.observedOn, language)}>
                {spokenDay(finding.observedOn, Date.now(), language, t)}
              </td>
              <td className="text-ink-2">{finding.by}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
