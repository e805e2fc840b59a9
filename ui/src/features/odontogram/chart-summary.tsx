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
import { MiniChart } from "./mini-chart";
import { useCatalogue, useChart } from "./use-chart";

const TODAY: ChartView = { kind: "today" };

const LATEST = 5;

/** The chart as a small picture, in a few numbers, and the last findings, for the patient's first page. */
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
          look="quiet"
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
          <MiniChart patient={patient} label={t("summary-chart-picture")} />
          <dl className="tnum mt-3 flex flex-wrap justify-between gap-x-4 gap-y-1 whitespace-nowrap border-line border-y py-2.5 [&_dd]:font-bold">
            <Fact name={t("summary-present")}>{teeth.filter((x) => x.presence === "present").length}</Fact>
            <Fact name={t("summary-pathology")}>{count("pathology")}</Fact>
            <Fact name={t("summary-planned")}>{count("planned")}</Fact>
            <Fact name={t("summary-last")}>{last ? spokenDay(last, Date.now(), language, t) : ""}</Fact>
          </dl>
          <h3 className="mt-3 mb-0.5 font-medium text-ink-3 text-xs">{t("summary-latest")}</h3>
          <ul className="divide-y divide-line">
            {findings.slice(0, LATEST).map((finding) => (
              <li
                key={finding.id}
                className="flex items-start gap-2.5 py-1.5 text-sm"
                title={spokenDay(finding.observedOn, Date.now(), language, t)}
              >
                <span className="tnum w-12 shrink-0 truncate font-bold">
                  {teethText(finding.teeth.map((x) => x.tooth))}
                </span>
                <Dot finding={finding} />
                <span className="min-w-0 flex-1 truncate">{findingText(finding, rules, t)}</span>
                <span className="max-w-32 shrink-0 truncate text-ink-2">{t(`status-${finding.status}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
