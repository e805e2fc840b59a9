import { Trash2 } from "lucide-react";
import { IconButton } from "../../components/button";
import { Choice } from "../../components/choice";
import { TextField } from "../../components/text-field";
import type { DosageForm, DrugView, Medicine, Route } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { DrugEntry } from "./drug-entry";
import { unitsFor } from "./prescription-text";

const FORMS: DosageForm[] = [
  "capsule",
  "tablet",
  "sachet",
  "suspension",
  "mouthwash",
  "gel",
  "toothpaste",
  "cream",
  "spray",
  "drops",
  "injection",
  "other",
];
const ROUTES: Route[] = ["oral", "buccal", "sublingual", "topical", "intramuscular", "other"];

type Props = {
  n: number;
  item: Medicine;
  drugs: readonly DrugView[];
  errors: Record<string, string>;
  onChange: (item: Medicine) => void;
  onRemove: (() => void) | undefined;
  onDone: () => void;
};

/** One medicine. Pieces are counted anew when dose, hours or days change; whoever counts otherwise types it last. */
export function PrescriptionLine({ n, item, drugs, errors, onChange, onRemove, onDone }: Props) {
  const t = useText();
  const set = (change: Partial<Medicine>) => {
    const next = { ...item, ...change };
    onChange("units" in change ? next : { ...next, units: unitsFor(next) ?? next.units });
  };
  const error = (name: string) => errors[`items.${n}.${name}`];
  const number = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : text.trim() === "" ? 0 : Number.NaN);
  const figure = (name: "everyHours" | "days" | "units", label: string) => (
    <TextField
      label={t(label)}
      value={item[name] === 0 && name !== "everyHours" ? "" : String(item[name])}
      onChange={(text) => {
        const value = number(text);
        if (!Number.isNaN(value)) set({ [name]: value });
      }}
      error={error(name)}
      hint={name === "everyHours" ? t("rx-every-hours-hint") : undefined}
      inputClassName="tnum"
      data-testid={`rx-${name}`}
    />
  );
  return (
    <fieldset className="rounded-lg border border-line bg-surface p-4" data-testid="rx-line">
      <legend className="sr-only">{t("rx-line", { n: n + 1 })}</legend>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3">
        <DrugEntry
          item={item}
          drugs={drugs}
          error={error("ingredient")}
          onPick={onChange}
          onType={(ingredient) => onChange({ ...item, code: "", ingredient })}
          onDone={onDone}
        />
        <TextField
          label={t("rx-strength")}
          value={item.strength}
          onChange={(strength) => set({ strength })}
          error={error("strength")}
        />
        <TextField
          label={t("rx-brand")}
          value={item.brand}
          onChange={(brand) => set({ brand })}
          error={error("brand")}
        />
        <div className="pt-6">
          {onRemove && (
            <IconButton
              label={t("rx-remove", { name: item.ingredient || t("rx-line", { n: n + 1 }) })}
              icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden />}
              onPress={onRemove}
            />
          )}
        </div>
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)] items-start gap-3">
        <TextField
          label={t("rx-dose")}
          value={item.dose}
          onChange={(dose) => set({ dose })}
          error={error("dose")}
          data-testid="rx-dose"
        />
        {figure("everyHours", "rx-every-hours")}
        {figure("days", "rx-days")}
        {figure("units", "rx-total")}
      </div>
      <div className="mt-3 grid grid-cols-2 items-start gap-3">
        <TextField
          label={t("rx-instructions")}
          value={item.instructions}
          onChange={(instructions) => set({ instructions })}
          error={error("instructions")}
        />
        <TextField
          label={t("rx-indication")}
          value={item.indication}
          onChange={(indication) => set({ indication })}
          error={error("indication")}
        />
        <Choice
          label={t("rx-form")}
          value={item.form}
          options={FORMS.map((id) => ({ id, text: t(`rx-form-${id}`) }))}
          onChange={(form) => set({ form })}
        />
        <Choice
          label={t("rx-route")}
          value={item.route}
          options={ROUTES.map((id) => ({ id, text: t(`rx-route-${id}`) }))}
          onChange={(route) => set({ route })}
        />
      </div>
    </fieldset>
  );
}
