import { useMutation } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { Panel } from "../../components/panel";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type {
  CariesLevel,
  NewRiskAssessment,
  RiskAnswer,
  RiskAssessmentView,
  RiskFormView,
  RiskQuestion,
  Weighs,
} from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { rangeText, reasonText } from "./risk-text";
import { useArgued } from "./use-risk";

const SAYS: { answer: RiskAnswer; keys: string[] }[] = [
  { answer: "yes", keys: ["s", "y", "j"] },
  { answer: "no", keys: ["n"] },
  { answer: "unknown", keys: [" ", "?"] },
];
const LEVELS: CariesLevel[] = ["low", "moderate", "high", "extreme"];
const GROUPS: { title: string; weighs: Weighs[] }[] = [
  { title: "risk-group-disease", weighs: ["disease"] },
  { title: "risk-group-risk", weighs: ["risk", "dry", "moderate"] },
  { title: "risk-group-protects", weighs: ["protects"] },
];

type RiskAnswers = NewRiskAssessment["answers"];

type Props = {
  patient: string;
  form: RiskFormView;
  /** What was answered to this form the time before. */
  before: RiskAssessmentView | undefined;
  onSaved: () => void;
  onCancel: () => void;
  /** Whether something is answered and not saved. */
  onDirty: (dirty: boolean) => void;
};

/** A form: a letter answers and goes on; what follows from the answers stands beside them at every moment. */
export function RiskForm({ patient, form, before, onSaved, onCancel, onDirty }: Props) {
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const [answers, setAnswers] = useState<RiskAnswers>(() =>
    Object.fromEntries(form.questions.map(({ code }) => [code, "unknown" as RiskAnswer])),
  );
  const [judged, setJudged] = useState<CariesLevel | null>(null);
  const [note, setNote] = useState("");
  const argued = useArgued(form.id, answers);
  const save = useMutation({
    mutationFn: () => ipc.commands.riskAssess(patient, { form: form.id, answers, judged, note }),
    onSuccess: () => {
      onDirty(false);
      onSaved();
    },
  });
  const errors = fieldErrors(save.error, t);
  // The first question waits for its letter.
  useEffect(() => sheet.current?.querySelector<HTMLElement>("[data-question]")?.focus(), []);
  useWindowKeys((event) => {
    if (event.ctrlKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save.mutate();
    }
  });
  const go = (from: Element, step: number) => {
    const stops = [...(sheet.current?.querySelectorAll<HTMLElement>("[data-question]") ?? [])];
    stops[stops.indexOf(from as HTMLElement) + step]?.focus();
  };
  const onKeyDown = (question: RiskQuestion) => (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const says = SAYS.find(({ keys }) => keys.includes(event.key.toLowerCase()));
    if (step) go(event.currentTarget, step);
    else if (says) {
      setAnswers((old) => ({ ...old, [question.code]: says.answer }));
      go(event.currentTarget, 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const dirty = note.trim() !== "" || Object.values(answers).some((answer) => answer !== "unknown");
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const answered = form.questions.filter(({ code }) => answers[code] !== "unknown").length;
  const told = argued.data;
  return (
    <div ref={sheet} className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-3" data-testid="risk-form">
      <Panel title={t(`risk-form-${form.id}`)} hint={t(`risk-form-hint-${form.id}`)} className="p-4">
        {GROUPS.map(({ title, weighs }) => (
          <Fragment key={title}>
            <h3 className="mt-3 mb-1 font-medium text-ink-3 text-xs">{t(title)}</h3>
            <div className="flex flex-col divide-y divide-line border-line border-y">
              {form.questions
                .filter((question) => weighs.includes(question.weighs))
                .map((question) => (
                  <div key={question.code} className="flex items-center gap-3 py-1">
                    <p className="min-w-0 flex-1 text-sm">
                      {t(`risk-question-${question.code}`)}
                      {before?.answers[question.code] && (
                        <span className="text-ink-3 text-xs">
                          {" "}
                          · {t("risk-before", { answer: t(`risk-answer-${before.answers[question.code]}`) })}
                        </span>
                      )}
                    </p>
                    <div
                      data-question
                      role="radiogroup"
                      aria-label={t(`risk-question-${question.code}`)}
                      tabIndex={0}
                      onKeyDown={onKeyDown(question)}
                      className="flex shrink-0 gap-1 rounded"
                    >
                      {SAYS.map(({ answer }) => (
                        // biome-ignore lint/a11y/useSemanticElements: three letters on one row, no input to tab through
                        <button
                          key={answer}
                          type="button"
                          role="radio"
                          aria-checked={answers[question.code] === answer}
                          tabIndex={-1}
                          onClick={() => setAnswers((old) => ({ ...old, [question.code]: answer }))}
                          className={`h-control min-w-11 rounded border px-2 text-sm ${answers[question.code] === answer ? "border-accent bg-wash-2 font-bold" : "border-line-2 hover:bg-sunken"}`}
                        >
                          {t(`risk-answer-${answer}`)}
                        </button>
                      ))}
                    </div>
                  </div>
                ))}
            </div>
          </Fragment>
        ))}
        <div className="mt-3 flex flex-wrap gap-4">
          <KeyHint keys={["S", "J"]}>{t("risk-answer-yes")}</KeyHint>
          <KeyHint keys={["N"]}>{t("risk-answer-no")}</KeyHint>
          <KeyHint keys={[t("keycap-space")]}>{t("risk-answer-unknown")}</KeyHint>
          <KeyHint keys={["↑", "↓"]}>{t("questionnaire-keys-move")}</KeyHint>
        </div>
      </Panel>
      <Panel title={t("risk-result")} className="sticky top-3 p-4">
        <div aria-live="polite">
          <p className="font-bold text-lg" data-testid="risk-argued">
            {answered === 0 || !told ? t("index-not-enough") : rangeText(told, t)}
          </p>
          {answered > 0 && told && (
            <ul className="mt-1 list-disc pl-5 text-ink-2 text-sm">
              {told.reasons.map((reason) => (
                <li key={reason.code}>{reasonText(reason, t)}</li>
              ))}
            </ul>
          )}
        </div>
        <p className="tnum mt-2 text-ink-3 text-xs">
          {t("risk-answered", { n: answered, of: form.questions.length })} · {t("risk-no-cutoff")}
        </p>
        <div className="mt-4 flex flex-col gap-3">
          <p className="font-medium text-ink-2 text-sm">{t("risk-judged")}</p>
          <Segmented
            label={t("risk-judged")}
            value={judged ?? "computed"}
            segments={[
              { id: "computed", text: t("risk-judged-computed") },
              ...LEVELS.map((id) => ({ id, text: t(`risk-level-${id}`) })),
            ]}
            onChange={(level) => setJudged(level === "computed" ? null : level)}
            className="self-start"
          />
          <TextField
            label={t("risk-note")}
            value={note}
            onChange={setNote}
            error={errors.note ?? errors.answers}
            data-testid="risk-note"
          />
          {save.error && asCommandError(save.error).code !== "invalid" && <ErrorNotice error={save.error} />}
          <div className="flex gap-2">
            <Button
              look="primary"
              onPress={() => save.mutate()}
              icon={<Save size={16} strokeWidth={1.75} aria-hidden />}
              data-testid="risk-save"
            >
              {t("save")} <KeyCap>{t("keycap-ctrl")}</KeyCap>
              <KeyCap>S</KeyCap>
            </Button>
            <Button look="quiet" onPress={onCancel}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}
