import type {
  FindingView,
  NewFinding,
  PlanItemForm,
  PlanItemView,
  PlanPhase,
  PlanView,
  Procedure,
  PrognosisView,
  ProposalView,
  StaffView,
  StepView,
  Summary,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";
import { PHASES, PROCEDURES, proposalsOf } from "./fake-procedures";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type PlanWorld = {
  adult: string | undefined;
  now: () => number;
  today: () => string;
  who: () => string;
  mayEdit: () => boolean;
  staff: () => readonly StaffView[];
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
  chart: (patient: string) => FindingView[];
  record: (patient: string, finding: NewFinding) => FindingView[];
  withdraw: (patient: string, finding: string) => void;
};

type Kept = { plans: PlanView[]; prognoses: PrognosisView[] };

const open = (item: PlanItemView) => item.status !== "done" && item.status !== "dropped";

/** Plans in memory, with the rules that the screens meet. */
export function fakePlan(world: PlanWorld) {
  const { now, today, who, later, changed } = world;
  const kept = new Map<string, Kept>();
  const made = new Map<string, string[]>();
  const of = (patient: string): Kept => {
    const found = kept.get(patient) ?? { plans: [], prognoses: [] };
    kept.set(patient, found);
    return found;
  };
  const procedureOf = (code: string): Procedure => {
    const found = PROCEDURES.find((one) => one.code === code);
    if (!found) throw refusal("invalid", [{ field: "procedure", reason: "unknown_value" }]);
    return found;
  };
  const newPlan = (patient: string, like?: PlanView): PlanView => {
    const { plans } = of(patient);
    const name = [..."ABCDEFG"].find((letter) => plans.every((one) => one.name !== letter)) ?? "Z";
    const items = (like?.items ?? [])
      .filter(open)
      .map((item): PlanItemView => ({ ...item, id: newId(), status: "proposed", clocks: "1" }));
    const plan: PlanView = {
      id: newId(),
      name,
      phases: like ? [...like.phases] : [...PHASES],
      active: false,
      accepted: null,
      retired: false,
      items,
      recordedAt: now(),
      by: who() || "Laura Roca Vila",
      clocks: "1",
    };
    plans.push(plan);
    return plan;
  };
  const find = (id: string) => {
    for (const [patient, { plans }] of kept) {
      for (const plan of plans) {
        if (plan.id === id) return { patient, plan, item: undefined };
        const item = plan.items.find((one) => one.id === id);
        if (item) return { patient, plan, item };
      }
    }
    throw refusal("not_found");
  };
  const itemOf = (id: string) => {
    const { patient, plan, item } = find(id);
    if (!item) throw refusal("not_found");
    return { patient, plan, item };
  };
  const touch = (item: PlanItemView, some: Partial<PlanItemView>) =>
    Object.assign(item, some, { clocks: String(Number(item.clocks) + 1) });
  const usual = (patient: string) => {
    const { plans } = of(patient);
    return plans.find((one) => one.active) ?? plans.filter((one) => !one.retired).at(-1);
  };
  const viewOf = (form: PlanItemForm, teeth: number[], findings: string[]): PlanItemView => ({
    ...form,
    id: newId(),
    teeth,
    phase: form.phase ?? procedureOf(form.procedure).phase,
    status: form.progress,
    clinicianName: world.staff().find((one) => one.id === form.clinician)?.name ?? "",
    findings,
    dropReason: "",
    done: null,
    charted: false,
    recordedAt: now(),
    by: who() || "Laura Roca Vila",
    disputed: false,
    clocks: "1",
  });
  const add = (plan: PlanView, form: PlanItemForm, findings: string[] = []): string[] => {
    const { reach } = procedureOf(form.procedure);
    if (reach !== "anywhere" && form.teeth.length === 0)
      throw refusal("invalid", [{ field: "teeth", reason: "required" }]);
    if (reach === "faces" && form.surfaces.length === 0)
      throw refusal("invalid", [{ field: "surfaces", reason: "surface_required" }]);
    const apart = reach === "faces" || reach === "tooth";
    const items = (apart ? form.teeth.map((tooth) => [tooth]) : [form.teeth]).map((teeth) =>
      viewOf(form, teeth, findings),
    );
    plan.items.push(...items);
    return items.map((item) => item.id);
  };
  const isPlanned = (plan: PlanView | undefined, step: StepView) =>
    Boolean(
      plan?.items.some(
        (item) => open(item) && item.procedure === step.procedure && item.teeth.some((x) => step.teeth.includes(x)),
      ),
    );
  const propose = (patient: string, teeth: number[]): ProposalView[] =>
    proposalsOf(world.chart(patient), teeth).map(({ finding, ways }) => ({
      finding,
      ways,
      planned: (ways[0] ?? []).every((step) => isPlanned(usual(patient), step)),
    }));
  if (world.adult) seed(world.adult, newPlan, add, of);

  const written = (patient: string) => {
    changed(["plan_item"], [patient]);
    return null;
  };
  const answer = (id: string, accepted: boolean) => {
    const { patient, plan } = find(id);
    for (const other of of(patient).plans) other.active = false;
    plan.active = accepted;
    plan.accepted = accepted ? { at: now(), by: who() } : null;
    for (const item of plan.items)
      if (item.status === (accepted ? "proposed" : "accepted")) item.status = accepted ? "accepted" : "proposed";
    return written(patient);
  };
  const retire = (id: string, retired: boolean) => {
    const { patient, plan } = find(id);
    Object.assign(plan, { retired, active: plan.active && !retired });
    return written(patient);
  };

  const commands: Pick<Commands, Extract<keyof Commands, `plan${string}`>> = {
    planCatalogue: later(() => ({ procedures: [...PROCEDURES], phases: [...PHASES] })),
    planGet: later((patient) => {
      const { plans, prognoses } = of(patient);
      const clinicians = world.staff().filter((one) => one.role !== "reception");
      const bare = (plan: PlanView) => ({ ...plan, items: plan.items.map((item) => ({ ...item, note: "" })) });
      return {
        plans: world.mayEdit() ? plans : plans.map(bare),
        prognoses: world.mayEdit() ? prognoses : [],
        clinicians: clinicians.map(({ id, name }) => ({ id, name })),
      };
    }),
    planCreate: later((patient, _name, like) => {
      const { id } = newPlan(patient, like ? find(like).plan : undefined);
      written(patient);
      return id;
    }),
    planEdit: later((id, _clocks, input) => {
      const { patient, plan } = find(id);
      Object.assign(plan, input);
      return written(patient);
    }),
    planAccept: later((id) => answer(id, true)),
    planUnaccept: later((id) => answer(id, false)),
    planRetire: later((id) => retire(id, true)),
    planRestore: later((id) => retire(id, false)),
    planJudge: later((patient, teeth, prognosis) => {
      const record = of(patient);
      record.prognoses = record.prognoses.filter((one) => !teeth.includes(one.tooth));
      if (prognosis)
        record.prognoses.push(...teeth.map((tooth) => ({ tooth, prognosis, recordedAt: now(), by: who() })));
      return written(patient);
    }),
    planPropose: later((patient, teeth) => propose(patient, teeth)),
    planAdd: later((patient, plan, items) => {
      const into = plan ? find(plan).plan : (usual(patient) ?? newPlan(patient));
      const ids = items.flatMap(({ form, findings }) => add(into, form, findings));
      written(patient);
      return { plan: into.id, name: into.name, items: ids };
    }),
    planItemEdit: later((id, _clocks, form) => {
      const { patient, item } = itemOf(id);
      touch(item, {
        ...viewOf(form, form.teeth, item.findings),
        id,
        recordedAt: item.recordedAt,
        by: item.by,
        clocks: item.clocks,
      });
      return written(patient);
    }),
    planItemDrop: later((id, _clocks, reason) => {
      const { patient, item } = itemOf(id);
      if (!reason.trim()) throw refusal("invalid", [{ field: "reason", reason: "required" }]);
      touch(item, { status: "dropped", dropReason: reason });
      return written(patient);
    }),
    planItemRestore: later((id) => {
      const { patient, item } = itemOf(id);
      touch(item, { status: "proposed", dropReason: "" });
      return written(patient);
    }),
    planItemComplete: later((id) => {
      const { patient, item } = itemOf(id);
      if (item.status === "done") throw refusal("invalid", [{ field: "item", reason: "item_done" }]);
      const charts = procedureOf(item.procedure).charts;
      const left = charts
        ? world.record(patient, {
            rule: charts.rule,
            teeth: item.teeth,
            surfaces: item.surfaces,
            attribute: item.detail ?? charts.value,
            status: "done_here",
            observedOn: null,
            note: "",
          })
        : [];
      const findings = left.map((finding) => finding.id);
      made.set(id, findings);
      touch(item, { status: "done", done: { on: today(), by: who(), mine: true } });
      written(patient);
      return { findings, teeth: item.teeth };
    }),
    planItemReopen: later((id) => {
      const { patient, plan, item } = itemOf(id);
      for (const finding of made.get(id) ?? []) world.withdraw(patient, finding);
      touch(item, { status: plan.active ? "accepted" : "proposed", done: null });
      written(patient);
      return { findings: made.get(id) ?? [], teeth: item.teeth };
    }),
  };
  const summary = (patient: string): Summary["plan"] => {
    const plan = usual(patient);
    if (!plan) return null;
    const standing = plan.items.filter((item) => item.status !== "dropped");
    const order = (item: PlanItemView) => plan.phases.indexOf(item.phase);
    const next = standing.filter(open).sort((a, b) => order(a) - order(b));
    return {
      id: plan.id,
      name: plan.name,
      accepted: plan.active,
      done: standing.length - next.length,
      total: standing.length,
      next: next.slice(0, 6).map(({ phase, procedure, name, teeth, surfaces, priority, status }) => ({
        phase,
        procedure,
        name,
        teeth,
        surfaces,
        priority,
        status,
      })),
    };
  };
  return { commands, plan: usual, summary };
}

/** What was agreed with the adult of the fake clinic, and an alternative. */
function seed(
  adult: string,
  newPlan: (patient: string, like?: PlanView) => PlanView,
  add: (plan: PlanView, form: PlanItemForm) => string[],
  of: (patient: string) => Kept,
) {
  const form = (procedure: string, teeth: number[], phase: PlanPhase, surfaces = ""): PlanItemForm => ({
    procedure,
    name: "",
    teeth,
    surfaces: [...surfaces] as PlanItemForm["surfaces"],
    detail: null,
    phase,
    priority: "normal",
    progress: "accepted",
    note: "",
    clinician: null,
  });
  const year = Date.parse("2026-03-02T10:00:00Z");
  const first = newPlan(adult);
  add(first, { ...form("extraction", [48], "urgent"), priority: "high", note: "Pide hacerlo en viernes" });
  add(first, form("scaling", [], "disease_control"));
  add(first, { ...form("filling", [16], "disease_control", "MO"), detail: "composite", progress: "in_progress" });
  add(first, form("crown", [46], "corrective"));
  add(first, form("periodontal_maintenance", [], "maintenance"));
  const second = newPlan(adult, first);
  add(second, form("implant", [18], "corrective"));
  Object.assign(first, { active: true, accepted: { at: year, by: "Laura Roca Vila" }, recordedAt: year });
  const [extraction, scaling] = first.items;
  if (scaling)
    Object.assign(scaling, { status: "done", done: { on: "2026-03-16", by: "Marta Soler Pons", mine: false } });
  if (extraction) extraction.clinicianName = "Aitor Prats Ibarra";
  of(adult).prognoses = [
    { tooth: 48, prognosis: "hopeless", recordedAt: year, by: "Laura Roca Vila" },
    { tooth: 46, prognosis: "questionable", recordedAt: year, by: "Laura Roca Vila" },
  ];
}
