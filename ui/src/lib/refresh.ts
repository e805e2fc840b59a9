import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { RecordsChanged } from "./bindings";
import { ipc } from "./ipc";
import { keys } from "./query-keys";

const prescriptions = (id: string | null): QueryKey[] => [id ? keys.prescriptions(id) : ["prescription"]];
const consents = (id: string | null): QueryKey[] => [id ? keys.consents(id) : ["consent"]];
const papers = (id: string | null): QueryKey[] => [id ? keys.papers(id) : ["paper"], ["paperRegister"]];
const visit = (id: string | null): QueryKey => (id ? ["visit", id] : ["visit"]);
const indices = (id: string | null): QueryKey => (id ? ["indices", id] : ["indices"]);
const recall = (id: string | null): QueryKey => (id ? keys.recall(id) : ["recall"]);
const perio = (id: string | null): QueryKey[] => [
  id ? ["perio", id] : ["perio"],
  id ? ["report", id] : ["report"],
  id ? keys.summary(id) : ["summary"],
  visit(id),
  indices(id),
  recall(id),
];

/** A plan stands on its screen, on the summary, on paper and, while it is followed, on the chart. */
const plan = (id: string | null): QueryKey[] => [
  id ? keys.plans(id) : ["plan"],
  id ? keys.summary(id) : ["summary"],
  id ? keys.chart(id) : ["chart"],
  id ? ["report", id] : ["report"],
  ["conflict"],
];

/** Which cached answers a kind of record stands in. A kind not listed here refreshes everything. */
const STANDS_IN: Record<string, (patient: string | null) => QueryKey[]> = {
  // Which teeth are expected follows from the date of birth: the chart is asked for again too.
  patient: (id) => [
    keys.patients(),
    id ? keys.patient(id) : ["patient"],
    id ? keys.chart(id) : ["chart"],
    id ? ["report", id] : ["report"],
    ["conflict"],
    ["duplicate"],
    id ? keys.risk(id) : ["risk"],
    // Warnings and signatures go by age, papers by name.
    ...prescriptions(id),
    ...consents(id),
    ...perio(id),
  ],
  // A finding told twice stands among the conflicts.
  finding: (id) => [
    id ? keys.plans(id) : ["plan"],
    id ? keys.summary(id) : ["summary"],
    id ? keys.chart(id) : ["chart"],
    id ? ["report", id] : ["report"],
    keys.patients(),
    ["conflict"],
    ...perio(id),
  ],
  finding_amendment: (id) => [
    id ? keys.plans(id) : ["plan"],
    id ? keys.summary(id) : ["summary"],
    id ? keys.chart(id) : ["chart"],
    id ? ["report", id] : ["report"],
    ["conflict"],
    ...perio(id),
  ],
  treatment_plan: plan,
  plan_acceptance: plan,
  plan_completion: plan,
  plan_item: plan,
  plan_reopening: plan,
  tooth_prognosis: plan,
  acknowledgement: () => [["conflict"]],
  clock_correction: () => [["conflict"]],
  perio_assessment: perio,
  perio_closing: perio,
  perio_exam: (id) => [...perio(id), ["conflict"]],
  perio_site: perio,
  perio_tooth: perio,
  health_item: (id) => [id ? keys.health(id) : ["health"], ["conflict"], ...prescriptions(id)],
  health_reading: (id) => [id ? keys.health(id) : ["health"]],
  index_exam: (id) => [indices(id), ["conflict"]],
  index_score: (id) => [indices(id)],
  mih_judgement: (id) => [indices(id)],
  risk_assessment: (id) => [id ? keys.risk(id) : ["risk"], recall(id), id ? keys.summary(id) : ["summary"]],
  recall_decision: (id) => [recall(id), id ? keys.summary(id) : ["summary"]],
  recall_policy: () => [keys.recallPolicy(), ["recall"], ["conflict"]],
  health_review: (id) => [id ? keys.health(id) : ["health"], ...prescriptions(id)],
  consent: consents,
  consent_template: () => [keys.consentTemplates()],
  consent_withdrawal: (id) => [...consents(id), id ? ["report", id] : ["report"]],
  letter: (id) => [id ? keys.letters(id) : ["letter"]],
  letter_template: () => [keys.letterTemplates(), ["report"]],
  prescription: prescriptions,
  prescription_annulment: (id) => [...prescriptions(id), id ? ["report", id] : ["report"]],
  // Not ["report"]: a document that leaves is registered, and must not be made anew under another id.
  paper: papers,
  paper_annulment: papers,
  paper_copy: papers,
  questionnaire: () => [keys.questionnaire()],
  questionnaire_answers: (id) => [id ? keys.answers(id) : ["answers"]],
  visit: (id) => [visit(id), keys.myVisit(), id ? keys.summary(id) : ["summary"], ["conflict"]],
  visit_note: (id) => [visit(id), ["conflict"]],
  visit_signature: (id) => [visit(id), ["conflict"]],
  visit_addendum: (id) => [visit(id)],
  hygiene_session: (id) => [visit(id)],
  hygiene_withdrawal: (id) => [visit(id)],
  note_template: () => [["template"], ["conflict"]],
  clinic: () => [keys.clinic(), keys.app(), ["indices"], ["report"], ["conflict"]],
  staff: () => [keys.staff(), keys.app(), ["chart"], ["conflict"], ["visit"]],
  device: () => [keys.devices(), ["conflict"]],
  patient_link: () => [["duplicate"]],
  patient_unlink: () => [["duplicate"]],
  rotation: () => [keys.devices()],
};

export function staleKeys(change: RecordsChanged): QueryKey[] | "all" {
  const stale = new Map<string, QueryKey>();
  const patients = change.patients.length > 0 ? change.patients : [null];
  for (const kind of change.kinds) {
    const stands = STANDS_IN[kind];
    if (!stands) return "all";
    for (const patient of patients) {
      for (const key of stands(patient)) stale.set(JSON.stringify(key), key);
    }
  }
  return [...stale.values()];
}

/** The one listener: whatever was written, here or elsewhere, the screens follow. Returns how to stop. */
export function followRecords(client: QueryClient): () => void {
  const records = ipc.events.recordsChanged((change) => {
    // Of somebody who is hidden or gone no answer given earlier may lie about in memory.
    if (change.kinds.some((kind) => kind === "block" || kind === "erasure")) client.removeQueries({ type: "inactive" });
    const stale = staleKeys(change);
    if (stale === "all") void client.invalidateQueries();
    else for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    // What was just written waits to be sent: the sync line must say so.
    void client.invalidateQueries({ queryKey: keys.sync() });
    void client.invalidateQueries({ queryKey: keys.standing() });
  });
  const sync = ipc.events.syncChanged((status) => {
    client.setQueryData(keys.sync(), status);
    // What the server says may be about this very workstation; and what waits for judgement shows in no record.
    for (const queryKey of [keys.syncPage(), keys.standing(), keys.quarantine()])
      void client.invalidateQueries({ queryKey });
  });
  // A batch goes on while its screen is away: how far it has come is kept where the screen finds it again.
  const progress = ipc.events.progress(({ task, done, total }) => {
    if (task === "batch") client.setQueryData(keys.batch(), { done, total });
  });
  return () => {
    void progress.then((stop) => stop());
    void records.then((stop) => stop());
    void sync.then((stop) => stop());
  };
}
