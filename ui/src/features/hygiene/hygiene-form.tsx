import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Chips } from "../../components/chips";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { Fluoride, HygieneForm as Form, Instruction } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";

/** Usual strengths: varnish of 5 % NaF, gel and foam of 1.23 %, rinse of 0.2 % NaF, silver diamine of 38 %. */
const PPM: Record<Fluoride, number> = {
  varnish: 22_600,
  gel: 12_300,
  foam: 12_300,
  rinse: 900,
  silver_diamine: 44_800,
};
const FLUORIDES = Object.keys(PPM) as Fluoride[];
const INSTRUCTIONS: Instruction[] = [
  "brushing",
  "interdental",
  "floss",
  "irrigator",
  "rinse",
  "tongue",
  "prosthesis",
  "fluoride_home",
  "diet",
  "tobacco",
];
const RECALLS = [3, 6, 9, 12, 15, 18, 21, 24];
const DONE = ["ultrasonic", "handInstruments", "polishing"] as const;

const NOTHING: Form = {
  ultrasonic: false,
  handInstruments: false,
  polishing: false,
  fluoride: null,
  fluoridePpm: null,
  sealants: [],
  instructions: [],
  durationMinutes: null,
  nextRecallMonths: null,
  note: "",
};

/** What was done in this session; once recorded it is corrected by another. */
export function HygieneForm({ visit, onDone }: { visit: string; onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const [form, setForm] = useState(NOTHING);
  const [teeth, setTeeth] = useState("");
  const set = (change: Partial<Form>) => setForm((old) => ({ ...old, ...change }));
  const record = useMutation({
    mutationFn: () => ipc.commands.hygieneRecord(visit, { ...form, sealants: numbers(teeth) }),
    onSuccess: () => {
      toast({ text: t("hygiene-recorded") });
      onDone();
    },
  });
  const errors = fieldErrors(record.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  const whole = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);
  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-4"
      data-testid="hygiene-form"
      aria-label={t("hygiene-session")}
    >
      <Chips
        label={t("hygiene-done")}
        chips={DONE.map((id) => ({ id, text: t(`hygiene-${id}`) }))}
        chosen={DONE.filter((id) => form[id])}
        onChange={(chosen) => set(Object.fromEntries(DONE.map((id) => [id, chosen.includes(id)])))}
      />
      <div className="grid grid-cols-[1fr_6rem] items-end gap-2">
        <Choice
          label={t("hygiene-fluoride")}
          value={form.fluoride ?? "none"}
          options={(["none", ...FLUORIDES] as const).map((id) => ({ id, text: t(`hygiene-fluoride-${id}`) }))}
          onChange={(id) =>
            set(id === "none" ? { fluoride: null, fluoridePpm: null } : { fluoride: id, fluoridePpm: PPM[id] })
          }
        />
        <TextField
          label={t("hygiene-ppm")}
          value={form.fluoridePpm?.toString() ?? ""}
          onChange={(text) => set({ fluoridePpm: whole(text) })}
          error={errors.fluoridePpm}
          isDisabled={form.fluoride === null}
          inputClassName="tnum"
        />
      </div>
      <TextField
        label={t("hygiene-sealants")}
        hint={t("hygiene-sealants-hint")}
        value={teeth}
        onChange={setTeeth}
        error={errors.sealants ?? errors.tooth}
        inputClassName="tnum"
        data-testid="hygiene-sealants"
      />
      <Chips
        label={t("hygiene-instructions")}
        chips={INSTRUCTIONS.map((id) => ({ id, text: t(`hygiene-told-${id}`) }))}
        chosen={form.instructions}
        onChange={(instructions) => set({ instructions })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={t("hygiene-duration")}
          value={form.durationMinutes?.toString() ?? ""}
          onChange={(text) => set({ durationMinutes: whole(text) })}
          error={errors.durationMinutes}
          inputClassName="tnum"
          data-testid="hygiene-duration"
        />
        <Choice
          label={t("hygiene-recall")}
          value={form.nextRecallMonths?.toString() ?? "none"}
          options={[
            { id: "none", text: t("hygiene-recall-none") },
            ...RECALLS.map((n) => ({ id: n.toString(), text: t("hygiene-months", { n }) })),
          ]}
          onChange={(id) => set({ nextRecallMonths: id === "none" ? null : Number(id) })}
          error={errors.nextRecallMonths}
        />
      </div>
      <TextField
        label={t("hygiene-note")}
        value={form.note}
        rows={2}
        onChange={(note) => set({ note })}
        error={errors.note}
      />
      {errors.done && <Notice tone="warn" title={t("hygiene-nothing")} />}
      {record.error && asCommandError(record.error).code !== "invalid" && <ErrorNotice error={record.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" data-testid="hygiene-record">
          {t("hygiene-record")}
        </Button>
        <Button onPress={onDone}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** "16, 26 36": what is no number counts as 0, which is no tooth and is refused by name. */
function numbers(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((code) => (/^\d{2}$/.test(code) ? Number(code) : 0));
}
