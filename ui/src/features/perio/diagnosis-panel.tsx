import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import type { Answers, Argued, ExamView, Judgement } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { AnswersForm } from "./answers-form";
import { diagnosisText, missingText, reasonText } from "./diagnosis-text";

type Props = { patient: string; view: ExamView };

const DIAGNOSES: readonly Judgement["diagnosis"][] = [
  "health",
  "gingivitis_localized",
  "gingivitis_generalized",
  "health_reduced",
  "gingivitis_reduced",
  "stable",
  "stable_inflamed",
  "periodontitis",
];
const STAGES = ["I", "II", "III", "IV"] as const;
const GRADES = ["A", "B", "C"] as const;
const EXTENTS = ["localized", "generalized", "molar_incisor"] as const;

/** What the tables of 2017 say and why, what they lack, and the clinician's own judgement beside it. */
export function DiagnosisPanel({ patient, view }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const now = useNow();
  const mayEdit = useMay("edit_chart");
  const exam = view.exam.id;
  const [answers, setAnswers] = useState<Answers>(view.answers);
  const changed = JSON.stringify(answers) !== JSON.stringify(view.answers);
  const preview = useQuery({
    queryKey: [...keys.perioExam(patient, exam), "argued", answers],
    queryFn: () => ipc.commands.perioArgue(exam, answers),
    enabled: changed,
    placeholderData: (old) => old,
  });
  const argued: Argued = changed && preview.data ? preview.data : view.argued;
  const { classification } = argued;
  const { judged } = view.exam;
  return (
    <div className="flex flex-col gap-4">
      <section className="flex flex-col gap-1.5">
        <h2 className="text-ink-3 text-xs">{t("perio-computed")}</h2>
        <p className="font-bold text-lg leading-snug" data-testid="perio-computed">
          {diagnosisText(classification, t)}
        </p>
        <ul className="flex flex-col gap-1 text-ink-2 text-sm">
          {classification.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonText(reason, t)}</li>
          ))}
        </ul>
        {classification.missing.length > 0 && (
          <div className="mt-1 rounded border border-line bg-warn-wash px-2.5 py-2 text-sm">
            <p className="font-medium text-warn">
              {t(classification.diagnosis === "insufficient" ? "perio-missing" : "perio-missing-some")}
            </p>
            <ul className="flex flex-col gap-0.5">
              {classification.missing.map((missing) => (
                <li key={JSON.stringify(missing)}>{missingText(missing, t)}</li>
              ))}
            </ul>
          </div>
        )}
      </section>
      {judged && (
        <section className="flex flex-col gap-1 rounded border border-line px-2.5 py-2">
          <h2 className="text-ink-3 text-xs">{t("perio-judged")}</h2>
          <p className="font-bold" data-testid="perio-judged">
            {diagnosisText(judged.judgement, t)}
          </p>
          {judged.note && <p className="text-sm">{judged.note}</p>}
          <p className="text-ink-3 text-xs">
            {judged.by} · {spokenMoment(judged.recordedAt, now, language, t)}
          </p>
        </section>
      )}
      <section className="flex flex-col gap-2.5 border-line border-t pt-3">
        <h2 className="font-medium">{t("perio-answers")}</h2>
        {!view.answeredHere &&
          Object.values(view.answers).some((answer) => answer !== null && answer !== undefined) && (
            <p className="text-sm text-warn">{t("perio-answers-carried")}</p>
          )}
        <AnswersForm answers={answers} isDisabled={!mayEdit} onChange={setAnswers} />
        {preview.error && <ErrorNotice error={preview.error} />}
      </section>
      {mayEdit && (
        <JudgementForm key={JSON.stringify(classification)} exam={exam} answers={answers} computed={classification} />
      )}
    </div>
  );
}

/** The last word. It begins with what was computed, and says why where it differs. */
function JudgementForm({ exam, answers, computed }: { exam: string; answers: Answers; computed: Judgement }) {
  const t = useText();
  const { diagnosis, stage, extent, grade } = computed;
  const [judged, setJudged] = useState<Judgement>({ diagnosis, stage, extent, grade });
  const [note, setNote] = useState("");
  const save = useMutation({
    mutationFn: (judgement: Judgement | null) => ipc.commands.perioAssess(exam, { answers, judged: judgement, note }),
  });
  const none = { id: "none", text: "–" };
  const none_or = <T extends string>(value: T | null) => value ?? "none";
  return (
    <section className="flex flex-col gap-2.5 border-line border-t pt-3">
      <h2 className="font-medium">{t("perio-judge")}</h2>
      <Choice
        label={t("perio-judge-diagnosis")}
        value={judged.diagnosis}
        options={(judged.diagnosis === "insufficient" ? [...DIAGNOSES, judged.diagnosis] : DIAGNOSES).map((id) => ({
          id,
          text: t(`perio-diagnosis-${id}`),
        }))}
        onChange={(id) => setJudged({ ...judged, diagnosis: id })}
      />
      <div className="grid grid-cols-3 gap-2">
        <Choice
          label={t("perio-judge-stage")}
          value={none_or(judged.stage)}
          options={[none, ...STAGES.map((id) => ({ id, text: id }))]}
          onChange={(id) => setJudged({ ...judged, stage: STAGES.find((known) => known === id) ?? null })}
        />
        <Choice
          label={t("perio-judge-grade")}
          value={none_or(judged.grade)}
          options={[none, ...GRADES.map((id) => ({ id, text: id }))]}
          onChange={(id) => setJudged({ ...judged, grade: GRADES.find((known) => known === id) ?? null })}
        />
        <Choice
          label={t("perio-judge-extent")}
          value={none_or(judged.extent)}
          options={[none, ...EXTENTS.map((id) => ({ id, text: t(`perio-extent-${id}`) }))]}
          onChange={(id) => setJudged({ ...judged, extent: EXTENTS.find((known) => known === id) ?? null })}
        />
      </div>
      <TextField label={t("perio-judge-note")} value={note} onChange={setNote} rows={2} />
      {save.error && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button isDisabled={save.isPending} onPress={() => save.mutate(null)} data-testid="perio-save-answers">
          {t("perio-save-answers")}
        </Button>
        <Button
          look="primary"
          isDisabled={save.isPending}
          onPress={() => save.mutate(judged)}
          data-testid="perio-judge"
        >
          {t("perio-save-judgement")}
        </Button>
      </div>
    </section>
  );
}
