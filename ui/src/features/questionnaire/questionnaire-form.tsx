import { useMutation, useQuery } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import type { Answer, Informant, Question, QuestionnaireView, Said } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";
import { questionText } from "./questionnaire-text";

const SAYS: { said: Said; keys: string[] }[] = [
  { said: "yes", keys: ["s", "y", "1"] },
  { said: "no", keys: ["n", "2"] },
  { said: "unsure", keys: ["?", "3"] },
];
const INFORMANTS: Informant[] = ["patient", "guardian", "other"];

type Props = { patient: string; onDone: (yes: Question[]) => void };

/** The sheet of today. A letter answers and goes on to the next question; nothing is taken for granted. */
export function QuestionnaireForm({ patient, onDone }: Props) {
  const { data, error } = useQuery({
    queryKey: keys.questionnaire(),
    queryFn: () => ipc.commands.questionnaireGet(),
  });
  if (error) return <ErrorNotice error={error} />;
  return data ? <Sheet latest={data} patient={patient} onDone={onDone} /> : null;
}

/** What was begun is answered to its end, also when the clinic asks something else meanwhile. */
function Sheet({ latest, patient, onDone }: Props & { latest: QuestionnaireView }) {
  const t = useText();
  const [asked] = useState(latest);
  const form = useRef<HTMLDivElement>(null);
  const [informant, setInformant] = useState<Informant>("patient");
  const [given, setGiven] = useState<Record<string, Pick<Answer, "said" | "note">>>({});
  const of = (question: Question) => given[question.code] ?? { said: "nothing" as Said, note: "" };
  const set = (question: Question, change: Partial<Answer>) =>
    setGiven((old) => ({ ...old, [question.code]: { ...of(question), ...change } }));
  const save = useMutation({
    mutationFn: () =>
      ipc.commands.questionnaireFill(patient, {
        questionnaire: asked.id,
        informant,
        answers: asked.questions.map((question) => ({
          code: question.code,
          asked: questionText(question, t),
          ...of(question),
        })),
      }),
    onSuccess: () => onDone(asked.questions.filter((question) => of(question).said === "yes" && question.proposes)),
  });
  // The first question waits for its letter.
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-question]")?.focus(), []);
  const go = (from: Element, step: number) => {
    const stops = [...(form.current?.querySelectorAll<HTMLElement>("[data-question]") ?? [])];
    stops[stops.indexOf(from as HTMLElement) + step]?.focus();
  };
  const onKeyDown = (question: Question) => (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const says = SAYS.find((one) => one.keys.includes(event.key.toLowerCase()));
    if (step) go(event.currentTarget, step);
    else if (says) {
      set(question, { said: says.said });
      go(event.currentTarget, 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useWindowKeys((event) => {
    if (event.ctrlKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save.mutate();
    }
  });
  const answered = asked.questions.filter((q) => of(q).said !== "nothing" || of(q).note.trim()).length;
  return (
    <div ref={form} className="flex flex-col gap-3" data-testid="questionnaire-form">
      <div className="flex flex-wrap items-end gap-4">
        <Choice
          label={t("questionnaire-informant")}
          value={informant}
          options={INFORMANTS.map((id) => ({ id, text: t(`questionnaire-informant-${id}`) }))}
          onChange={setInformant}
          className="w-56"
        />
        <p className="tnum flex-1 pb-1.5 text-ink-2 text-sm">
          {t("questionnaire-answered", { n: answered, of: asked.questions.length })}
        </p>
        <Button
          look="primary"
          onPress={() => save.mutate()}
          icon={<Save size={16} strokeWidth={1.75} aria-hidden />}
          data-testid="questionnaire-save"
        >
          {t("save")} <KeyCap>{t("keycap-ctrl")}</KeyCap>
          <KeyCap>S</KeyCap>
        </Button>
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      <div className="flex flex-col divide-y divide-line border-line border-y">
        {asked.questions.map((question) => (
          <div key={question.code} className="grid grid-cols-[minmax(0,1fr)_auto_16rem] items-center gap-4 py-1.5">
            <p className="text-sm">{questionText(question, t)}</p>
            {question.reply === "yes_no" ? (
              <div
                data-question
                role="radiogroup"
                aria-label={questionText(question, t)}
                tabIndex={0}
                onKeyDown={onKeyDown(question)}
                className="flex gap-1 rounded"
              >
                {SAYS.map(({ said }) => (
                  // biome-ignore lint/a11y/useSemanticElements: three letters on one row, no input to tab through
                  <button
                    key={said}
                    type="button"
                    role="radio"
                    aria-checked={of(question).said === said}
                    tabIndex={-1}
                    onClick={() => set(question, { said })}
                    className={`h-control min-w-12 rounded border px-2.5 text-sm ${of(question).said === said ? "border-accent bg-wash-2 font-bold" : "border-line-2 hover:bg-sunken"}`}
                  >
                    {t(`questionnaire-said-${said}`)}
                  </button>
                ))}
              </div>
            ) : (
              <span />
            )}
            <input
              aria-label={t("questionnaire-note", { question: questionText(question, t) })}
              placeholder={t("questionnaire-note-short")}
              value={of(question).note}
              onChange={(event) => set(question, { note: event.target.value })}
              className="h-control w-full rounded border border-line-3/70 bg-surface px-2.5 text-sm"
            />
          </div>
        ))}
      </div>
      <div className="flex flex-wrap gap-4">
        <KeyHint keys={["S"]}>{t("questionnaire-said-yes")}</KeyHint>
        <KeyHint keys={["N"]}>{t("questionnaire-said-no")}</KeyHint>
        <KeyHint keys={["?"]}>{t("questionnaire-said-unsure")}</KeyHint>
        <KeyHint keys={["↑", "↓"]}>{t("questionnaire-keys-move")}</KeyHint>
      </div>
    </div>
  );
}
