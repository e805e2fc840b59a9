import { useMutation, useQuery } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import type {
  Answer,
  AnswersDraft,
  AnswersForm,
  Informant,
  Question,
  QuestionnaireView,
  Said,
} from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { newKeeper } from "../../lib/keeper";
import { useWindowKeys } from "../../lib/keyboard";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";
import { inTurn } from "../../lib/typed";
import { questionText } from "./questionnaire-text";

const SAYS: { said: Said; keys: string[] }[] = [
  { said: "yes", keys: ["s", "y", "1"] },
  { said: "no", keys: ["n", "2"] },
  { said: "unsure", keys: ["?", "3"] },
];
const INFORMANTS: Informant[] = ["patient", "guardian", "other"];

type Props = { patient: string; onDone: (yes: Question[]) => void; onDiscard: () => void };
type Given = Record<string, Pick<Answer, "said" | "note">>;
const UNSAID: Pick<Answer, "said" | "note"> = { said: "nothing", note: "" };

function givenIn(begun: AnswersDraft | null): Given {
  return Object.fromEntries((begun?.form.answers ?? []).map(({ code, said, note }) => [code, { said, note }]));
}

/** The sheet of today. A letter answers and goes on to the next question; nothing is taken for granted. */
export function QuestionnaireForm({ patient, onDone, onDiscard }: Props) {
  const latest = useQuery({ queryKey: keys.questionnaire(), queryFn: () => ipc.commands.questionnaireGet() });
  const begun = useQuery({
    queryKey: keys.answersDraft(patient),
    queryFn: () => inTurn(() => ipc.commands.questionnaireDraft(patient)),
    refetchOnMount: "always",
  });
  const error = latest.error ?? begun.error;
  if (error) return <ErrorNotice error={error} />;
  if (!latest.data || !begun.isFetchedAfterMount) return null;
  return (
    <Sheet latest={latest.data} begun={begun.data ?? null} patient={patient} onDone={onDone} onDiscard={onDiscard} />
  );
}

type SheetProps = Props & { latest: QuestionnaireView; begun: AnswersDraft | null };

/** What was begun is answered to its end, also when the clinic asks something else meanwhile, or the program fell over. */
function Sheet({ latest, begun, patient, onDone, onDiscard }: SheetProps) {
  const t = useText();
  const [asked] = useState(begun?.asked ?? latest);
  const [unkept, setUnkept] = useState<unknown>(null);
  const [keeper] = useState(() =>
    newKeeper<AnswersForm>(
      {
        keep: (now) => ipc.commands.questionnaireKeep(patient, now),
        forget: () => ipc.commands.questionnaireForget(patient),
      },
      setUnkept,
    ),
  );
  useEffect(() => {
    const leave = () => void keeper.keep();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [keeper]);
  const form = useRef<HTMLDivElement>(null);
  const [informant, setInformant] = useState<Informant>(begun?.form.informant ?? "patient");
  const [given, setGiven] = useState<Given>(() => givenIn(begun));
  const of = (question: Question) => given[question.code] ?? UNSAID;
  const formOf = (said: Given, by: Informant): AnswersForm => ({
    questionnaire: asked.id,
    informant: by,
    answers: asked.questions.map((question) => ({
      code: question.code,
      asked: questionText(question, t),
      ...(said[question.code] ?? UNSAID),
    })),
  });
  const set = (question: Question, change: Partial<Answer>) =>
    setGiven((old) => {
      const next = { ...old, [question.code]: { ...(old[question.code] ?? UNSAID), ...change } };
      keeper.change(formOf(next, informant));
      return next;
    });
  const save = useMutation({
    mutationFn: async () => {
      await keeper.keep();
      return ipc.commands.questionnaireFill(patient, formOf(given, informant));
    },
    onSuccess: () => onDone(asked.questions.filter((question) => of(question).said === "yes" && question.proposes)),
  });
  const forget = useMutation({ mutationFn: () => keeper.forget(), onSuccess: onDiscard });
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
    // Signing out begins with leaving the field: by then the last word is on its way.
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that a field was left
    <div ref={form} onBlur={() => void keeper.keep()} className="flex flex-col gap-3" data-testid="questionnaire-form">
      <div className="flex flex-wrap items-end gap-4">
        <Choice
          label={t("questionnaire-informant")}
          value={informant}
          options={INFORMANTS.map((id) => ({ id, text: t(`questionnaire-informant-${id}`) }))}
          onChange={(by) => {
            setInformant(by);
            keeper.change(formOf(given, by));
          }}
          className="w-56"
        />
        <p className="tnum flex-1 pb-1.5 text-ink-2 text-sm">
          {t("questionnaire-answered", { n: answered, of: asked.questions.length })}
        </p>
        {(begun || answered > 0) && (
          <Button look="quiet" onPress={() => forget.mutate()} data-testid="questionnaire-forget">
            {t("hygiene-forget")}
          </Button>
        )}
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
      {begun && <Notice tone="info" title={t("questionnaire-begun")} />}
      {unkept !== null && <Notice tone="alert" title={t("hygiene-unkept")} />}
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
