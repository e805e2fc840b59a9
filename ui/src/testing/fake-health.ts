import type {
  AlertView,
  AnswersForm,
  AnswersView,
  HealthEvent,
  HealthItemForm,
  HealthItemView,
  HealthTerm,
  HealthView,
  Question,
  QuestionnaireVersion,
  ReadingForm,
  ReadingView,
  ReviewView,
  Summary,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type HealthWorld = {
  adult: string | undefined;
  heavy: boolean;
  now: () => number;
  today: () => string;
  who: () => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
  planSummary: (patient: string) => Summary["plan"];
};

const TERMS: HealthTerm[] = [
  { code: "penicillins", category: "allergy", alert: "allergy" },
  { code: "latex", category: "allergy", alert: "allergy" },
  { code: "metamizole", category: "allergy", alert: "allergy" },
  { code: "hypertension", category: "condition", alert: null },
  { code: "pregnancy", category: "condition", alert: "pregnancy" },
  { code: "prosthetic_valve", category: "condition", alert: "endocarditis" },
  { code: "asthma", category: "condition", alert: null },
  { code: "acenocoumarol", category: "medication", alert: "anticoagulant" },
  { code: "apixaban", category: "medication", alert: "anticoagulant" },
  { code: "omeprazole", category: "medication", alert: null },
];

const QUESTIONS: Question[] = ["allergy_drug", "anticoagulants", "heart", "hypertension", "pregnancy", "smoking"].map(
  (code) => ({ code, text: "", reply: "yes_no", proposes: code === "hypertension" ? code : "" }),
);

type Kept = { items: HealthItemView[]; asa: ReadingView | null; inr: ReadingView[]; reviews: ReviewView[] };

/** Medical histories in memory: one patient has a past, the others were never asked. */
export function fakeHealth({ adult, heavy, now, today, who, later, changed, planSummary }: HealthWorld) {
  const kept = new Map<string, Kept>();
  const sheets = new Map<string, AnswersView[]>();
  const events = new Map<string, HealthEvent[]>();
  const of = (patient: string): Kept => {
    const found = kept.get(patient) ?? { items: [], asa: null, inr: [], reviews: [] };
    kept.set(patient, found);
    return found;
  };
  const tell = (item: string, changes: Record<string, string | null>, first = false, at = now()) => {
    const written = { by: who() || "Laura Roca Vila", device: "Gabinete 1", here: true, at, decision: false };
    const told = Object.entries(changes).map(([field, says]) => ({ field, says }));
    events.set(item, [{ written, changes: told, first }, ...(events.get(item) ?? [])]);
  };
  const add = (patient: string, form: HealthItemForm, at = now()): HealthItemView => {
    const alert =
      TERMS.find((term) => term.code === form.code)?.alert ?? (form.category === "allergy" ? "allergy" : null);
    const by = who() || "Laura Roca Vila";
    const item: HealthItemView = {
      ...form,
      id: newId(),
      alert,
      ended: null,
      endedOn: null,
      recordedAt: at,
      by,
      disputed: false,
      clocks: "1",
    };
    of(patient).items.push(item);
    tell(item.id, { name: form.name }, true, at);
    return item;
  };
  const find = (id: string) => {
    for (const [patient, { items }] of kept) {
      const item = items.find((one) => one.id === id);
      if (item) return { patient, item };
    }
    throw refusal("not_found");
  };
  const change = (id: string, set: Partial<HealthItemView>, told: Record<string, string | null>) => {
    const { patient, item } = find(id);
    Object.assign(item, set, { clocks: String(Number(item.clocks) + 1) });
    tell(id, told);
    changed(["health_item"], [patient]);
    return null;
  };
  const house = { id: "00000000-0000-0000-0000-000000000000", version: 0, questions: QUESTIONS };
  const versions: QuestionnaireVersion[] = [{ ...house, recordedAt: 0, by: "" }];
  const drafts = new Map<string, AnswersForm>();
  const asked = () => versions[0] ?? { ...house, recordedAt: 0, by: "" };
  if (adult) {
    const year = now() - 400 * 86_400_000;
    const form = (category: HealthItemForm["category"], code: string, name: string, detail = "") =>
      ({ category, code, name, severity: "unknown", detail, dueOn: null }) as HealthItemForm;
    add(adult, { ...form("allergy", "penicillins", "Penicilinas", "Anafilaxia en 2019"), severity: "severe" }, year);
    add(adult, form("condition", "hypertension", "Hipertensión arterial"), year);
    add(adult, form("medication", "acenocoumarol", "Acenocumarol", "Según hoja del centro de salud"), year);
    const stopped = add(adult, form("medication", "omeprazole", "Omeprazol", "20 mg por la mañana"), year);
    Object.assign(stopped, { ended: "over", endedOn: "2026-03-02" });
    of(adult).asa = { value: 2, measuredOn: "2026-03-02", by: "Laura Roca Vila" };
    of(adult).inr = [
      { value: 26, measuredOn: "2026-11-12", by: "Laura Roca Vila" },
      { value: 31, measuredOn: "2026-10-02", by: "Laura Roca Vila" },
    ];
    of(adult).reviews = [{ reviewedOn: "2026-03-02", at: year, by: "Laura Roca Vila" }];
  }
  const rank: (AlertView["alert"] | null)[] = [
    "allergy",
    "anticoagulant",
    "endocarditis",
    "pregnancy",
    "antiresorptive",
  ];

  const commands: Pick<
    Commands,
    | "healthAdd"
    | "healthAlerts"
    | "healthCatalogue"
    | "healthEdit"
    | "healthEnd"
    | "healthGet"
    | "healthItemHistory"
    | "healthMeasure"
    | "healthRestore"
    | "healthReview"
    | "patientSummary"
    | "questionnaireAnswers"
    | "questionnaireDraft"
    | "questionnaireFill"
    | "questionnaireForget"
    | "questionnaireGet"
    | "questionnaireKeep"
    | "questionnaireRevise"
    | "questionnaireVersions"
  > = {
    healthAlerts: later((patient) => {
      const { items, inr, reviews } = of(patient);
      const standing = items.filter((item) => item.alert && !item.ended);
      standing.sort((a, b) => rank.indexOf(a.alert) - rank.indexOf(b.alert));
      const alerts = standing.map(({ id, alert, code, name, severity, detail, dueOn, disputed }): AlertView => {
        const last = code === "acenocoumarol" ? (inr[0] ?? null) : null;
        return { item: id, alert: alert ?? "allergy", code, name, severity, detail, dueOn, inr: last, disputed };
      });
      return { alerts, reviewedOn: reviews[0]?.reviewedOn ?? null };
    }),
    healthGet: later((patient): HealthView => {
      const { items, ...rest } = of(patient);
      return {
        ...rest,
        items: items.filter((item) => !item.ended),
        ended: items.filter((item) => item.ended),
        reviewedToday: rest.reviews[0]?.reviewedOn === today(),
      };
    }),
    healthCatalogue: later(() => TERMS),
    healthAdd: later((patient, form: HealthItemForm) => {
      const twice = of(patient).items.some(
        (one) => !one.ended && one.category === form.category && one.name === form.name,
      );
      if (twice) throw refusal("invalid", [{ field: "name", reason: "already_there" }]);
      const { id } = add(patient, form);
      changed(["health_item"], [patient]);
      return id;
    }),
    healthEdit: later((id, _clocks, form: HealthItemForm) =>
      change(
        id,
        { severity: form.severity, detail: form.detail, dueOn: form.dueOn },
        { severity: form.severity, detail: form.detail },
      ),
    ),
    healthEnd: later((id, _clocks, reason) =>
      change(id, { ended: reason, endedOn: today() }, { ended: "true", end_reason: reason }),
    ),
    healthRestore: later((id) => change(id, { ended: null, endedOn: null }, { ended: "false" })),
    healthItemHistory: later((id) => events.get(id) ?? []),
    healthMeasure: later((patient, form: ReadingForm) => {
      const possible =
        form.measure === "asa" ? form.value >= 1 && form.value <= 6 : form.value >= 5 && form.value <= 200;
      if (!possible) throw refusal("invalid", [{ field: "value", reason: "out_of_range" }]);
      const reading = { value: form.value, measuredOn: today(), by: who() };
      if (form.measure === "asa") of(patient).asa = reading;
      else of(patient).inr.unshift(reading);
      changed(["health_reading"], [patient]);
      return null;
    }),
    healthReview: later((patient) => {
      of(patient).reviews.unshift({ reviewedOn: today(), at: now(), by: who() });
      changed(["health_review"], [patient]);
      return null;
    }),
    questionnaireGet: later(() => asked()),
    questionnaireDraft: later((patient) => {
      const form = drafts.get(patient);
      const version = versions.find((one) => one.id === form?.questionnaire);
      return form && version ? { asked: version, form } : null;
    }),
    questionnaireKeep: later((patient, form) => {
      drafts.set(patient, form);
      return null;
    }),
    questionnaireForget: later((patient) => {
      drafts.delete(patient);
      return null;
    }),
    questionnaireVersions: later(() => [...versions]),
    questionnaireAnswers: later((patient) => sheets.get(patient) ?? []),
    questionnaireFill: later((patient, form) => {
      if (form.answers.every((answer) => answer.said === "nothing" && !answer.note))
        throw refusal("invalid", [{ field: "answers", reason: "required" }]);
      drafts.delete(patient);
      const { answers, informant } = form;
      const sheet = { id: newId(), version: asked().version, answers, informant, filledOn: today(), by: who() };
      sheets.set(patient, [sheet, ...(sheets.get(patient) ?? [])]);
      changed(["questionnaire_answers"], [patient]);
      return null;
    }),
    questionnaireRevise: later((read, questions) => {
      const { id, version } = asked();
      if (id !== read) throw refusal("invalid", [{ field: "questionnaire", reason: "questionnaire_changed" }]);
      const own = questions.map((question, at) => ({ ...question, field: `questions.${at + 1}` }));
      const mute = own.filter(({ code, text }) => !text.trim() && !QUESTIONS.some((house) => house.code === code));
      if (mute.length > 0)
        throw refusal(
          "invalid",
          mute.map(({ field }) => ({ field, reason: "required" })),
        );
      versions.unshift({ id: newId(), version: version + 1, questions, recordedAt: now(), by: who() });
      changed(["questionnaire"]);
      return null;
    }),
    patientSummary: later((patient): Summary => {
      if (patient !== adult) return { lastVisit: null, visits: 0, plan: null, open: [], perio: [] };
      const share = (n: number) => ({ n, of: 168 });
      const points: [string, number, number][] = [
        ["2023-02-14", 71, 38],
        ["2024-03-05", 52, 29],
        ["2025-03-11", 40, 21],
        ["2026-03-02", 28, 15],
      ];
      if (heavy) for (let year = 2022; year > 2014; year -= 1) points.unshift([`${year}-03-01`, 90, 44]);
      return {
        lastVisit: "2026-03-02",
        visits: heavy ? 60 : 9,
        plan: planSummary(patient),
        open: [{ rule: "crown", teeth: [26], since: "2026-03-02" }],
        perio: points.map(([on, bleeding, deep]) => ({ on, bleeding: share(bleeding), deep: share(deep) })),
      };
    }),
  };
  return commands;
}
