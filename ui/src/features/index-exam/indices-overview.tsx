import { useMutation } from "@tanstack/react-query";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Panel } from "../../components/panel";
import type { Index, IndexExamRow, IndicesView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { usePreferences } from "../../lib/session";
import { type Language, type Text, useText } from "../../lib/text";
import { CariesPanel } from "./caries-panel";
import { headlineText, scoredText, shareText } from "./index-text";
import { type Point, Trend } from "./trend";
import { useIndices } from "./use-indices";

/** Those begun here; HIM has a page of its own. */
const OFFERED: Index[] = ["oleary", "plaque_six", "silness_loe", "loe_silness", "cpi", "bpe", "icdas"];

type Props = { patient: string; mayEdit: boolean; onOpen: (exam: string) => void };

/** What is counted of a patient: caries from the chart, examinations with their figures, and how they went. */
export function IndicesOverview({ patient, mayEdit, onOpen }: Props) {
  const t = useText();
  const { data, error } = useIndices(patient);
  const start = useMutation({
    mutationFn: (measure: Index) => ipc.commands.indexStart(patient, measure),
    onSuccess: onOpen,
  });
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || !mayEdit) return;
    const measure = OFFERED[Number(event.key) - 1];
    if (!measure || start.isPending) return;
    event.preventDefault();
    start.mutate(measure);
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <div className="flex flex-col gap-3">
      {start.error && <ErrorNotice error={start.error} />}
      {mayEdit && (
        <Panel title={t("index-begin")} className="p-4">
          <div className="flex flex-wrap gap-2">
            {OFFERED.map((measure, i) => (
              <Button key={measure} onPress={() => start.mutate(measure)} data-testid={`index-start-${measure}`}>
                {t(`index-name-${measure}`)} <KeyCap>{i + 1}</KeyCap>
              </Button>
            ))}
          </div>
        </Panel>
      )}
      <CariesPanel indices={data} />
      <div className="grid grid-cols-2 items-start gap-3">
        <ExamList exams={data.exams} onOpen={onOpen} />
        <Trends indices={data} />
      </div>
    </div>
  );
}

function ExamList({ exams, onOpen }: { exams: readonly IndexExamRow[]; onOpen: (exam: string) => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  return (
    <Panel title={t("index-exams")} className="p-4">
      {exams.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("index-exams-none")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line" data-testid="index-exams">
          {exams.map((exam) => (
            <li key={exam.id}>
              <button
                type="button"
                onClick={() => onOpen(exam.id)}
                data-testid="index-exam"
                className="grid min-h-row w-full grid-cols-[7rem_1fr_auto] items-baseline gap-3 rounded px-2 py-1.5 text-left text-sm hover:bg-sunken"
              >
                <span className="tnum text-ink-2">{shortDate(exam.examinedOn, language)}</span>
                <span className={exam.retired ? "text-ink-3 line-through" : "font-medium"}>
                  {t(`index-name-${exam.measure}`)}
                </span>
                <span className="tnum text-right">
                  {exam.retired ? t("index-retired") : headlineText(exam, language, t)}
                  <span className="block text-ink-3 text-xs">{scoredText(exam.figures, t)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Trends({ indices }: { indices: IndicesView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const number = (value: number | null) => (value === null ? "–" : String(value));
  const caries = indices.trend.map(({ on, permanent, primary }): Point => {
    return { key: on, on, values: [permanent, primary], texts: [number(permanent), number(primary)] };
  });
  const gums = indices.perio.map(({ on, bleeding, plaque }): Point => {
    const percent = (share: typeof bleeding) => (share.of === 0 ? null : (100 * share.n) / share.of);
    const texts = [shareText(bleeding, t), shareText(plaque, t)];
    return { key: on, on, values: [percent(bleeding), percent(plaque)], texts };
  });
  return (
    <Panel title={t("index-trend")} className="p-4">
      <div className="flex flex-col gap-5">
        {caries.length > 0 && (
          <Trend
            caption={t("index-trend-caries")}
            day={t("index-day")}
            lines={[
              { name: t("caries-teeth-permanent28"), colour: "var(--alert)" },
              { name: t("caries-teeth-primary20"), colour: "var(--info)", dash: "4 3" },
            ]}
            points={caries}
          />
        )}
        {gums.length > 0 && (
          <Trend
            caption={t("index-trend-gums")}
            day={t("index-day")}
            lines={[
              { name: t("index-bleeding"), colour: "var(--alert)" },
              { name: t("index-plaque"), colour: "var(--info)", dash: "4 3" },
            ]}
            points={gums}
          />
        )}
        {followed(indices.exams, language, t).map(({ measure, points }) => (
          <Trend
            key={measure}
            caption={t("index-trend-of", { name: t(`index-name-${measure}`) })}
            day={t("index-day")}
            lines={[{ name: t(`index-name-${measure}`), colour: "var(--accent)" }]}
            points={points}
          />
        ))}
        {caries.length === 0 && gums.length === 0 && <p className="text-ink-3 text-sm">{t("index-trend-none")}</p>}
      </div>
    </Panel>
  );
}

/** Indices examined more than once. */
function followed(exams: readonly IndexExamRow[], language: Language, t: Text): { measure: Index; points: Point[] }[] {
  return OFFERED.flatMap((measure) => {
    const of = exams.filter((exam) => exam.measure === measure && !exam.retired).toReversed();
    if (of.length < 2) return [];
    const points = of.map((exam) => ({
      key: exam.id,
      on: exam.examinedOn,
      values: [exam.headline],
      texts: [headlineText(exam, language, t)],
    }));
    return [{ measure, points }];
  });
}
