import type {
  HygieneDraft,
  HygieneForm,
  NoteForm,
  NoteView,
  OpenVisit,
  Sections,
  SessionView,
  VisitForm,
  VisitRow,
  VisitView,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { NO_SECTIONS, openFields, SECTIONS } from "../lib/sections";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";
import { fakeTemplates } from "./fake-templates";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type VisitWorld = {
  adult: string | undefined;
  heavy: boolean;
  now: () => number;
  today: () => string;
  who: () => { id: string; name: string };
  name: (patient: string) => string;
  may: (action: "read_notes" | "write_notes") => boolean;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const DAY = 86_400_000;

/** Visits in memory: one patient has a past with a late text, an addendum and a withdrawn session. */
export function fakeVisits({ adult, heavy, now, today, who, name, may, later, changed }: VisitWorld) {
  const kept = new Map<string, VisitView[]>();
  const typed = new Map<string, Sections>();
  const begun = new Map<string, HygieneDraft>();
  const draftOf = (visit: string) => `${visit} ${who().id}`;
  const of = (patient: string) => {
    const found = kept.get(patient) ?? [];
    kept.set(patient, found);
    return found;
  };
  const find = (id: string): { patient: string; visit: VisitView } => {
    for (const [patient, visits] of kept) {
      const visit = visits.find((one) => one.id === id);
      if (visit) return { patient, visit };
    }
    throw refusal("not_found");
  };
  const require = (action: "read_notes" | "write_notes") => {
    if (!may(action)) throw refusal("forbidden");
  };
  const refuse = (field: string, reason: string) => refusal("invalid", [{ field, reason }]);
  const change = (id: string, kind: string, set: (visit: VisitView) => void) => {
    require("write_notes");
    const { patient, visit } = find(id);
    set(visit);
    changed([kind], [patient]);
    return null;
  };
  const mineIn = (visit: VisitView): NoteView => {
    const found = visit.notes.find((note) => note.author === who().id);
    if (found) return found;
    const note = newNote(who().id, who().name);
    visit.notes.push(note);
    return note;
  };
  const view = (visit: VisitView): VisitView => ({
    ...visit,
    notes: visit.notes
      .map((note) => {
        const draft = typed.get(note.id);
        const mine = note.author === who().id;
        return draft && !note.signature ? { ...note, mine, sections: draft, unsealed: true } : { ...note, mine };
      })
      .filter((note) => SECTIONS.some((section) => note.sections[section]) || note.signature),
    sessions: visit.sessions.map((session) => ({ ...session, mine: session.author === who().id })),
    sessionBegun: begun.has(draftOf(visit.id)),
  });
  const sorted = (patient: string) => of(patient).toSorted((a, b) => b.openedAt - a.openedAt);
  if (adult) kept.set(adult, heavy ? Array.from({ length: 20 }, () => seeded(now())).flat() : seeded(now()));

  const commands: Pick<
    Commands,
    | "hygieneDraft"
    | "hygieneForget"
    | "hygieneKeep"
    | "hygieneRecord"
    | "hygieneWithdraw"
    | "noteAdd"
    | "noteKeep"
    | "noteSave"
    | "noteSign"
    | "templateFill"
    | "templateList"
    | "templateRestore"
    | "templateRetire"
    | "templateSave"
    | "visitClose"
    | "visitDiscard"
    | "visitEdit"
    | "visitHistory"
    | "visitList"
    | "visitMine"
    | "visitReopen"
    | "visitStart"
  > = {
    visitList: later((patient): VisitRow[] =>
      sorted(patient).map(({ id, visitedOn, openedAt, closedAt, by, chair, openNow }) => ({
        id,
        visitedOn,
        openedAt,
        closedAt,
        by,
        chair,
        openNow,
      })),
    ),
    visitHistory: later((patient) => {
      require("read_notes");
      return sorted(patient).map(view);
    }),
    visitMine: later((): OpenVisit | null => {
      for (const [patient, visits] of kept) {
        const open = visits.find((visit) => visit.openNow && visit.by === who().name);
        if (open) return { visit: open.id, patient, name: name(patient), openedAt: open.openedAt };
      }
      return null;
    }),
    visitStart: later((patient, form: VisitForm) => {
      require("write_notes");
      if (of(patient).some((visit) => visit.openNow)) throw refuse("visit", "visit_open");
      const visit = { ...newVisit(today(), now(), who().name), ...form, closedAt: null, openNow: true };
      of(patient).push(visit);
      changed(["visit"], [patient]);
      return visit.id;
    }),
    visitEdit: later((id, _clocks, form: VisitForm) => change(id, "visit", (visit) => Object.assign(visit, form))),
    visitClose: later((id) =>
      change(id, "visit", (visit) => Object.assign(visit, { closedAt: now(), openNow: false })),
    ),
    visitReopen: later((id) => change(id, "visit", (visit) => Object.assign(visit, { closedAt: null, openNow: true }))),
    visitDiscard: later((id) => {
      const { patient, visit } = find(id);
      if (visit.notes.length + visit.sessions.length > 0) throw refuse("visit", "visit_not_empty");
      kept.set(
        patient,
        of(patient).filter((one) => one !== visit),
      );
      changed(["visit"], [patient]);
      return null;
    }),
    noteKeep: later((id, form: NoteForm) => {
      require("write_notes");
      const note = mineIn(find(id).visit);
      if (note.signature) throw refuse("note", "note_signed");
      typed.set(note.id, form.sections);
      return null;
    }),
    noteSave: later((id) => {
      const note = mineIn(find(id).visit);
      const draft = typed.get(note.id);
      if (!draft) return note.clocks;
      typed.delete(note.id);
      note.sections = draft;
      note.clocks = String(Number(note.clocks) + 1);
      changed(["visit_note"], [find(id).patient]);
      return note.clocks;
    }),
    noteSign: later((id, form: NoteForm) => {
      const open = SECTIONS.filter((section) => openFields({ ...NO_SECTIONS, [section]: form.sections[section] })[0]);
      const faults = open.map((field) => ({ field, reason: "fields_left" }));
      if (!SECTIONS.some((section) => form.sections[section].trim()))
        faults.push({ field: "note" as (typeof open)[number], reason: "required" });
      if (faults.length > 0) throw refusal("invalid", faults);
      return change(id, "visit_signature", (visit) => {
        const note = mineIn(visit);
        typed.delete(note.id);
        note.sections = form.sections;
        note.signature = signature(who().name, now());
      });
    }),
    noteAdd: later((id, text) => {
      if (!text.trim()) throw refuse("text", "required");
      for (const [patient, visits] of kept) {
        const note = visits.flatMap((visit) => visit.notes).find((one) => one.id === id);
        if (!note) continue;
        note.addenda.push({ id: newId(), text, by: who().name, licence: "COEC 4812", recordedAt: now() });
        changed(["visit_addendum"], [patient]);
      }
      return null;
    }),
    hygieneDraft: later((id) => begun.get(draftOf(id)) ?? null),
    hygieneKeep: later((id, draft: HygieneDraft) => {
      begun.set(draftOf(id), draft);
      return null;
    }),
    hygieneForget: later((id) => {
      begun.delete(draftOf(id));
      return null;
    }),
    hygieneRecord: later((id, form: HygieneForm) => {
      const bad = form.sealants.some((tooth) => tooth < 11 || tooth > 85);
      if (bad) throw refuse("sealants", "not_a_tooth");
      const done = form.ultrasonic || form.handInstruments || form.polishing || form.fluoride;
      if (!done && form.sealants.length + form.instructions.length === 0) throw refuse("done", "required");
      const session: SessionView = { ...newSession(who().id, who().name, now()), ...form };
      begun.delete(draftOf(id));
      change(id, "hygiene_session", (visit) => visit.sessions.push(session));
      return session.id;
    }),
    hygieneWithdraw: later((id, reason) => {
      if (!reason.trim()) throw refuse("reason", "required");
      for (const [patient, visits] of kept) {
        const session = visits.flatMap((visit) => visit.sessions).find((one) => one.id === id);
        if (!session) continue;
        session.withdrawn = { reason, by: who().name, recordedAt: now() };
        changed(["hygiene_withdrawal"], [patient]);
      }
      return null;
    }),
    ...fakeTemplates({ later, name, changed }),
  };
  return commands;
}

function newVisit(visitedOn: string, openedAt: number, by: string): VisitView {
  return {
    id: newId(),
    visitedOn,
    openedAt,
    closedAt: openedAt + 45 * 60_000,
    openNow: false,
    by,
    chair: "Gabinete 1",
    reason: "",
    findings: [],
    exams: [],
    notes: [],
    sessions: [],
    sessionBegun: false,
    clocks: "1",
  };
}

function newNote(author: string, by: string): NoteView {
  return {
    id: newId(),
    author,
    by,
    mine: false,
    sections: NO_SECTIONS,
    unsealed: false,
    signature: null,
    beside: [],
    addenda: [],
    clocks: "1",
  };
}

function newSession(author: string, by: string, recordedAt: number): SessionView {
  return {
    id: newId(),
    author,
    by,
    mine: false,
    ultrasonic: false,
    handInstruments: false,
    polishing: false,
    fluoride: null,
    fluoridePpm: null,
    sealants: [],
    instructions: [],
    durationMinutes: null,
    nextRecallMonths: null,
    exam: null,
    note: "",
    recordedAt,
    withdrawn: null,
  };
}

function signature(by: string, signedAt: number): NonNullable<NoteView["signature"]> {
  return { by, licence: "COEC 5377", signedAt, hash: "9f2c".repeat(16), intact: true };
}

function seeded(now: number): VisitView[] {
  const [laura, marta] = ["Laura Roca Vila", "Marta Soler Pons"];
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  const at = (days: number) => Math.floor((now - days * DAY) / DAY) * DAY + 10.5 * 3_600_000;
  const visit = (days: number, reason: string, by: string) => ({ ...newVisit(iso(at(days)), at(days), by), reason });
  const note = (days: number, by: string, sections: Partial<Sections>): NoteView => ({
    ...newNote(by, by),
    sections: { ...NO_SECTIONS, ...sections },
    signature: signature(by, at(days) + 40 * 60_000),
  });
  const filling: VisitView = {
    ...visit(20, "Obturación 36", laura),
    findings: [{ rule: "restoration", teeth: [36], surfaces: ["O", "D"], status: "done_here" }],
    notes: [
      {
        ...note(20, laura, {
          reason: "Obturación de 36.",
          exploration: "36: caries oclusodistal, sensible al frío. Vitalidad conservada.",
          diagnosis: "Caries dentinaria en 36.",
          treatment:
            "Aislamiento absoluto. Eliminación selectiva de la caries. Composite A2 por capas, ajuste y pulido.",
          anaesthesia: "Articaína 4 % con epinefrina 1:100.000, 1 carpule, troncular. Sin incidencias.",
          instructions: "No comer hasta que pase la anestesia.",
          plan: "Revisar 26 en la próxima cita.",
        }),
        beside: [
          {
            section: "plan",
            says: "Revisar 26 y 27 en la próxima cita.",
            written: { by: laura, device: "Gabinete 2", here: false, at: at(20) + 50 * 60_000, decision: false },
            signed: false,
          },
        ],
        addenda: [
          {
            id: newId(),
            text: "Llama por la tarde: sin molestias.",
            by: laura,
            licence: "COEC 5377",
            recordedAt: at(20) + 6 * 3_600_000,
          },
        ],
      },
    ],
  };
  const share = (n: number, of: number) => ({ n, of });
  const exam = { id: newId(), plaque: share(34, 112), bleeding: share(28, 168) };
  const hygiene: VisitView = {
    ...visit(264, "Higiene", marta),
    chair: "Gabinete 2",
    exams: [exam],
    notes: [{ ...note(264, marta, { treatment: "Eliminación de cálculo supragingival y pulido." }), signature: null }],
    sessions: [
      {
        ...newSession(marta, marta, at(264)),
        ultrasonic: true,
        fluoride: "gel",
        fluoridePpm: 12_300,
        durationMinutes: 30,
        withdrawn: { reason: "El flúor fue en barniz", by: marta, recordedAt: at(264) + 3_600_000 },
      },
      {
        ...newSession(marta, marta, at(264)),
        ultrasonic: true,
        polishing: true,
        fluoride: "varnish",
        fluoridePpm: 22_600,
        instructions: ["brushing", "interdental"],
        durationMinutes: 40,
        nextRecallMonths: 6,
        exam,
      },
    ],
  };
  const first: VisitView = {
    ...visit(1001, "Primera visita", laura),
    notes: [
      note(1001, laura, {
        reason: "Primera visita: quiere una revisión completa.",
        exploration: "Mucosas sin lesiones. Odontograma completo.",
        plan: "Entregar plan y presupuesto.",
      }),
    ],
  };
  return [first, hygiene, filling];
}
