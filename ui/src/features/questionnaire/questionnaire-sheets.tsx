import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../components/error-notice";
import type { AnswersView } from "../../lib/bindings";
import { exactDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** What was answered before, each sheet with its questions as they were asked then. */
export function QuestionnaireSheets({ patient }: { patient: string }) {
  const t = useText();
  const { data, error } = useQuery({
    queryKey: keys.answers(patient),
    queryFn: () => ipc.commands.questionnaireAnswers(patient),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  if (data.length === 0) return <p className="text-ink-3 text-sm">{t("questionnaire-none")}</p>;
  return (
    <div className="flex flex-col gap-2" data-testid="questionnaire-sheets">
      {data.map((sheet, i) => (
        <Sheet key={sheet.id} sheet={sheet} open={i === 0} />
      ))}
    </div>
  );
}

function Sheet({ sheet, open }: { sheet: AnswersView; open: boolean }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const answers = sheet.answers.filter((answer) => answer.said !== "nothing" || answer.note);
  return (
    <details open={open} className="rounded border border-line">
      <summary className="cursor-pointer px-3 py-2 text-sm">
        <span className="font-medium">{exactDate(sheet.filledOn, language)}</span>
        <span className="text-ink-2">
          {" "}
          ·{" "}
          {[
            t(`questionnaire-informant-${sheet.informant}`),
            t("questionnaire-entered-by", { by: sheet.by }),
            t("questionnaire-version", { n: sheet.version }),
          ].join(" · ")}
        </span>
      </summary>
      <dl className="divide-y divide-line border-line border-t px-3 text-sm">
        {answers.map((answer) => (
          <div key={answer.code} className="grid grid-cols-[minmax(0,1fr)_6rem_14rem] gap-4 py-1.5">
            <dt className="text-ink-2">{answer.asked}</dt>
            <dd className={answer.said === "yes" ? "font-bold" : ""}>
              {answer.said === "nothing" ? "" : t(`questionnaire-said-${answer.said}`)}
            </dd>
            <dd className="readable min-w-0 break-words">{answer.note}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
