import type {
  ClinicForm,
  CommandError,
  DeviceStanding,
  ErrorCode,
  LogImport,
  PatientForm,
  PatientRow,
  PatientView,
  PerioDrawing,
  RecordsChanged,
  Session,
  StaffView,
  StartState,
  SyncStatus,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { fakeCharting } from "./fake-charting";
import { CLINIC, newId, OWNER } from "./fake-clinic";
import { fakeConflicts } from "./fake-conflicts";
import { fakeConsents } from "./fake-consents";
import { fakeDeviceCommands } from "./fake-devices";
import { fakeHealth } from "./fake-health";
import { fakeIndices } from "./fake-indices";
import { fakeLetters } from "./fake-letters";
import { fakePapers } from "./fake-papers";
import { documentFault, refusal } from "./fake-parts";
import { ageOn, folded, makePatients } from "./fake-patients";
import { fakePerio } from "./fake-perio";

import { fakePlan } from "./fake-plan";
import { fakePrescriptions } from "./fake-prescriptions";
import { fakePrivacy } from "./fake-privacy";
import { fakeRecordPapers } from "./fake-record-papers";
import { letterPage, planPage, reportPage } from "./fake-report";
import { fakeRisk } from "./fake-risk";
import { fakeStaff } from "./fake-staff";

import { CAME, syncPage } from "./fake-sync";
import { fakeVisits } from "./fake-visits";
import PERIO_DRAWING from "./perio-drawing.json";

export type FakeOptions = {
  phase?: StartState["phase"];
  failure?: ErrorCode;
  /** Who is signed in; the owner unless it is said. */
  role?: StaffView["role"];
  patients?: number;
  /** The adult has twenty years of visits and examinations behind her. */
  heavy?: boolean;
  now?: () => number;
  sync?: Partial<SyncStatus>;
  stick?: Partial<LogImport> | "not_a_log";
  standing?: Partial<DeviceStanding>;
};

const ACTIONS: Session["actions"] = [
  "manage_clinic",
  "manage_staff",
  "manage_devices",
  "manage_privacy",
  "read_patients",
  "edit_patients",
  "read_chart",
  "edit_chart",
  "read_health",
  "edit_health",
  "read_notes",
  "write_notes",
  "read_plan",
  "edit_plan",
  "prescribe",
  "take_consent",
  "take_clinical_consent",
  "refer",
  "make_reports",
  "sync",
];

/** The whole program in memory, so that the screens run in a plain browser and in tests. */
export function fakeBackend(options: FakeOptions = {}): Backend {
  const now = options.now ?? (() => Date.now());
  const today = () => {
    const d = new Date(now());
    return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;
  };
  const patients = makePatients(options.patients ?? 300, new Date(now()));
  /** What forms were opened with, by patient and clocks. */
  const seen = new Map<string, PatientForm>();
  const [adult, child] = patients;
  let clinic: ClinicForm = { ...CLINIC };
  let sync: SyncStatus = {
    phase: "idle",
    server: "https://esmalte.example.org",
    waiting: 0,
    waitingSince: null,
    lastSuccess: now() - 130_000,
    nextTry: null,
    reason: null,
    attention: "none",
    clockAhead: null,
    ...options.sync,
  };
  const state: StartState = {
    phase: options.phase ?? "ready",
    failure: options.failure ? refusal(options.failure) : null,
    clinic: clinic.name,
    staff: [],
    session: null,
    demo: false,
    preferences: {
      language: "es",
      theme: "system",
      density: "desk",
      rail: "wide",
      perioConvention: "sepa",
      perioPath: "by_arch",
      chartKeys: {},
    },
    version: "0.1.0",
  };
  // Rust answers from another thread: never in the same turn.
  const later =
    <A extends unknown[], T>(work: (...args: A) => T) =>
    async (...args: A): Promise<T> => {
      await Promise.resolve();
      return structuredClone(work(...args));
    };
  const done = (work: () => void): null => {
    work();
    return null;
  };

  const recordsListeners = new Set<(e: RecordsChanged) => void>();
  const syncListeners = new Set<(e: SyncStatus) => void>();
  const changed = (kinds: string[], ids: string[] = []) => {
    sync = { ...sync, waiting: sync.waiting + 1, waitingSince: sync.waitingSince ?? now() };
    for (const tell of recordsListeners) tell({ kinds, patients: ids });
  };
  const people = fakeStaff(later, changed);
  const enter = (id: string) => {
    const person = people.all().find((s) => s.id === id);
    if (person)
      state.session = {
        staff: id,
        name: person.name,
        role: person.role,
        actions:
          person.role === "reception"
            ? ACTIONS.filter(
                (a) =>
                  !a.startsWith("manage") &&
                  ![
                    "edit_chart",
                    "read_health",
                    "edit_health",
                    "read_notes",
                    "write_notes",
                    "edit_plan",
                    "prescribe",
                    "take_clinical_consent",
                    "refer",
                  ].includes(a),
              )
            : ACTIONS.filter((a) => !["prescribe", "refer"].includes(a) || person.role !== "hygienist"),
        since: now(),
      };
  };
  if (state.phase === "ready") enter(people.all().find((one) => one.role === options.role)?.id ?? OWNER);

  const perio = fakePerio({ today, now, who: () => state.session?.name ?? "", changed });
  if (adult) perio.seed(adult.id);
  const find = (id: string): PatientView => {
    const patient = patients.find((p) => p.id === id);
    if (!patient) throw refusal("not_found");
    if (privacy.isHidden(id)) throw refusal("blocked");
    return patient;
  };
  const row = (p: PatientView): PatientRow => ({
    id: p.id,
    number: p.number,
    name: `${[p.familyName, p.familyName2].filter(Boolean).join(" ")}, ${p.givenName}`,
    birthDate: p.birthDate,
    age: p.age,
    phone: p.phone,
    document: p.documentNumber,
    archived: p.archived,
    lastVisit:
      charting
        .chartOf(p.id)
        .map((f) => f.observedOn)
        .sort()
        .at(-1) ?? null,
  });
  const privacy = fakePrivacy({
    patients,
    now,
    who: () => state.session?.name ?? "",
    entries: (id) => charting.chartOf(id).map((f) => f.observedOn),
    changed: (kinds, ids) => changed(kinds, ids),
  });
  const paper = (id: string, title: string, lines: string[]) => letterPage(clinic, find(id), title, lines);
  const checkPatient = (form: PatientForm) => {
    const fields: CommandError["fields"] = [];
    if (!form.givenName.trim()) fields.push({ field: "given_name", reason: "required" });
    if (!form.familyName.trim()) fields.push({ field: "family_name", reason: "required" });
    if (form.birthDate && form.birthDate > today()) fields.push({ field: "birth_date", reason: "in_the_future" });
    const fault = form.documentKind ? documentFault(form.documentKind, form.documentNumber) : null;
    if (fault) fields.push({ field: "document_number", reason: fault });
    if (fields.length > 0) throw refusal("invalid", fields);
  };
  const who = () => state.session?.name ?? "";
  const charting = fakeCharting({ patients, find, now, today, who, later, changed });
  const mayEdit = () => state.session?.actions.includes("edit_plan") ?? false;
  const plan = fakePlan({
    adult: adult?.id,
    now,
    today,
    who,
    mayEdit,
    staff: people.all,
    later,
    changed,
    chart: charting.chartOf,
    record: charting.record,
    withdraw: charting.withdraw,
  });

  const papers = fakePapers({
    adult,
    now,
    who,
    mayManage: () => state.session?.actions.includes("manage_clinic") ?? false,
    find,
    later,
    changed,
  });
  const heavy = options.heavy ?? false;
  const health = fakeHealth({ adult: adult?.id, heavy, now, today, who, later, changed, planSummary: plan.summary });
  const commands: Backend["commands"] = {
    appState: later(() => ({
      ...state,
      clinic: state.phase === "first_run" ? null : clinic.name,
      staff: people
        .all()
        .filter((s) => !s.retired)
        .map(({ id, name, role }) => ({ id, name, role })),
    })),
    createClinic: later((input) => {
      if (input.passphrase.length < 12) throw refusal("invalid", [{ field: "passphrase", reason: "weak" }]);
      clinic = { ...clinic, name: input.clinicName };
      people.found(input.ownerName);
      patients.splice(0);
      charting.clear();
      sync = { ...sync, phase: "off", server: null, lastSuccess: null };
      state.phase = "ready";
      enter(OWNER);
      return { recoveryCode: "K7QM-2XTD-9PHW-4RBN-E6VJ-3CZY" };
    }),
    exploreDemo: later(() =>
      done(() => {
        state.phase = "ready";
        state.demo = true;
        enter(OWNER);
      }),
    ),
    joinClinic: later((input) => {
      if (input.code.length < 6) throw refusal("code_refused");
      state.phase = "sign_in";
      return { recoveryCode: "K7QM-2XTD-9PHW-4RBN-E6VJ-3CZY" };
    }),
    unlock: later((input) =>
      done(() => {
        if (input.secret.length < 4) throw refusal("wrong_secret");
        state.phase = "sign_in";
      }),
    ),
    signIn: later((id, password) =>
      done(() => {
        if (!people.knows(id, password)) throw refusal("wrong_secret");
        state.phase = "ready";
        enter(id);
      }),
    ),
    signOut: later(() =>
      done(() => {
        state.session = null;
        state.phase = "sign_in";
      }),
    ),
    preferencesSet: later((input) =>
      done(() => {
        state.preferences = input;
      }),
    ),
    clinicGet: later(() => clinic),
    clinicUpdate: later((input) =>
      done(() => {
        if (!input.name.trim()) throw refusal("invalid", [{ field: "name", reason: "required" }]);
        clinic = { ...clinic, ...input };
        changed(["clinic"]);
      }),
    ),
    ...people.commands,
    patientSearch: later(({ text, archived, offset, limit }) => {
      const words = folded(text).split(/\s+/).filter(Boolean);
      const hits = patients.filter((p) => {
        const hay = folded([p.givenName, p.familyName, p.familyName2, p.phone, p.documentNumber, p.number].join(" "));
        return p.archived === archived && !privacy.isBlocked(p.id) && words.every((w) => hay.includes(w));
      });
      const key = (p: PatientView) => folded(`${p.familyName} ${p.familyName2} ${p.givenName}`);
      hits.sort((a, b) => key(a).localeCompare(key(b)));
      const rows = hits.slice(offset, offset + limit).map(row);
      return { rows, total: hits.length };
    }),
    patientGet: later((id) => {
      const patient = find(id);
      seen.set(id + patient.clocks, { ...patient });
      return patient;
    }),
    patientCreate: later((input) => {
      checkPatient(input);
      const id = newId();
      patients.push({
        ...input,
        id,
        number: 3104 + patients.length,
        archived: false,
        age: ageOn(input.birthDate, new Date(now())),
        clocks: "1",
        createdAt: now(),
      });
      changed(["patient"], [id]);
      return id;
    }),
    patientUpdate: later((id, clocks, input) =>
      done(() => {
        checkPatient(input);
        const old = find(id);
        // As in Rust: a field that still says what was seen when the form was opened was not set by the person.
        const before: PatientForm = seen.get(id + clocks) ?? old;
        const names = Object.keys(input) as (keyof PatientForm)[];
        const set = Object.fromEntries(names.filter((n) => input[n] !== before[n]).map((n) => [n, input[n]]));
        Object.assign(old, set, { clocks: String(Number(old.clocks) + 1) });
        old.age = ageOn(old.birthDate, new Date(now()));
        changed(["patient"], [id]);
      }),
    ),
    patientArchive: later((id) =>
      done(() => {
        find(id).archived = true;
        changed(["patient"], [id]);
      }),
    ),
    patientRestore: later((id) =>
      done(() => {
        find(id).archived = false;
        changed(["patient"], [id]);
      }),
    ),
    ...privacy.commands,
    documentCheck: later(documentFault),
    ...charting.commands,
    ...plan.commands,
    perioArgue: later(perio.argue),
    perioAssess: later((exam, input) => done(() => perio.assess(exam, input))),
    perioClose: later(perio.close),
    perioCompare: later(perio.compare),
    perioCopy: later(perio.copy),
    perioDiscard: later((exam) => done(() => perio.retire(exam, true))),
    perioDrawing: later(() => PERIO_DRAWING as PerioDrawing),
    perioExam: later(perio.exam),
    perioList: later(perio.list),
    perioPlaque: later((exam, examined) => done(() => perio.plaque(exam, examined))),
    perioRecord: later(perio.record),
    perioRestore: later((exam) => done(() => perio.retire(exam, false))),
    perioStart: later(perio.start),
    reportOdontogram: later((input) => {
      const patient = find(input.patient);
      return {
        report: newId(),
        fileName: `odontograma-${patient.number}.pdf`,
        pages: [reportPage(clinic, patient, charting.chartOf(input.patient), today())],
        bytes: 48_213,
      };
    }),
    reportPlan: later((input) => {
      const patient = find(input.patient);
      return {
        report: newId(),
        fileName: `plan-${patient.number}.pdf`,
        pages: [planPage(clinic, patient, plan.plan(input.patient), today())],
        bytes: 41_870,
      };
    }),
    ...papers.commands,
    syncStatus: later(() => sync),
    syncPage: later(() => syncPage(sync, now())),
    syncLineBack: later(() => null),
    logExport: later((scope, name) => {
      const { everything, sinceLast, unsent } = syncPage(sync, now()).export;
      const changes = { everything, since_last: sinceLast, unsent }[scope];
      return { path: `/media/clinica/LAPIZ/${name}`, changes };
    }),
    logImport: later(() => {
      if (options.stick === "not_a_log") throw refusal("invalid", [{ field: "file", reason: "not_a_log" }]);
      return { ...CAME, ...options.stick };
    }),
    syncNow: later(() =>
      done(() => {
        const well = { phase: "idle", waiting: 0, waitingSince: null, nextTry: null, reason: null } as const;
        sync = { ...sync, ...well, lastSuccess: now(), attention: "none", clockAhead: null };
        for (const tell of syncListeners) tell(sync);
      }),
    ),
    syncConnect: later((server, code) =>
      done(() => {
        if (code.length < 6) throw refusal("code_refused");
        sync = { ...sync, phase: "idle", server, waiting: 0, waitingSince: null, lastSuccess: now() };
        for (const tell of syncListeners) tell(sync);
      }),
    ),
    ...fakeDeviceCommands({ now, later, changed, standing: options.standing }),
    ...health,
    ...fakeConsents({
      adult: adult?.id,
      now,
      today,
      who,
      clinic: () => clinic.name,
      staff: people.all,
      patient: find,
      paper,
      later,
      changed,
    }),
    ...fakeRecordPapers({ adult: adult?.id, perio, paper, later }),
    ...fakeLetters({
      adult: adult?.id,
      now,
      today,
      who: () => ({ id: state.session?.staff ?? "", name: who() }),
      may: (action) => state.session?.actions.some((one) => one === action) ?? false,
      clinic: () => clinic.name,
      staff: people.all,
      patient: find,
      page: (title, lines) => letterPage(clinic, null, title, lines),
      later,
      changed,
    }),
    ...fakePrescriptions({
      adult: adult?.id,
      now,
      today,
      who: () => ({ name: who(), licence: people.all().find((s) => s.id === state.session?.staff)?.licence ?? "" }),
      health: (id) => health.healthGet(id),
      paper,
      later,
      changed,
    }),
    ...fakeVisits({
      adult: adult?.id,
      heavy,
      now,
      today,
      who: () => ({ id: state.session?.staff ?? "", name: state.session?.name ?? "" }),
      name: (id) => [find(id).givenName, find(id).familyName].join(" "),
      may: (action) => state.session?.actions.includes(action) ?? false,
      later,
      changed,
    }),
    ...fakeIndices({ adult: adult?.id, child: child?.id, today, who: () => state.session?.name ?? "", later, changed }),
    ...fakeRisk({ adult: adult?.id, child: child?.id, today, who: () => state.session?.name ?? "", later, changed }),
    ...fakeConflicts({ patients, row, now, later, changed }),
  };
  const listening =
    <T>(set: Set<(e: T) => void>) =>
    async (f: (e: T) => void) => {
      set.add(f);
      return () => void set.delete(f);
    };
  return {
    commands: papers.overhear(commands),
    events: {
      recordsChanged: listening(recordsListeners),
      syncChanged: listening(syncListeners),
      progress: papers.progress,
      paperDropped: papers.dropped,
    },
  };
}
