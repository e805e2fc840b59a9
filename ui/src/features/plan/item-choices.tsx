import { Choice } from "../../components/choice";
import type { Clinician, PlanItemForm, PlanItemView, PrognosisView } from "../../lib/bindings";
import { attributeText } from "../../lib/findings-text";
import { useText } from "../../lib/text";
import { type Known, procedureText, ruleOf } from "./plan-text";

const PHASES = ["urgent", "disease_control", "corrective", "maintenance"] as const;
const PRIORITIES = ["high", "normal", "low"] as const;
const PROGRESS = ["proposed", "accepted", "in_progress"] as const;
const OUTLOOKS = ["none", "good", "questionable", "poor", "hopeless"] as const;
const NOBODY = "nobody";
const USUAL = "usual";

type Props = {
  form: PlanItemForm;
  known: Known;
  clinicians: readonly Clinician[];
  onChange: (some: Partial<PlanItemForm>) => void;
};

/** What is chosen from lists: procedure, detail, phase, priority, state, who. */
export function ItemChoices({ form, known, clinicians, onChange }: Props) {
  const t = useText();
  const rule = ruleOf(form.procedure, known);
  const details = rule?.attribute?.values ?? [];
  return (
    <>
      <Choice
        label={t("plan-procedure")}
        value={form.procedure}
        options={known.procedures.map(({ code }) => ({ id: code, text: procedureText(code, t) }))}
        onChange={(procedure) => onChange({ procedure, detail: null })}
      />
      {details.length > 0 && (
        <Choice
          label={t("plan-detail")}
          value={form.detail ?? USUAL}
          options={[
            { id: USUAL, text: t("plan-detail-usual") },
            ...details.map((id) => ({ id, text: attributeText(rule, id, t) })),
          ]}
          onChange={(detail) => onChange({ detail: detail === USUAL ? null : detail })}
        />
      )}
      <div className="grid grid-cols-2 gap-2">
        <Choice
          label={t("plan-phase")}
          value={form.phase ?? "disease_control"}
          options={PHASES.map((id) => ({ id, text: t(`phase-${id}`) }))}
          onChange={(phase) => onChange({ phase })}
        />
        <Choice
          label={t("plan-priority")}
          value={form.priority}
          options={PRIORITIES.map((id) => ({ id, text: t(`plan-priority-${id}`) }))}
          onChange={(priority) => onChange({ priority })}
        />
        <Choice
          label={t("plan-progress")}
          value={form.progress}
          options={PROGRESS.map((id) => ({ id, text: t(`plan-status-${id}`) }))}
          onChange={(progress) => onChange({ progress })}
        />
        <Choice
          label={t("plan-clinician")}
          value={form.clinician ?? NOBODY}
          options={[
            { id: NOBODY, text: t("plan-clinician-none") },
            ...clinicians.map(({ id, name }) => ({ id, text: name })),
          ]}
          onChange={(clinician) => onChange({ clinician: clinician === NOBODY ? null : clinician })}
        />
      </div>
    </>
  );
}

type OutlookProps = {
  item: PlanItemView;
  prognoses: readonly PrognosisView[];
  onJudge: (prognosis: PrognosisView["prognosis"] | null) => void;
};

/** The outlook of the item's teeth, kept at once: a judgement of its own, not a part of the item. */
export function PrognosisChoice({ item, prognoses, onJudge }: OutlookProps) {
  const t = useText();
  const of = item.teeth.map((tooth) => prognoses.find((one) => one.tooth === tooth)?.prognosis ?? "none");
  const [first = "none"] = of;
  return (
    <Choice
      label={t("plan-prognosis")}
      value={of.every((one) => one === first) ? first : "none"}
      options={OUTLOOKS.map((id) => ({ id, text: t(`prognosis-${id}`) }))}
      onChange={(chosen) => onJudge(chosen === "none" ? null : chosen)}
    />
  );
}
