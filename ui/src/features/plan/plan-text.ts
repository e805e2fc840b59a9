import type {
  ItemStatus,
  NewPlanItem,
  PlanItemForm,
  PlanItemView,
  Procedure,
  ProposalView,
  Rule,
  StepView,
} from "../../lib/bindings";
import { attributeText } from "../../lib/findings-text";
import { surfaceLetters, teethText } from "../../lib/teeth";
import type { Text } from "../../lib/text";

export const OTHER = "other";

export const OPEN: readonly ItemStatus[] = ["proposed", "accepted", "in_progress"];

export const isOpen = (item: Pick<PlanItemView, "status">) => OPEN.includes(item.status);

type Work = Pick<StepView, "procedure" | "teeth" | "surfaces" | "detail"> & { name?: string };

/** What can be known of all procedures and findings. */
export type Known = { procedures: readonly Procedure[]; rules: readonly Rule[] };

/** The rule whose attribute a procedure's detail is. */
export function ruleOf(procedure: string, { procedures, rules }: Known): Rule | undefined {
  const charts = procedures.find((known) => known.code === procedure)?.charts;
  return charts ? rules.find((rule) => rule.id === charts.rule) : undefined;
}

export function procedureText(code: string, t: Text, name = ""): string {
  if (code === OTHER) return name || t("procedure-other");
  const known = t(`procedure-${code}`);
  return known === `procedure-${code}` ? t("plan-unknown-procedure", { code }) : known;
}

/** "MO" */
export function surfaceText({ surfaces, teeth }: Pick<Work, "surfaces" | "teeth">): string {
  return surfaceLetters(surfaces, teeth[0] ?? 0);
}

/** "Obturación MO, resina": what is done, without where. */
export function workText(work: Work, known: Known, t: Text): string {
  const head = [procedureText(work.procedure, t, work.name), surfaceText(work)].filter(Boolean).join(" ");
  return [head, attributeText(ruleOf(work.procedure, known), work.detail, t)].filter(Boolean).join(", ");
}

/** "36", "24–26", "Boca". */
export function placeText(teeth: readonly number[], t: Text): string {
  return teeth.length === 0 ? t("plan-mouth") : teethText(teeth);
}

/** "Endodoncia 36, luego Corona 36" */
export function wayText(way: readonly StepView[], known: Known, t: Text): string {
  const step = (work: StepView) => `${workText(work, known, t)} ${placeText(work.teeth, t)}`;
  return way.map(step).join(`, ${t("plan-then")} `);
}

export function emptyForm(procedure = ""): PlanItemForm {
  return {
    procedure,
    name: "",
    teeth: [],
    surfaces: [],
    detail: null,
    phase: null,
    priority: "normal",
    progress: "proposed",
    note: "",
    clinician: null,
  };
}

export function formOf(item: PlanItemView): PlanItemForm {
  const { procedure, name, teeth, surfaces, detail, phase, priority, note, clinician } = item;
  const progress = item.status === "accepted" || item.status === "in_progress" ? item.status : "proposed";
  return { procedure, name, teeth, surfaces, detail, phase, priority, progress, note, clinician };
}

/** A way of a proposal as items to be entered. */
export function itemsOf(proposal: ProposalView, way: readonly StepView[]): NewPlanItem[] {
  return way.map(({ procedure, teeth, surfaces, detail, phase }) => ({
    form: { ...emptyForm(procedure), teeth, surfaces, detail, phase },
    findings: [proposal.finding.id],
  }));
}

/** Letters typed for faces; the palatal face is the lingual one of an upper tooth. */
export function parseFaces(typed: string): StepView["surfaces"] {
  const letters = [...typed.toUpperCase().replaceAll("P", "L")];
  return [...new Set(letters)].filter((letter): letter is StepView["surfaces"][number] => "MOIDVLC".includes(letter));
}

export const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
