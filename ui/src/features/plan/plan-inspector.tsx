import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { TextField } from "../../components/text-field";
import type { Clinician, PlanItemForm, PlanItemView, PrognosisView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { parseTeeth, surfaceLetters, teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { ItemChoices, PrognosisChoice } from "./item-choices";
import { formOf, isOpen, type Known, OTHER, parseFaces, placeText, workText } from "./plan-text";

export type ItemActions = {
  onSave: (form: PlanItemForm) => void;
  onComplete: () => void;
  onReopen: () => void;
  onDrop: (reason: string) => void;
  onRestore: () => void;
  onJudge: (prognosis: PrognosisView["prognosis"] | null) => void;
};

type Props = ItemActions & {
  item: PlanItemView;
  known: Known;
  prognoses: readonly PrognosisView[];
  clinicians: readonly Clinician[];
  mayEdit: boolean;
  /** The reason is being asked for. */
  dropping: boolean;
  onDropping: (open: boolean) => void;
  error: unknown;
};

/** The chosen item: said better, done, dropped, and the outlook of its teeth. */
export function PlanInspector(props: Props) {
  const { item, known, mayEdit, dropping } = props;
  const t = useText();
  const errors = fieldErrors(props.error, t);
  return (
    <div data-plan-form className="flex flex-col gap-4">
      <div>
        <p className="text-ink-3 text-xs">{t(`plan-status-${item.status}`)}</p>
        <h2 className="font-bold text-lg leading-snug">
          {placeText(item.teeth, t)} · {workText(item, known, t)}
        </h2>
        {item.charted && <p className="pt-1 text-good text-sm">{t("plan-charted")}</p>}
        {Object.values(errors).map((said) => (
          <p key={said} role="alert" className="pt-1 text-alert text-sm">
            {said}
          </p>
        ))}
      </div>
      {mayEdit && <Actions {...props} />}
      {dropping && isOpen(item) && <DropForm {...props} />}
      {mayEdit && item.teeth.length > 0 && <PrognosisChoice {...props} />}
      {mayEdit && isOpen(item) && <ItemForm {...props} errors={errors} />}
      {item.dropReason && <Said name={t("plan-drop-reason")}>{item.dropReason}</Said>}
      {!isOpen(item) && item.note && <Said name={t("plan-note")}>{item.note}</Said>}
    </div>
  );
}

function Said({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <span className="text-ink-3 text-xs">{name}</span>
      <p className="readable">{children}</p>
    </div>
  );
}

function Actions({ item, onComplete, onReopen, onRestore, onDropping }: Props) {
  const t = useText();
  if (item.status === "dropped")
    return (
      <Button onPress={onRestore} data-testid="plan-restore-item">
        {t("plan-restore-item")} <KeyCap>U</KeyCap>
      </Button>
    );
  if (item.status === "done")
    return item.done?.mine ? (
      <Button onPress={onReopen} data-testid="plan-reopen">
        {t("plan-reopen")} <KeyCap>{t("keycap-space")}</KeyCap>
      </Button>
    ) : null;
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button look="primary" onPress={onComplete} data-testid="plan-complete">
        {t("plan-complete")} <KeyCap>{t("keycap-space")}</KeyCap>
      </Button>
      <Button look="danger" onPress={() => onDropping(true)} data-testid="plan-drop">
        {t("plan-drop")} <KeyCap>X</KeyCap>
      </Button>
    </div>
  );
}

function DropForm({ onDrop, onDropping }: Props) {
  const t = useText();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDrop(reason);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
      <TextField
        label={t("plan-drop-reason")}
        value={reason}
        onChange={setReason}
        autoFocus
        data-testid="plan-drop-reason"
      />
      <div className="flex gap-2">
        <Button look="danger" type="submit" isDisabled={!reason.trim()}>
          {t("plan-drop")}
        </Button>
        <Button look="quiet" onPress={() => onDropping(false)}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

function ItemForm(props: Props & { errors: Record<string, string | undefined> }) {
  const { item, known, errors, onSave } = props;
  const t = useText();
  const [form, setForm] = useState(() => formOf(item));
  const [teeth, setTeeth] = useState(() => teethText(item.teeth));
  const [faces, setFaces] = useState(() => surfaceLetters(item.surfaces, item.teeth[0] ?? 0));
  const parsed = parseTeeth(teeth);
  const change = (some: Partial<PlanItemForm>) => setForm((old) => ({ ...old, ...some }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed) onSave({ ...form, teeth: parsed, surfaces: parseFaces(faces) });
  };
  const reach = known.procedures.find((one) => one.code === form.procedure)?.reach;
  return (
    <form onSubmit={submit} className="flex flex-col gap-3" data-testid="plan-form">
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={t("plan-teeth")}
          value={teeth}
          onChange={setTeeth}
          error={parsed ? errors.teeth : t("invalid-not_a_tooth")}
          inputClassName="tnum"
          data-testid="plan-teeth"
        />
        {reach === "faces" && (
          <TextField
            label={t("plan-surfaces")}
            value={faces}
            onChange={(typed) => setFaces(typed.toUpperCase())}
            error={errors.surfaces}
            data-testid="plan-faces"
          />
        )}
      </div>
      {form.procedure === OTHER && (
        <TextField label={t("plan-own-name")} value={form.name} onChange={(name) => change({ name })} />
      )}
      <ItemChoices {...props} form={form} onChange={change} />
      <TextField
        label={t("plan-note")}
        value={form.note}
        onChange={(note) => change({ note })}
        rows={3}
        data-testid="plan-note"
      />
      <Button look="primary" type="submit" className="self-start" data-testid="plan-save">
        {t("save")}
      </Button>
    </form>
  );
}
