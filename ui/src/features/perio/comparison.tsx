import { useMemo } from "react";
import { Checkbox } from "react-aria-components";
import { ErrorNotice } from "../../components/error-notice";
import type { ComparedExam, ExamRow, Indices } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";
import { diagnosisText } from "./diagnosis-text";
import { meanDepth, meanLoss } from "./indices-panel";
import { percentText } from "./numbers";
import { archOf, FACES, type FaceId, sitesOf } from "./places";
import { useComparison } from "./use-perio";

export const MOST = 6;

type Props = {
  patient: string;
  exams: readonly ExamRow[];
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
};

/** Up to six examinations side by side: figures, then every depth. */
export function Comparison({ patient, exams, chosen, onChoose }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data, error } = useComparison(patient, chosen);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto rounded-lg border border-line bg-surface p-4">
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t("perio-compare-which")}</legend>
        {exams.map((exam) => {
          const selected = chosen.includes(exam.id);
          return (
            <Checkbox
              key={exam.id}
              isSelected={selected}
              isDisabled={!selected && chosen.length >= MOST}
              onChange={(on) => onChoose(on ? [...chosen, exam.id] : chosen.filter((id) => id !== exam.id))}
              className="flex h-control items-center rounded border border-line-2 px-2.5 text-ink-2 text-sm data-[selected]:border-accent data-[selected]:bg-wash data-[selected]:font-medium data-[selected]:text-accent-strong data-[disabled]:opacity-50"
            >
              {shortDate(exam.examinedOn, language)}
            </Checkbox>
          );
        })}
        <span className="text-ink-3 text-xs">{t("perio-compare-most", { n: MOST })}</span>
      </fieldset>
      {error && <ErrorNotice error={error} />}
      {data && data.length > 0 && (
        <>
          <FigureTable exams={data} />
          {FACES.map((face) => (
            <DepthTable key={face} face={face} exams={data} />
          ))}
        </>
      )}
    </div>
  );
}

type Figure = { name: string; value: (indices: Indices, language: "es" | "en", t: Text) => string };
const FIGURES: readonly Figure[] = [
  { name: "perio-index-bleeding", value: ({ bleeding }, language) => percentText(bleeding, language) },
  { name: "perio-index-plaque", value: ({ plaque }, language) => percentText(plaque, language) },
  { name: "perio-index-depth4", value: (indices, language) => percentText(indices.depth_from_4, language) },
  { name: "perio-index-depth6", value: (indices, language) => percentText(indices.depth_from_6, language) },
  { name: "perio-index-mean-depth", value: meanDepth },
  { name: "perio-index-mean-loss", value: meanLoss },
];

function FigureTable({ exams }: { exams: readonly ComparedExam[] }) {
  const t = useText();
  const [{ language }] = usePreferences();
  return (
    <table className="tnum w-full text-sm" data-testid="perio-figures">
      <thead>
        <tr className="border-line-2 border-b">
          <td />
          {exams.map((exam) => (
            <th key={exam.id} scope="col" className="py-1.5 pl-4 text-right font-bold">
              {shortDate(exam.examinedOn, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {FIGURES.map(({ name, value }) => (
          <tr key={name} className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-normal text-ink-2">
              {t(name)}
            </th>
            {exams.map((exam) => (
              <td key={exam.id} className="py-1.5 pl-4 text-right">
                {value(exam.indices, language, t)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-1.5 text-left font-normal text-ink-2">
            {t("perio-judged")}
          </th>
          {exams.map((exam) => (
            <td key={exam.id} className="py-1.5 pl-4 text-right">
              {exam.judged ? diagnosisText(exam.judged, t) : "–"}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

const ORDER = ["DB", "B", "MB", "DL", "L", "ML"];

function DepthTable({ face, exams }: { face: FaceId; exams: readonly ComparedExam[] }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const upper = face.startsWith("upper");
  const oral = face.endsWith("oral");
  const byTooth = useMemo(() => exams.map((exam) => new Map(exam.teeth.map((tooth) => [tooth.tooth, tooth]))), [exams]);
  const teeth = archOf(upper).filter((tooth) => byTooth.some((exam) => exam.has(tooth)));
  const depth = (exam: number, tooth: number, site: string) =>
    byTooth[exam]?.get(tooth)?.depthsMm[ORDER.indexOf(site)] ?? null;
  return (
    <table className="tnum w-full table-fixed border-collapse text-center text-xs">
      <caption className="pb-1 text-left font-medium text-ink-2 text-sm">
        {t(`arch-${upper ? "upper" : "lower"}`)} ·{" "}
        {t(`perio-face-${oral ? (upper ? "palatal" : "lingual") : "facial"}`)} · {t("perio-row-depth")}
      </caption>
      <thead>
        <tr>
          <td className="w-22" />
          {teeth.map((tooth) => (
            <th key={tooth} scope="col" colSpan={3} className="border-line border-l pb-0.5 font-bold">
              {tooth}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exams.map((exam, row) => (
          <tr key={exam.id} className={row === exams.length - 1 ? "text-ink" : "text-ink-3"}>
            <th scope="row" className="whitespace-nowrap text-left font-normal">
              {shortDate(exam.examinedOn, language)}
            </th>
            {teeth.flatMap((tooth) =>
              sitesOf(tooth, oral).map((site, i) => {
                const mm = depth(row, tooth, site);
                const before = row > 0 ? depth(row - 1, tooth, site) : null;
                return (
                  <td key={`${tooth}-${site}`} className={`h-6 ${i === 0 ? "border-line border-l" : ""}`}>
                    <Depth mm={mm} change={mm !== null && before !== null ? mm - before : 0} />
                  </td>
                );
              }),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A change of two millimetres and more is one that a probe cannot have made up. */
function Depth({ mm, change }: { mm: number | null; change: number }) {
  const t = useText();
  if (mm === null) return "·";
  const look =
    mm >= 6 ? "rounded-sm font-bold text-alert outline outline-alert" : mm >= 4 ? "font-bold text-alert" : "";
  return (
    <span className="relative inline-block">
      <span className={`inline-block min-w-3.5 ${look}`}>{mm}</span>
      {Math.abs(change) >= 2 && (
        <svg viewBox="0 0 6 6" className="absolute -top-0.5 -right-1.5 size-1.5" role="img">
          <title>{t(change > 0 ? "perio-change-worse" : "perio-change-better", { mm: Math.abs(change) })}</title>
          <path d={change > 0 ? "M3 0L6 6H0Z" : "M3 6L6 0H0Z"} fill={change > 0 ? "var(--alert)" : "var(--good)"} />
        </svg>
      )}
    </span>
  );
}
