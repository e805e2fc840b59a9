import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Chips } from "../../components/chips";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { Fluoride, HygieneForm as Form, HygieneDraft, Instruction } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { newKeeper } from "../../lib/keeper";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";
import { inTurn } from "../../lib/typed";

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

type Props = { visit: string; onDone: () => void };

/** Begins with what was entered and not recorded, also before the program was closed or fell over. */
export function HygieneForm({ visit, onDone }: Props) {
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: keys.hygieneDraft(visit),
    queryFn: () => inTurn(() => ipc.commands.hygieneDraft(visit)),
    refetchOnMount: "always",
  });
  if (error) return <ErrorNotice error={error} />;
  return isFetchedAfterMount ? <Session visit={visit} begun={data ?? null} onDone={onDone} /> : null;
}

/** What was done in this session; once recorded it is corrected by another. */
function Session({ visit, begun, onDone }: Props & { begun: HygieneDraft | null }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [draft, setDraft] = useState<HygieneDraft>(begun ?? { form: NOTHING, teeth: "" });
  const [unkept, setUnkept] = useState<unknown>(null);
  const [keeper] = useState(() =>
    newKeeper<HygieneDraft>(
      {
        keep: (now) => ipc.commands.hygieneKeep(visit, now),
        forget: () => ipc.commands.hygieneForget(visit),
      },
      setUnkept,
    ),
  );
  useEffect(() => {
    const leave = () => void keeper.keep().then(() => client.invalidateQueries({ queryKey: ["visit"] }));
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [keeper, client]);
  const change = (next: HygieneDraft) => {
    setDraft(next);
    keeper.change(next);
  };
  const { form, teeth } = draft;
  const set = (part: Partial<Form>) => change({ ...draft, form: { ...form, ...part } });
  const record = useMutation({
    mutationFn: async () => {
      await keeper.keep();
      return ipc.commands.hygieneRecord(visit, { ...form, sealants: numbers(teeth) });
    },
    onSuccess: () => {
      toast({ text: t("hygiene-recorded") });
      onDone();
    },
  });
  const forget = useMutation({ mutationFn: () => keeper.forget(), onSuccess: onDone });
  const errors = fieldErrors(record.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  const whole = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);
  return (
    <form
      onSubmit={submit}
      // Signing out begins with leaving the field: by then the last word is on its way.
      onBlur={() => void keeper.keep()}
      className="flex flex-col gap-4"
      data-testid="hygiene-form"
      aria-label={t("hygiene-session")}
    >
      {begun && <Notice tone="info" title={t("hygiene-begun")} />}
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
        onChange={(typed) => change({ ...draft, teeth: typed })}
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
      {unkept !== null && <Notice tone="alert" title={t("hygiene-unkept")} />}
      {record.error && asCommandError(record.error).code !== "invalid" && <ErrorNotice error={record.error} />}
      {forget.error && <ErrorNotice error={forget.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" data-testid="hygiene-record">
          {t("hygiene-record")}
        </Button>
        <Button onPress={() => forget.mutate()} data-testid="hygiene-cancel">
          {t("hygiene-forget")}
        </Button>
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
