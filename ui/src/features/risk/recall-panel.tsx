import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Panel } from "../../components/panel";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { RecallView } from "../../lib/bindings";
import { exactDate, shortDate } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { recallReasonText } from "./risk-text";
import { useRecall } from "./use-risk";

/** When to look again: the proposal with its reasons, the choice, and what was chosen before. */
export function RecallPanel({ patient }: { patient: string }) {
  const { data, error } = useRecall(patient);
  if (error) return <ErrorNotice error={error} />;
  return data ? <Shown key={data.decisions.length} patient={patient} recall={data} /> : null;
}

function Shown({ patient, recall }: { patient: string; recall: RecallView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const mayEdit = useMay("edit_chart");
  const { proposal, decisions, caries, perio } = recall;
  const standing = decisions[0];
  const known = (name: string, risk: { risk: string; on: string } | null) =>
    `${t(name)}: ${risk ? `${t(`risk-level-${risk.risk}`)} (${shortDate(risk.on, language)})` : t("risk-not-assessed")}`;
  return (
    <Panel title={t("recall")} className="p-4">
      <div className="grid grid-cols-2 gap-6">
        <div>
          <p className="text-ink-3 text-xs">{t("recall-proposed")}</p>
          <p className="font-bold text-lg" data-testid="recall-proposed">
            {proposal.months === null ? t("index-not-enough") : t("recall-months", { n: proposal.months })}
          </p>
          <ul className="mt-1 list-disc pl-5 text-ink-2 text-sm">
            {proposal.reasons.map((reason) => (
              <li key={reason.code}>{recallReasonText(reason, t)}</li>
            ))}
          </ul>
          <p className="mt-2 text-ink-2 text-sm">
            {known("risk-caries", caries)} · {known("risk-perio", perio)}
          </p>
          <p className="mt-2 text-ink-3 text-xs">
            {t("recall-source", { least: proposal.leastMonths, most: proposal.mostMonths })}
          </p>
        </div>
        <div className="flex flex-col gap-3">
          {standing ? (
            <p className="text-sm" data-testid="recall-chosen">
              <span className="font-bold">{t("recall-months", { n: standing.months })}</span>
              {" · "}
              {t("recall-due", { day: exactDate(standing.dueOn, language) })}
              <span className="block text-ink-2 text-xs">
                {shortDate(standing.decidedOn, language)} · {standing.by}
                {standing.note && ` · ${standing.note}`}
              </span>
            </p>
          ) : (
            <p className="text-ink-3 text-sm">{t("recall-none")}</p>
          )}
          {mayEdit && <DecisionForm patient={patient} recall={recall} />}
          {decisions.length > 1 && (
            <ul className="flex flex-col gap-0.5 text-ink-2 text-xs">
              {decisions.slice(1, 6).map((one) => (
                <li key={`${one.decidedOn} ${one.months} ${one.by}`}>
                  {shortDate(one.decidedOn, language)} · {t("recall-months", { n: one.months })} · {one.by}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Panel>
  );
}

function DecisionForm({ patient, recall: { proposal } }: { patient: string; recall: RecallView }) {
  const t = useText();
  const toast = useToast();
  const steps = Array.from({ length: proposal.mostMonths / 3 }, (_, i) => (i + 1) * 3);
  const [months, setMonths] = useState(String(proposal.months ?? 6));
  const [note, setNote] = useState("");
  const decide = useMutation({
    mutationFn: () => ipc.commands.recallDecide(patient, { months: Number(months), note }),
    onSuccess: () => toast({ text: t("recall-kept") }),
  });
  const errors = fieldErrors(decide.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  const differs = proposal.months !== null && Number(months) !== proposal.months;
  return (
    <form onSubmit={submit} className="flex flex-col gap-2" aria-label={t("recall-choose")}>
      <div className="flex items-end gap-2">
        <Choice
          label={t("recall-choose")}
          value={months}
          options={steps.map((n) => ({ id: String(n), text: t("recall-months", { n }) }))}
          onChange={setMonths}
          error={errors.months}
          className="w-36"
        />
        <TextField
          label={t(differs ? "recall-why" : "recall-note")}
          value={note}
          onChange={setNote}
          error={errors.note}
          className="flex-1"
          data-testid="recall-note"
        />
        <Button look="primary" type="submit" data-testid="recall-save">
          {t("save")}
        </Button>
      </div>
      {decide.error && asCommandError(decide.error).code !== "invalid" && <ErrorNotice error={decide.error} />}
    </form>
  );
}
