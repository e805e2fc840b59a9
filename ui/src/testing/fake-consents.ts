import type {
  ConsentDraft,
  ConsentSignature,
  ConsentTemplateForm,
  ConsentTemplateView,
  ConsentView,
  PatientView,
  StaffView,
  WordingView,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type ConsentWorld = {
  adult: string | undefined;
  now: () => number;
  today: () => string;
  who: () => string;
  clinic: () => string;
  staff: () => readonly StaffView[];
  patient: (id: string) => PatientView;
  paper: (patient: string, title: string, lines: string[]) => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const FIELDS = ["patient", "document", "birth_date", "signer", "treatment", "tooth", "date", "clinic", "professional"];
const BODY = `Yo, {{signer}}, en relación con la atención de {{patient}} (documento {{document}}), declaro que {{professional}}, de {{clinic}}, me ha explicado la intervención {{treatment}} en la pieza o zona {{tooth}}.

En qué consiste: con anestesia local se separa la encía y se retira la pieza o el tejido.

Qué puede ocurrir aunque se haga bien: dolor, inflamación, hematoma, sangrado, infección y hormigueo del labio, casi siempre pasajero.

Alternativas: conservar la pieza si es posible, o no intervenir.

He podido preguntar y sé que puedo retirar este consentimiento antes de la intervención.

En la fecha {{date}}.`;
const NEWS = `Yo, {{signer}}, en relación con {{patient}}, autorizo a {{clinic}} a enviarme consejos de salud, novedades y ofertas.

Es voluntario, y puedo retirarlo cuando quiera en recepción o por escrito.

En la fecha {{date}}.`;

/** A line drawn by nobody. */
const DRAWN: ConsentSignature = {
  method: "drawn",
  width: 600,
  height: 200,
  strokes: [
    [60, 140, 90, 60, 120, 140, 105, 110, 80, 112],
    Array.from({ length: 60 }, (_, i) => [150 + i * 6, 115 + Math.round(Math.sin(i / 2.6) * 26)]).flat(),
  ],
};

/** What the seeded papers were filled with. */
const OLD = {
  signer: "Ana María Güell Peñalver",
  patient: "Ana María Güell Peñalver",
  document: "12345678Z",
  professional: "Laura Roca Vila",
};

/** Consents in memory: one patient has three, one of them withdrawn. */
export function fakeConsents(world: ConsentWorld) {
  const { adult, now, today, who, later, changed } = world;
  const versions: ConsentTemplateView[] = [];
  const template = (rest: Partial<ConsentTemplateView>): ConsentTemplateView => {
    const id = newId();
    const made: ConsentTemplateView = {
      id,
      template: id,
      version: 0,
      name: "Consentimiento para extracción y cirugía oral",
      purpose: "extraction",
      clinical: true,
      ownAge: 16,
      language: "es",
      body: BODY,
      months: 0,
      retired: false,
      recordedAt: 0,
      by: "",
      asks: ["treatment", "tooth"],
      ...rest,
    };
    versions.unshift(made);
    return made;
  };
  template({
    name: "Autorización para recibir noticias de la clínica",
    purpose: "marketing",
    clinical: false,
    ownAge: 14,
    body: NEWS,
    months: 24,
    asks: [],
  });
  template({ name: "Consent to extraction and oral surgery", language: "en" });
  template({});
  const current = () => [...new Map([...versions].reverse().map((one) => [one.template, one])).values()].reverse();
  const fill = (body: string, values: Record<string, string>): WordingView => {
    const [empty, unknown] = [new Set<string>(), new Set<string>()];
    const text = body.replaceAll(/\{\{\s*([^}]*?)\s*\}\}/g, (whole, name: string) => {
      if (values[name]?.trim()) return values[name];
      (FIELDS.includes(name) ? empty : unknown).add(name);
      return whole;
    });
    return { text, empty: [...empty], unknown: [...unknown], digest: `${text.length}`.padStart(64, "0") };
  };
  const wording = (id: string, draft: ConsentDraft): WordingView => {
    const person = world.patient(id);
    const name = [person.givenName, person.familyName, person.familyName2].filter(Boolean).join(" ");
    const chosen = versions.find((one) => one.id === draft.template);
    if (!chosen) throw refusal("not_found");
    return fill(chosen.body, {
      patient: name,
      document: person.documentNumber || "—",
      signer: draft.signer.guardian ? draft.signer.name : name,
      treatment: draft.treatment,
      tooth: draft.tooth,
      date: today(),
      clinic: world.clinic(),
      professional: world.staff().find((person) => person.id === draft.informer)?.name ?? "",
    });
  };
  const kept = new Map<string, ConsentView[]>();
  const seed = (rest: Partial<ConsentView>): ConsentView => ({
    id: newId(),
    title: "Consentimiento para extracción y cirugía oral",
    version: 0,
    purpose: "extraction",
    language: "es",
    standing: "active",
    text: fill(BODY, {
      ...OLD,
      treatment: "exodoncia",
      tooth: "28",
      clinic: world.clinic(),
      date: "2 de marzo de 2026",
    }).text,
    digest: "5b1f0c7a9e4d2f3386d1c5b7a0e9f48213c6d7e8f90a1b2c3d4e5f60718293a4",
    intact: true,
    decision: "given",
    signer: { guardian: false, name: "Ana María Güell Peñalver", relation: "", document: "" },
    signature: DRAWN,
    informer: "Laura Roca Vila",
    signedOn: "2026-03-02",
    validUntil: null,
    recordedAt: now() - 265 * 86_400_000,
    withdrawn: null,
    ...rest,
  });
  if (adult)
    kept.set(adult, [
      seed({}),
      seed({
        title: "Autorización para recibir noticias de la clínica",
        purpose: "marketing",
        standing: "withdrawn",
        text: fill(NEWS, { ...OLD, clinic: world.clinic(), date: "14 de octubre de 2025" }).text,
        signedOn: "2025-10-14",
        signature: { method: "typed", name: "Ana María Güell Peñalver" },
        withdrawn: { reason: "Recibe demasiados mensajes", at: now() - 90 * 86_400_000, by: "Jordi Vidal Cano" },
      }),
      seed({
        title: "Consentimiento para anestesia local",
        purpose: "anaesthesia",
        standing: "expired",
        signedOn: "2025-01-20",
        validUntil: "2026-01-20",
      }),
    ]);
  const find = (id: string) => {
    for (const [patient, all] of kept) {
      const found = all.find((one) => one.id === id);
      if (found) return { patient, found };
    }
    throw refusal("not_found");
  };
  const commands: Pick<
    Commands,
    | "consentList"
    | "consentSign"
    | "consentTemplatePreview"
    | "consentTemplates"
    | "consentTemplateSave"
    | "consentTemplateVersions"
    | "consentWithdraw"
    | "consentWording"
    | "reportConsent"
  > = {
    consentList: later((patient) => kept.get(patient) ?? []),
    consentTemplates: later(current),
    consentTemplateVersions: later((id) => versions.filter((one) => one.template === id)),
    consentTemplatePreview: later((body) =>
      fill(body, Object.fromEntries(FIELDS.map((field) => [field, field === "tooth" ? "36" : "Ana Güell Peñalver"]))),
    ),
    consentTemplateSave: later((form: ConsentTemplateForm) => {
      const fields = [
        ...(form.name.trim() ? [] : [{ field: "name", reason: "required" }]),
        ...(fill(form.body, {}).unknown.length > 0 ? [{ field: "body", reason: "unknown_field" }] : []),
      ];
      if (fields.length > 0) throw refusal("invalid", fields);
      const last = current().find((one) => one.template === form.template);
      const id = newId();
      const { template: of, ...rest } = form;
      const clinical = !["images", "data_sharing", "marketing"].includes(form.purpose);
      template({
        ...rest,
        id,
        template: of ?? id,
        version: last ? last.version + 1 : 1,
        clinical,
        ownAge: clinical ? 16 : 14,
        recordedAt: now(),
        by: who(),
        asks: fill(form.body, {}).empty.filter((field) => ["treatment", "tooth"].includes(field)),
      });
      changed(["consent_template"]);
      return id;
    }),
    consentWording: later(wording),
    consentSign: later((id, { draft, read, decision, signature }) => {
      const chosen = versions.find((one) => one.id === draft.template);
      const told = wording(id, draft);
      const person = world.patient(id);
      const fields = told.empty.map((field) => ({ field, reason: "required" }));
      const years = person.age?.years;
      if (!draft.signer.guardian && (years === undefined || years < (chosen?.ownAge ?? 16)))
        fields.push({ field: "signer", reason: years === undefined ? "age_unknown" : "guardian_signs" });
      const signer = draft.signer.guardian
        ? draft.signer.name
        : [person.givenName, person.familyName, person.familyName2].filter(Boolean).join(" ");
      if (signature.method === "drawn" && signature.strokes.length === 0)
        fields.push({ field: "signature", reason: "signature_required" });
      if (signature.method === "typed" && signature.name.trim().toLowerCase() !== signer.toLowerCase())
        fields.push({ field: "signature", reason: "signature_differs" });
      if (told.digest !== read) fields.push({ field: "text", reason: "text_changed" });
      if (fields.length > 0 || !chosen) throw refusal("invalid", fields);
      const signed = seed({
        title: chosen.name,
        version: chosen.version,
        purpose: chosen.purpose,
        language: chosen.language,
        standing: decision === "given" ? "active" : "declined",
        text: told.text,
        digest: told.digest,
        decision,
        signer: { ...draft.signer, name: signer },
        signature,
        informer: world.staff().find((person) => person.id === draft.informer)?.name ?? "",
        signedOn: today(),
        recordedAt: now(),
      });
      kept.set(id, [signed, ...(kept.get(id) ?? [])]);
      changed(["consent"], [id]);
      return signed.id;
    }),
    consentWithdraw: later((id, reason) => {
      const { patient, found } = find(id);
      if (!reason.trim()) throw refusal("invalid", [{ field: "reason", reason: "required" }]);
      found.withdrawn = { reason, at: now(), by: who() };
      found.standing = "withdrawn";
      changed(["consent_withdrawal"], [patient]);
      return null;
    }),
    reportConsent: later((input) => {
      const { patient, found } = find(input.consent);
      const lines = found.text
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(0, 90));
      return {
        report: newId(),
        fileName: "consentimiento-3104.pdf",
        pages: [world.paper(patient, found.title, lines)],
        bytes: 42_190,
      };
    }),
  };
  return commands;
}
