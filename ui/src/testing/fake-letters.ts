import type {
  LetterAsk,
  LetterDetail,
  LetterDraft,
  LetterTemplateForm,
  LetterTemplateView,
  LetterView,
  PatientView,
  StaffView,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type LetterWorld = {
  adult: string | undefined;
  now: () => number;
  today: () => string;
  who: () => { id: string; name: string };
  may: (action: string) => boolean;
  clinic: () => string;
  staff: () => readonly StaffView[];
  patient: (id: string) => PatientView;
  page: (title: string, lines: string[]) => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const COMMON = ["patient", "date", "clinic", "address", "phone", "doctor", "licence"];
const KNOWN: Record<LetterView["letter"], string[]> = {
  certificate: [...COMMON, "document", "birth_date", "visit_date", "visit_from", "visit_to", "companion", "note"],
  referral: [...COMMON, "birth_date", "age", "recipient", "recipient_place", "reason", "tooth", "details", "note"],
  recall: [...COMMON, "recall_date", "reason", "note"],
  prescription_foot: COMMON,
};
const OPTIONAL = ["recipient_place", "tooth", "details", "note"];
const ASKED: Record<string, LetterAsk["holds"]> = {
  visit_date: "day",
  visit_from: "hour",
  visit_to: "hour",
  companion: "line",
  recipient: "line",
  recipient_place: "lines",
  reason: "lines",
  tooth: "line",
  recall_date: "day",
  note: "lines",
};
const TEXTS: [LetterView["letter"], string, string, string][] = [
  [
    "certificate",
    "es",
    "Justificante de asistencia",
    "{{clinic}} hace constar que {{patient}} ha acudido a esta clínica el día {{visit_date}}, entre las {{visit_from}} y las {{visit_to}} horas.\n\n{{note}}",
  ],
  [
    "referral",
    "es",
    "Carta de derivación",
    "A la atención de {{recipient}}:\n\nLe remito a {{patient}}.\n\n# Motivo\n{{reason}}\n\n{{details}}",
  ],
  ["recall", "es", "Carta de revisión", "La próxima revisión de {{patient}} es a partir del {{recall_date}}."],
  ["prescription_foot", "es", "Pie de la hoja de receta", "Siga la pauta hasta el final."],
  [
    "certificate",
    "en",
    "Certificate of attendance",
    "{{clinic}} certifies that {{patient}} attended on {{visit_date}}.",
  ],
];
const DETAILS: LetterDetail[] = [
  { id: "d1", group: "allergy", text: "Penicilinas: urticaria, grave", teeth: [], proposed: true },
  { id: "d2", group: "medication", text: "Acenocumarol: según pauta", teeth: [], proposed: true },
  { id: "d3", group: "finding", text: "36: Caries O (patología)", teeth: [36], proposed: false },
  {
    id: "d4",
    group: "perio",
    text: "Exploración del 12/10/2026: periodontitis, generalizada, estadio III, grado B.",
    teeth: [],
    proposed: false,
  },
];

/** Letters in memory: one patient has two. */
export function fakeLetters(world: LetterWorld) {
  const { adult, now, today, who, may, later, changed } = world;
  const versions: LetterTemplateView[] = [];
  const fieldsOf = (body: string) => [...body.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((found) => found[1] ?? "");
  const asks = (letter: LetterView["letter"], body: string): LetterAsk[] => {
    const first = letter === "referral" ? ["recipient", "recipient_place"] : [];
    return [...new Set([...first, ...fieldsOf(body)])]
      .filter((field) => field in ASKED)
      .map((field) => ({ field, holds: ASKED[field] ?? "line", optional: OPTIONAL.includes(field), proposed: "" }));
  };
  const template = (rest: Pick<LetterTemplateView, "letter" | "language" | "name" | "body"> & object) => {
    const id = newId();
    const made: LetterTemplateView = {
      id,
      template: id,
      version: 0,
      retired: false,
      recordedAt: 0,
      by: "",
      asks: asks(rest.letter, rest.body),
      fields: KNOWN[rest.letter],
      ...rest,
    };
    versions.push(made);
    return made;
  };
  for (const [letter, language, name, body] of TEXTS) template({ letter, language, name, body });
  const current = () => [...new Map(versions.map((one) => [one.template, one])).values()];
  const fill = (letter: LetterView["letter"], body: string, values: Record<string, string>) => {
    const [empty, unknown] = [new Set<string>(), new Set<string>()];
    const text = body.replaceAll(/\{\{\s*([^}]*?)\s*\}\}/g, (whole, name: string) => {
      if (!KNOWN[letter].includes(name)) unknown.add(name);
      else if (values[name]?.trim() || OPTIONAL.includes(name)) return values[name] ?? "";
      else empty.add(name);
      return whole;
    });
    return { text: text.trim(), empty: [...empty], unknown: [...unknown] };
  };
  const named = (id: string) => {
    const person = world.patient(id);
    return [person.givenName, person.familyName, person.familyName2].filter(Boolean).join(" ");
  };
  const drafted = (patient: string, draft: LetterDraft) => {
    const chosen = versions.find((one) => one.id === draft.template);
    if (!chosen) throw refusal("not_found");
    const details = DETAILS.filter((one) => draft.details.includes(one.id)).map((one) => `- ${one.text}`);
    const told = fill(chosen.letter, chosen.body, {
      ...(draft.answers as Record<string, string>),
      patient: named(patient),
      clinic: world.clinic(),
      date: today(),
      details: details.join("\n"),
    });
    const addressee = [draft.answers.recipient, draft.answers.recipient_place].filter(Boolean).join("\n");
    return { chosen, addressee, wording: { ...told, digest: `${told.text.length}`.padStart(64, "0") } };
  };
  const kept = new Map<string, LetterView[]>();
  const seed = (rest: Partial<LetterView>): LetterView => ({
    id: newId(),
    letter: "certificate",
    title: "Justificante de asistencia",
    version: 0,
    language: "es",
    addressee: "",
    text: "Clínica hace constar que Ana María Güell Peñalver ha acudido a esta clínica el día 2 de marzo de 2026, entre las 10:05 y las 11:30 horas.",
    open: true,
    signer: "Laura Roca Vila",
    issuedOn: "2026-03-02",
    recordedAt: now() - 265 * 86_400_000,
    ...rest,
  });
  if (adult)
    kept.set(adult, [
      seed({
        letter: "referral",
        title: "Carta de derivación",
        addressee: "Dra. Inés Ríos\nServicio de Cirugía Maxilofacial",
        text: "A la atención de Dra. Inés Ríos:\n\nLe remito a Ana María Güell Peñalver.\n\n# Motivo\nExodoncia del 48, incluido.",
        issuedOn: "2026-09-14",
      }),
      seed({}),
    ]);
  const open = (letter: LetterView): LetterView =>
    letter.letter === "referral" && !may("read_health") ? { ...letter, open: false, text: "" } : letter;
  const commands: Pick<
    Commands,
    | "letterBegin"
    | "letterIssue"
    | "letterList"
    | "letterTemplatePreview"
    | "letterTemplates"
    | "letterTemplateSave"
    | "letterTemplateVersions"
    | "letterWording"
    | "reportCarnet"
    | "reportLetter"
  > = {
    letterList: later((patient) => (kept.get(patient) ?? []).map(open)),
    letterTemplates: later(current),
    letterTemplateVersions: later((id) => versions.filter((one) => one.template === id).reverse()),
    letterBegin: later((_patient, id) => {
      const chosen = versions.find((one) => one.id === id);
      if (!chosen) throw refusal("not_found");
      if (chosen.letter === "referral" && !may("refer")) throw refusal("forbidden");
      const proposed: Record<string, string> = { visit_date: today(), visit_from: "10:05", recall_date: "2027-05-22" };
      const people = [...world.staff()].sort((a, b) => Number(b.id === who().id) - Number(a.id === who().id));
      return {
        asks: chosen.asks.map((ask) => ({ ...ask, proposed: proposed[ask.field] ?? "" })),
        details: chosen.letter === "referral" ? DETAILS : [],
        signers: people.map(({ id: staff, name, licence }) => ({ id: staff, name, licence })),
      };
    }),
    letterWording: later((patient, draft) => {
      const { chosen, addressee, wording } = drafted(patient, draft);
      return { wording, addressee, pages: [world.page(chosen.name, wording.text.split("\n").filter(Boolean))] };
    }),
    letterIssue: later((patient, { draft, read }) => {
      const { chosen, addressee, wording } = drafted(patient, draft);
      const hours = ["visit_from", "visit_to"].filter(
        (field) => draft.answers[field] && !/^\d{1,2}:\d\d$/.test(draft.answers[field] ?? ""),
      );
      if (hours.length > 0)
        throw refusal(
          "invalid",
          hours.map((field) => ({ field, reason: "malformed" })),
        );
      const fields = wording.empty.map((field) => ({ field, reason: "required" }));
      if (chosen.letter === "referral" && !addressee) fields.push({ field: "recipient", reason: "required" });
      if (wording.digest !== read) fields.push({ field: "text", reason: "text_changed" });
      if (fields.length > 0) throw refusal("invalid", fields);
      const issued = seed({
        letter: chosen.letter,
        title: chosen.name,
        version: chosen.version,
        language: chosen.language,
        addressee,
        text: wording.text,
        signer: world.staff().find((person) => person.id === draft.signer)?.name ?? "",
        issuedOn: today(),
        recordedAt: now(),
      });
      kept.set(patient, [issued, ...(kept.get(patient) ?? [])]);
      changed(["letter"], [patient]);
      return issued.id;
    }),
    letterTemplatePreview: later((form: LetterTemplateForm) => {
      const values = Object.fromEntries(KNOWN[form.letter].map((field) => [field, "Ana Güell Peñalver"]));
      const told = fill(form.letter, form.body, values);
      const page = world.page(form.name, told.text.split("\n").filter(Boolean));
      return { pages: [page], unknown: told.unknown, fields: KNOWN[form.letter] };
    }),
    letterTemplateSave: later((form: LetterTemplateForm) => {
      const fields = [
        ...(form.name.trim() ? [] : [{ field: "name", reason: "required" }]),
        ...(fill(form.letter, form.body, {}).unknown.length > 0 ? [{ field: "body", reason: "unknown_field" }] : []),
      ];
      if (fields.length > 0) throw refusal("invalid", fields);
      const last = current().find((one) => one.template === form.template);
      const id = newId();
      const { template: of, ...rest } = form;
      template({
        ...rest,
        id,
        template: of ?? id,
        version: last ? last.version + 1 : 1,
        recordedAt: now(),
        by: who().name,
      } as LetterTemplateView);
      changed(["letter_template"]);
      return id;
    }),
    reportLetter: later((input) => {
      const letter = [...kept.values()].flat().find((one) => one.id === input.letter);
      if (!letter) throw refusal("not_found");
      const page = world.page(letter.title, letter.text.split("\n").filter(Boolean));
      return { report: newId(), fileName: "justificante-3104.pdf", pages: [page], bytes: 31_200 };
    }),
    reportCarnet: later((input) => {
      const page = world.page(`Carnet dental de ${world.patient(input.patient).givenName}`, ["¡Mira qué boca tienes!"]);
      return { report: newId(), fileName: "carnet-3104.pdf", pages: [page], bytes: 22_400 };
    }),
  };
  return commands;
}
