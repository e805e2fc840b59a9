import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Panel } from "../../components/panel";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { IndexExamView, MihArgued, MihReason, MihSeverity, NewMihJudgement } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { type Text, useText } from "../../lib/text";

type Draft = Omit<NewMihJudgement, "judged"> & { judged: MihSeverity | null };

const SEVERITIES: MihSeverity[] = ["none", "mild", "severe"];

export function reasonText(reason: MihReason, t: Text): string {
  const teeth = "teeth" in reason ? reason.teeth.join(", ") : "";
  const n = "n" in reason ? reason.n : 0;
  return t(`mih-reason-${reason.code}`, { teeth, n });
}

/** What the codes argue for, step by step, and the clinician's word beside it. */
export function MihJudgementForm({
  view,
  argued,
  mayEdit,
  onDirty,
}: {
  view: IndexExamView;
  argued: MihArgued;
  mayEdit: boolean;
  onDirty: (dirty: boolean) => void;
}) {
  const t = useText();
  const toast = useToast();
  // Until somebody chooses, what the codes argue for is chosen, also while they are still typed.
  const [form, change] = useState<Draft>(() => ({
    judged: view.judged?.judged ?? null,
    note: view.judged?.note ?? "",
    nextReviewOn: view.judged?.nextReviewOn ?? null,
    photos: view.judged?.photos ?? [],
  }));
  const judged = form.judged ?? argued.severity ?? "none";
  const judge = useMutation({
    mutationFn: () => ipc.commands.mihJudge(view.exam.id, { ...form, judged }),
    onSuccess: () => {
      onDirty(false);
      toast({ text: t("mih-judged") });
    },
  });
  const errors = fieldErrors(judge.error, t);
  const setForm = (next: Draft) => {
    change(next);
    onDirty(true);
  };
  // Whoever leaves after being asked gives it up.
  useEffect(() => () => onDirty(false), [onDirty]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    judge.mutate();
  };
  const toggle = (slot: string) =>
    setForm({
      ...form,
      photos: form.photos.includes(slot) ? form.photos.filter((one) => one !== slot) : [...form.photos, slot],
    });
  return (
    <Panel title={t("mih-judgement")} className="col-span-2 p-4">
      <div className="grid grid-cols-2 gap-6">
        <div>
          <p className="font-bold" data-testid="mih-argued">
            {argued.severity ? t(`mih-severity-${argued.severity}`) : t("index-not-enough")}
            {argued.hspm && ` · ${t("mih-hspm")}`}
          </p>
          <ul className="mt-1 list-disc pl-5 text-ink-2 text-sm">
            {argued.reasons.map((reason) => (
              <li key={reason.code}>{reasonText(reason, t)}</li>
            ))}
          </ul>
          <p className="mt-2 text-ink-3 text-xs">{t("mih-source")}</p>
        </div>
        <form onSubmit={submit} className="flex flex-col gap-3" aria-label={t("mih-judgement")}>
          {mayEdit ? (
            <Segmented
              label={t("mih-severity")}
              value={judged}
              segments={SEVERITIES.map((id) => ({ id, text: t(`mih-severity-${id}`) }))}
              onChange={(chosen) => setForm({ ...form, judged: chosen })}
              className="self-start"
            />
          ) : (
            <p className="font-bold">{view.judged ? t(`mih-severity-${view.judged.judged}`) : t("mih-not-judged")}</p>
          )}
          <TextField
            label={t(judged === argued.severity ? "mih-note" : "mih-note-why")}
            value={form.note}
            onChange={(note) => setForm({ ...form, note })}
            error={errors.note}
            isDisabled={!mayEdit}
            data-testid="mih-note"
          />
          <TextField
            type="date"
            label={t("mih-next")}
            value={form.nextReviewOn ?? ""}
            onChange={(day) => setForm({ ...form, nextReviewOn: day || null })}
            error={errors.nextReviewOn}
            isDisabled={!mayEdit}
            className="w-48"
            data-testid="mih-next"
          />
          <fieldset>
            <legend className="mb-1 font-medium text-ink-2 text-sm">{t("mih-photos")}</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {view.photoSlots.map((slot) => (
                <label key={slot} className="flex min-h-6 items-center gap-1.5 text-sm">
                  <input
                    type="checkbox"
                    checked={form.photos.includes(slot)}
                    disabled={!mayEdit}
                    onChange={() => toggle(slot)}
                    className="size-4 accent-(--accent)"
                  />
                  {t(`mih-photo-${slot}`)}
                </label>
              ))}
            </div>
          </fieldset>
          {judge.error && asCommandError(judge.error).code !== "invalid" && <ErrorNotice error={judge.error} />}
          {mayEdit && (
            <Button look="primary" type="submit" className="self-start" data-testid="mih-save">
              {t("save")}
            </Button>
          )}
        </form>
      </div>
    </Panel>
  );
}
