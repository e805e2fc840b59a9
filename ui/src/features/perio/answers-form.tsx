import { Choice } from "../../components/choice";
import { TextField } from "../../components/text-field";
import type { Answers } from "../../lib/bindings";
import { useText } from "../../lib/text";

type Props = { answers: Answers; isDisabled: boolean; onChange: (answers: Answers) => void };
type YesNo = {
  [K in keyof Required<Answers>]: Required<Answers>[K] extends boolean | null ? K : never;
}[keyof Answers];
type Figure = { [K in keyof Required<Answers>]: Required<Answers>[K] extends number | null ? K : never }[keyof Answers];

/** Kept in tenths, typed with a decimal. */
const TENTHS: readonly Figure[] = ["hba1c_tenths", "progression_tenths_mm"];
const FIGURES: readonly Figure[] = [
  "bone_loss_percent",
  "progression_tenths_mm",
  "teeth_lost",
  "vertical_defect_mm",
  "cigarettes_per_day",
  "hba1c_tenths",
];
const QUESTIONS: readonly YesNo[] = [
  "diabetes",
  "systemic_condition",
  "treated",
  "explained_otherwise",
  "masticatory_dysfunction",
  "occlusal_trauma",
  "bite_collapse",
  "complex_rehabilitation",
];
const LISTS = {
  bone_third: ["coronal", "middle", "apical"],
  ridge_defect: ["none", "moderate", "severe"],
  phenotype: ["resistant", "commensurate", "exceeding"],
} as const;

/** What the probe does not say. Each answer may stay open, and then it is said to be missing. */
export function AnswersForm({ answers, isDisabled, onChange }: Props) {
  const t = useText();
  return (
    <div className="grid grid-cols-2 items-end gap-x-3 gap-y-2.5">
      {FIGURES.map((name) => (
        <NumberField
          key={name}
          label={t(`perio-answer-${name}`)}
          value={answers[name] ?? null}
          tenths={TENTHS.includes(name)}
          isDisabled={isDisabled}
          onChange={(value) => onChange({ ...answers, [name]: value })}
        />
      ))}
      {(Object.keys(LISTS) as (keyof typeof LISTS)[]).map((name) => (
        <Choice
          key={name}
          label={t(`perio-answer-${name}`)}
          value={(answers[name] ?? "unknown") as string}
          options={["unknown", ...LISTS[name]].map((id) => ({
            id,
            text: id === "unknown" ? t("perio-unknown") : t(`perio-${name.replace("_", "-")}-${id}`),
          }))}
          isDisabled={isDisabled}
          onChange={(id) => onChange({ ...answers, [name]: id === "unknown" ? null : id })}
        />
      ))}
      {QUESTIONS.map((name) => (
        <Choice
          key={name}
          label={t(`perio-answer-${name}`)}
          value={answers[name] === true ? "yes" : answers[name] === false ? "no" : "unknown"}
          options={(["unknown", "yes", "no"] as const).map((id) => ({ id, text: t(`perio-${id}`) }))}
          isDisabled={isDisabled}
          onChange={(id) => onChange({ ...answers, [name]: id === "unknown" ? null : id === "yes" })}
        />
      ))}
    </div>
  );
}

type NumberProps = {
  label: string;
  value: number | null;
  tenths: boolean;
  isDisabled: boolean;
  onChange: (value: number | null) => void;
};

function NumberField({ label, value, tenths, isDisabled, onChange }: NumberProps) {
  const scale = tenths ? 10 : 1;
  return (
    <TextField
      label={label}
      value={value === null ? "" : String(value / scale).replace(".", ",")}
      isDisabled={isDisabled}
      inputClassName="tnum"
      onChange={(text) => {
        const typed = text.trim().replace(",", ".");
        const number = Number(typed);
        if (typed === "") onChange(null);
        else if (Number.isFinite(number)) onChange(Math.round(number * scale));
      }}
    />
  );
}
