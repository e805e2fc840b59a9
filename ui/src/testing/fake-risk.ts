import type {
  CariesArgued,
  CariesLevel,
  NewRiskAssessment,
  RecallDecisionView,
  RecallPolicyForm,
  RecallView,
  RiskAssessmentView,
  RiskFormView,
  RiskQuestion,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;
type Outside = {
  adult: string | undefined;
  child: string | undefined;
  today: () => string;
  who: () => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const ask = (weighs: RiskQuestion["weighs"], codes: string): RiskQuestion[] =>
  codes.split(" ").map((code) => ({ code, weighs }));

const FORMS: RiskFormView[] = [
  {
    id: "cambra_6",
    version: 1,
    tally: false,
    questions: [
      ...ask("disease", "cavities white_spots enamel_lesions recent_restorations"),
      ...ask("risk", "heavy_plaque frequent_snacks drying_medication"),
      ...ask("dry", "low_saliva"),
      ...ask("risk", "deep_fissures recreational_drugs exposed_roots orthodontic_appliance"),
      ...ask("protects", "fluoridated_water paste_once paste_twice strong_paste varnish"),
      ...ask("protects", "fluoride_rinse chlorhexidine normal_saliva"),
    ],
  },
  {
    id: "aapd_6",
    version: 1,
    tally: true,
    questions: [
      ...ask("risk", "poverty frequent_snacks"),
      ...ask("moderate", "recent_immigrant special_needs visible_plaque enamel_defects"),
      ...ask("disease", "interproximal_lesions white_spots recent_restorations missing_caries"),
      ...ask("protects", "fluoridated_water paste_daily varnish dental_home"),
    ],
  },
];
const ORDER: CariesLevel[] = ["low", "moderate", "high", "extreme"];

/** Caries risk and recalls in memory. */
export function fakeRisk({ adult, child, today, who, later, changed }: Outside) {
  const assessments = new Map<string, RiskAssessmentView[]>();
  const decisions = new Map<string, RecallDecisionView[]>();
  let policy: RecallPolicyForm = {
    cariesLow: 12,
    cariesModerate: 6,
    cariesHigh: 3,
    cariesExtreme: 3,
    perioLow: 12,
    perioModerate: 6,
    perioHigh: 3,
    clocks: "1",
  };
  const keep = (patient: string, input: NewRiskAssessment, on: string, by: string) => {
    const argued = argue(input.form, input.answers);
    const level = input.judged ?? argued.level;
    const said = { id: newId(), version: 1, ...input, ...argued, level, assessedOn: on, by, disputed: false };
    assessments.set(patient, [said, ...(assessments.get(patient) ?? [])]);
  };
  const yes = (form: string, codes: string): NewRiskAssessment => ({
    form,
    answers: Object.fromEntries(
      (FORMS.find(({ id }) => id === form)?.questions ?? []).map(({ code }) => [
        code,
        codes.split(" ").includes(code) ? "yes" : "no",
      ]),
    ),
    judged: null,
    note: "",
  });
  if (adult) {
    keep(adult, yes("cambra_6", "cavities frequent_snacks paste_twice"), "2025-06-03", "Laura Roca Vila");
    const weighed = yes("cambra_6", "deep_fissures paste_twice varnish normal_saliva");
    keep(adult, { ...weighed, judged: "moderate" }, "2026-06-03", "Marta Soler Pons");
    decisions.set(adult, [
      {
        months: 9,
        proposedMonths: 6,
        note: "Vive lejos; refuerza la higiene en casa",
        decidedOn: "2026-06-03",
        dueOn: "2027-03-03",
        by: "Marta Soler Pons",
      },
    ]);
  }
  const recall = (patient: string): RecallView => {
    const last = assessments.get(patient)?.[0];
    const caries = last?.level ? { risk: last.level, on: last.assessedOn } : null;
    const field = {
      low: "cariesLow",
      moderate: "cariesModerate",
      high: "cariesHigh",
      extreme: "cariesExtreme",
    } as const;
    const months = caries ? Number(policy[field[caries.risk]]) : null;
    return {
      caries,
      perio: null,
      proposal: {
        months,
        leastMonths: 3,
        mostMonths: patient === child ? 12 : 24,
        reasons: [
          caries && months !== null ? { code: "caries", level: caries.risk, months } : { code: "no_caries_risk" },
          { code: "no_perio_risk" },
        ],
      },
      decisions: decisions.get(patient) ?? [],
    };
  };
  return {
    riskGet: later((patient) => ({
      ageYears: patient === child ? 8 : 34,
      forms: patient === child ? FORMS : FORMS.slice(0, 1),
      assessments: assessments.get(patient) ?? [],
    })),
    riskArgue: later(argue),
    riskAssess: later((patient, input): null => {
      const argued = argue(input.form, input.answers);
      const at = (level: CariesLevel) => ORDER.indexOf(level);
      const outside = input.judged && (at(input.judged) < at(argued.least) || at(input.judged) > at(argued.most));
      if (outside && !input.note.trim()) throw refusal("invalid", [{ field: "note", reason: "reason_required" }]);
      if (Object.values(input.answers).every((answer) => answer === "unknown"))
        throw refusal("invalid", [{ field: "answers", reason: "nothing_answered" }]);
      keep(patient, input, today(), who());
      changed(["risk_assessment"], [patient]);
      return null;
    }),
    recallGet: later(recall),
    recallDecide: later((patient, { months, note }): null => {
      const proposed = recall(patient).proposal.months;
      if (proposed !== null && proposed !== months && !note.trim())
        throw refusal("invalid", [{ field: "note", reason: "reason_required" }]);
      const due = new Date(`${today()}T12:00:00Z`);
      due.setUTCMonth(due.getUTCMonth() + months);
      const chosen = { months, proposedMonths: proposed, note, decidedOn: today(), by: who() };
      const said = { ...chosen, dueOn: due.toISOString().slice(0, 10) };
      decisions.set(patient, [said, ...(decisions.get(patient) ?? [])]);
      changed(["recall_decision"], [patient]);
      return null;
    }),
    recallPolicy: later(() => policy),
    recallPolicySet: later((input): null => {
      policy = { ...input, clocks: String(Number(policy.clocks) + 1) };
      changed(["recall_policy"]);
      return null;
    }),
  } satisfies Partial<Commands>;
}

function argue(id: string, answers: NewRiskAssessment["answers"]): CariesArgued {
  const form = FORMS.find((one) => one.id === id);
  if (!form) throw refusal("invalid", [{ field: "form", reason: "unknown_value" }]);
  const of = (...weighs: string[]) => form.questions.filter((question) => weighs.includes(question.weighs));
  const said = (answer: string, questions: RiskQuestion[]) =>
    questions.filter(({ code }) => (answers[code] ?? "unknown") === answer).map(({ code }) => code);
  const disease = said("yes", of("disease"));
  const [risk, protects] = [said("yes", of("risk", "dry", "moderate")).length, said("yes", of("protects")).length];
  const open = said("unknown", form.questions).length;
  const dry = said("yes", of("dry")).length > 0;
  const sure: CariesLevel =
    disease.length > 0 ? (dry ? "extreme" : "high") : risk > 0 && protects === 0 ? "moderate" : "low";
  const weigh = disease.length === 0 && risk > 0 && protects > 0;
  const most = said("unknown", of("disease")).length > 0 && disease.length === 0 ? "high" : weigh ? "moderate" : sure;
  const unknown = open > 0 ? [{ code: "unknown" as const, n: open }] : [];
  const reasons: CariesArgued["reasons"] =
    disease.length > 0
      ? [{ code: "disease", questions: disease }, ...(dry ? [{ code: "dry" as const }] : [])]
      : weigh
        ? [{ code: "weigh", risk, protects }]
        : risk > 0
          ? [{ code: "nothing_protects", risk }]
          : [{ code: "nothing_found" }];
  return { least: sure, most, level: sure === most ? sure : null, reasons: [...reasons, ...unknown] };
}
