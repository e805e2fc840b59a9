import { Button } from "../../components/button";
import type { QuestionnaireVersion } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { questionText } from "./questionnaire-text";

type Props = {
  versions: QuestionnaireVersion[];
  onBeginWith: ((version: QuestionnaireVersion) => void) | undefined;
};

/** What was asked at any time; the first is what is asked now. */
export function QuestionnaireVersions({ versions, onBeginWith }: Props) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const made = ({ version, by, recordedAt }: QuestionnaireVersion) =>
    version === 0 ? t("questionnaire-house") : [by, spokenMoment(recordedAt, now, language, t)].join(" · ");
  return (
    <section aria-label={t("questionnaire-versions")} className="flex flex-col gap-2">
      <h3 className="font-bold">{t("questionnaire-versions")}</h3>
      {versions.map((version, at) => (
        <details key={version.id} className="rounded border border-line" data-testid="questionnaire-version">
          <summary className="cursor-pointer px-3 py-2 text-sm">
            <span className="font-medium">{t("questionnaire-version", { n: version.version })}</span>
            <span className="text-ink-2">
              {" "}
              ·{" "}
              {[
                at === 0 && t("questionnaire-asked-now"),
                t("questionnaire-count", { n: version.questions.length }),
                made(version),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </summary>
          <div className="flex flex-col gap-3 border-line border-t px-3 py-2.5">
            <ol className="list-decimal pl-6 text-sm">
              {version.questions.map((question) => (
                <li key={question.code} className="readable py-0.5">
                  {questionText(question, t)}
                  {question.proposes && <span className="text-ink-3"> → {t(`health-term-${question.proposes}`)}</span>}
                </li>
              ))}
            </ol>
            {onBeginWith && at > 0 && (
              <Button
                className="self-start"
                onPress={() => onBeginWith(version)}
                data-testid="questionnaire-begin-with"
              >
                {t("questionnaire-begin-with")}
              </Button>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
