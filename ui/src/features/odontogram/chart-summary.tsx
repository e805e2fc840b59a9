import { ArrowRight } from "lucide-react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Fact, Panel } from "../../components/panel";
import type { ChartView } from "../../lib/bindings";
import { spokenDay } from "../../lib/dates";
import { findingText } from "../../lib/findings-text";
import { usePreferences } from "../../lib/session";
import { teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { Dot } from "./inspector";
import { useCatalogue, useChart } from "./use-chart";

const TODAY: ChartView = { kind: "today" };

/** The chart in a few numbers and the last findings, for the patient's first page. */
export function ChartSummary({ patient, onOpen }: { patient: string; onOpen: () => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const catalogue = useCatalogue();
  const chart = useChart(patient, TODAY);
  const error = catalogue.error ?? chart.error;
  if (error) return <ErrorNotice error={error} />;
  if (!catalogue.data || !chart.data) return null;
  const { findings, teeth, dates } = chart.data;
  const count = (status: string) =>
    new Set(findings.filter((f) => f.status === status).flatMap((f) => f.teeth.map((x) => x.tooth))).size;
  const last = dates.at(-1);
  const rules = catalogue.data.rules;
  return (
    <Panel
      title={t("summary-chart")}
      actions={
        <Button
          look="primary"
          onPress={onOpen}
          icon={<ArrowRight size={16} strokeWidth={1.75} aria-hidden />}
          className="flex-row-reverse"
        >
          {t("summary-chart-open")}
        </Button>
      }
    >
      {findings.length === 0 ? (
        <p className="max-w-lg text-ink-2">{t("summary-chart-empty")}</p>
      ) : (
        <>
          <dl className="tnum grid grid-cols-4 gap-4 border-line border-b pb-4 [&_dd]:font-bold [&_dd]:text-lg">
            <Fact name={t("summary-present")}>{teeth.filter((x) => x.presence === "present").length}</Fact>
            <Fact name={t("summary-pathology")}>{count("pathology")}</Fact>
            <Fact name={t("summary-planned")}>{count("planned")}</Fact>
            <Fact name={t("summary-last")}>{last ? spokenDay(last, Date.now(), language, t) : ""}</Fact>
          </dl>
          <h3 className="mt-4 mb-1 font-medium text-ink-3 text-xs">{t("summary-latest")}</h3>
          <ul className="divide-y divide-line">
            {findings.slice(0, 8).map((finding) => (
              <li key={finding.id} className="flex items-start gap-3 py-2 text-sm">
                <span className="tnum w-14 shrink-0 font-bold">{teethText(finding.teeth.map((x) => x.tooth))}</span>
                <Dot finding={finding} />
                <span className="min-w-0 flex-1 truncate font-medium">{findingText(finding, rules, t)}</span>
                <span className="w-36 shrink-0 text-ink-2">{t(`status-${finding.status}`)}</span>
                <span className="tnum w-24 shrink-0 text-right text-ink-3">
                  {spokenDay(finding.observedOn, Date.now(), language, t)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
