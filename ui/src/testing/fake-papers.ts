import type {
  BatchDone,
  Given,
  PaperCheck,
  PaperDropped,
  PaperKind,
  PaperView,
  PatientView,
  Progress,
  ReportPreview,
  Way,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type PaperWorld = {
  adult: PatientView | undefined;
  now: () => number;
  who: () => string;
  mayManage: () => boolean;
  find: (id: string) => PatientView;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const DAY = 86_400_000;
const nameOf = (one: PatientView) => [one.givenName, one.familyName, one.familyName2].filter(Boolean).join(" ");

/** The register in memory: one patient has four documents, one of them annulled. Every report command is listened to. */
export function fakePapers(world: PaperWorld) {
  const { adult, now, who, mayManage, find, later, changed } = world;
  const kept: PaperView[] = [];
  const made = new Map<string, PaperView>();
  const draw = (kind: PaperKind, title: string, of: PatientView, rest: Partial<PaperView> = {}): PaperView => {
    const id = rest.id ?? newId();
    return {
      id,
      number: id.replaceAll("-", "").slice(-12).toUpperCase(),
      patient: of.id,
      patientName: nameOf(of),
      hidden: false,
      kind,
      title,
      language: "es",
      pages: 1,
      bytes: 48_213,
      digest: id.replaceAll("-", "").repeat(2),
      source: null,
      recipient: null,
      recipientName: "",
      way: "saved",
      at: now(),
      by: who(),
      copies: [],
      annulled: null,
      mayAnnul: true,
      ...rest,
    };
  };
  if (adult) {
    const copy = {
      at: now() - 3 * DAY,
      by: "Carmen Vidal",
      way: "printed",
      recipient: null,
      recipientName: "",
    } as const;
    kept.push(
      draw("plan", "Plan de tratamiento", adult, { at: now() - 4 * DAY, way: "printed", pages: 2, copies: [copy] }),
      draw("odontogram", "Odontograma", adult, {
        at: now() - 40 * DAY,
        recipient: "other",
        recipientName: "Dra. Lourdes Prieto, endodoncista",
      }),
      draw("consent", "Consentimiento informado", adult, { at: now() - 41 * DAY, recipient: "patient", pages: 3 }),
      draw("odontogram", "Odontograma", adult, {
        at: now() - 400 * DAY,
        way: "batch",
        annulled: { reason: "Se imprimió para otra persona", at: now() - 399 * DAY, by: who() },
        mayAnnul: false,
      }),
    );
  }
  const leave = (report: string, given: Given, way: Way) => {
    const known = kept.find((one) => one.id === report);
    const hands = { way, recipient: given.to, recipientName: given.name, at: now(), by: who() };
    const first = made.get(report);
    if (known) known.copies.push(hands);
    else if (first) kept.unshift({ ...first, ...hands });
    changed([known ? "paper_copy" : "paper"], first?.patient ? [first.patient] : []);
  };
  const heard = new Set<(step: Progress) => void>();
  const drops = new Set<(told: PaperDropped) => void>();
  const listening =
    <T>(set: Set<(said: T) => void>) =>
    async (hear: (said: T) => void) => {
      set.add(hear);
      return () => void set.delete(hear);
    };
  const all = () => [...kept].sort((a, b) => b.at - a.at);
  const checks: PaperCheck["verdict"][] = ["unchanged", "changed", "unknown", "foreign"];
  const commands: Pick<
    Commands,
    | "batchCancel"
    | "batchMake"
    | "paperAnnul"
    | "paperCheck"
    | "paperList"
    | "paperRegister"
    | "reportSave"
    | "reportOpen"
    | "reportPrint"
  > = {
    batchCancel: async () => {},
    batchMake: later((input, merged): BatchDone => {
      for (const tell of heard) tell({ task: "batch", done: 120, total: 300 });
      const none = { patient: newId(), name: "3109 · Hugo Sanz Iriarte", reason: "nothing" } as const;
      const skipped = input.kind === "odontogram" ? [] : [none];
      const place = merged ? `/home/clinica/Documentos/${input.kind}.pdf` : "/home/clinica/Documentos/lote";
      return { made: 300 - skipped.length, pages: 312, skipped, cancelled: false, place };
    }),
    paperList: later((patient) => all().filter((one) => one.patient === patient)),
    paperRegister: later(({ from, to, kind, id, offset, limit }) => {
      if (!mayManage()) throw refusal("forbidden");
      const day = (at: number) => new Date(at).toISOString().slice(0, 10);
      const letters = id.replaceAll(/[^0-9a-f]/gi, "").toLowerCase();
      const found = all().filter(
        (one) =>
          (!from || day(one.at) >= from) &&
          (!to || day(one.at) <= to) &&
          (!kind || one.kind === kind) &&
          one.id.replaceAll("-", "").includes(letters),
      );
      return { papers: found.slice(offset, offset + limit), total: found.length };
    }),
    paperAnnul: later((id, reason) => {
      const found = kept.find((one) => one.id === id);
      if (!found) throw refusal("not_found");
      if (!reason.trim()) throw refusal("invalid", [{ field: "reason", reason: "required" }]);
      found.annulled = { reason, at: now(), by: who() };
      found.mayAnnul = false;
      changed(["paper_annulment"], found.patient ? [found.patient] : []);
      return null;
    }),
    paperCheck: later((): PaperCheck | null => {
      const verdict = checks.shift() ?? "not_pdf";
      const told = verdict === "unchanged" || verdict === "changed" ? all().slice(0, 1) : [];
      const about = { cut: false, fileName: "plan-3104.pdf", digest: "9f".repeat(32) };
      return { verdict, ...about, papers: told, total: told.length };
    }),
    reportSave: later((report, given): string | null => {
      leave(report, given, "saved");
      return "/home/clinica/Documentos/odontograma-3104.pdf";
    }),
    reportOpen: later((report, given) => {
      leave(report, given, "opened");
      return null;
    }),
    reportPrint: later((report, given) => {
      leave(report, given, "printed");
      return null;
    }),
  };

  /** Listens to what the other fakes make, so that what leaves is known by kind and patient. */
  const overhear = (others: Commands) => {
    const leaving = ["reportSave", "reportOpen", "reportPrint"];
    for (const [name, make] of Object.entries(others)) {
      if (!name.startsWith("report") || leaving.includes(name)) continue;
      const kind = name
        .slice("report".length)
        .replaceAll(/[A-Z]/g, (letter, at: number) => (at ? "_" : "") + letter.toLowerCase()) as PaperKind;
      const work = make as (input: { patient?: string }) => Promise<ReportPreview>;
      const listened = async (input: { patient?: string }) => {
        const preview = await work(input);
        const of = input.patient ? find(input.patient) : adult;
        if (of) made.set(preview.report, draw(kind, preview.fileName.replace(/-.*/, ""), of, { id: preview.report }));
        return preview;
      };
      Object.assign(others, { [name]: listened });
    }
    return others;
  };
  return { commands, overhear, progress: listening(heard), dropped: listening(drops) };
}
