import { Plus } from "lucide-react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Panel } from "../../components/panel";
import type { MihExamView, MihTooth } from "../../lib/bindings";
import { exactDate, numericDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { MihPicture } from "./mih-picture";
import { useMihFollowUp } from "./use-indices";

type Props = { patient: string; mayEdit: boolean; onOpen: (exam: string) => void; onNew: () => void };

const GRAVITY = ["0", "14", "13", "12", "11", "21", "22", "3", "4", "5", "6"];

/** Every tooth over the examinations, the oldest first: what is new, worse or better is said in words. */
export function MihFollowUp({ patient, mayEdit, onOpen, onNew }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data: exams, error } = useMihFollowUp(patient);
  if (error) return <ErrorNotice error={error} />;
  if (!exams) return null;
  const last = exams.at(-1);
  const teeth = [...new Set(exams.flatMap((exam) => exam.teeth.map(({ tooth }) => tooth)))];
  const shown = teeth.filter((tooth) => exams.some((exam) => (of(exam, tooth)?.code ?? "0") !== "0"));
  return (
    <Panel
      title={t("mih-follow-up")}
      hint={t("mih-follow-up-hint")}
      className="p-4"
      actions={
        mayEdit && (
          <Button
            look={exams.length === 0 ? "primary" : "plain"}
            onPress={onNew}
            icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
            data-testid="mih-new"
          >
            {t("mih-new")} <KeyCap>N</KeyCap>
          </Button>
        )
      }
    >
      {last?.judged?.nextReviewOn && (
        <p className="mb-3 text-sm" data-testid="mih-next-review">
          {t("mih-next-review", { day: exactDate(last.judged.nextReviewOn, language) })}
        </p>
      )}
      {exams.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("mih-none")}</p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_26rem] items-start gap-6">
          <div className="overflow-x-auto">
            <table className="tnum text-sm" data-testid="mih-table">
              <caption className="sr-only">{t("mih-follow-up")}</caption>
              <thead>
                <tr className="border-line border-b text-left align-bottom">
                  <th scope="col" className="py-1.5 pr-6 font-normal text-ink-3 text-xs">
                    {t("index-tooth")}
                  </th>
                  {exams.map((exam) => (
                    <th key={exam.id} scope="col" className="min-w-34 py-1.5 pr-6 font-normal">
                      <button
                        type="button"
                        onClick={() => onOpen(exam.id)}
                        className="min-h-6 rounded font-medium text-accent-strong underline-offset-2 hover:underline"
                      >
                        {numericDate(exam.examinedOn, language)}
                      </button>
                      <span className="block text-ink-2 text-xs">
                        {severityOf(exam) ? t(`mih-severity-${severityOf(exam)}`) : t("index-not-enough")}
                        {exam.judged && ` · ${exam.judged.by}`}
                      </span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((tooth) => (
                  <tr key={tooth} className="border-line border-b">
                    <th scope="row" className="py-1.5 pr-6 text-left font-bold">
                      {tooth}
                    </th>
                    {exams.map((exam, i) => (
                      <td key={exam.id} className="py-1.5 pr-6">
                        <ToothCell now={of(exam, tooth)} before={i > 0 ? of(exams[i - 1], tooth) : undefined} />
                      </td>
                    ))}
                  </tr>
                ))}
                {shown.length === 0 && (
                  <tr>
                    <td colSpan={exams.length + 1} className="py-2 text-ink-2">
                      {t("mih-nothing-found")}
                    </td>
                  </tr>
                )}
              </tbody>
            </table>
          </div>
          {last && <MihPicture exam={last} />}
        </div>
      )}
    </Panel>
  );
}

const severityOf = (exam: MihExamView) => exam.judged?.judged ?? exam.argued.severity;
const of = (exam: MihExamView | undefined, tooth: number) => exam?.teeth.find((one) => one.tooth === tooth);

function ToothCell({ now, before }: { now: MihTooth | undefined; before: MihTooth | undefined }) {
  const t = useText();
  if (!now) return <span className="text-ink-3">–</span>;
  const grave = (tooth: MihTooth) => GRAVITY.indexOf(tooth.code);
  const change = before && grave(now) !== grave(before) ? (grave(now) > grave(before) ? "worse" : "better") : null;
  const details = [
    now.extent && now.extent !== "0" && t("mih-extent", { grade: "I".repeat(Number(now.extent)) }),
    now.sensitivity && now.sensitivity !== "0" && t("mih-sensitivity", { grade: now.sensitivity }),
  ].filter(Boolean);
  return (
    <>
      <span className={now.code === "0" ? "text-ink-2" : "font-medium"}>
        {now.code} · {t(`index-code-mih-${now.code}`)}
      </span>
      {details.length > 0 && <span className="block text-ink-2 text-xs">{details.join(" · ")}</span>}
      {change && (
        <span className={`block text-xs ${change === "worse" ? "text-alert" : "text-good"}`}>
          {change === "worse" ? "↑" : "↓"} {t(`mih-change-${change}`)}
        </span>
      )}
    </>
  );
}
