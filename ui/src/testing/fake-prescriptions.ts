import type { DrugView, HazardView, HealthView, Medicine, PrescriptionView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type PrescriptionWorld = {
  adult: string | undefined;
  now: () => number;
  today: () => string;
  who: () => { name: string; licence: string };
  health: (patient: string) => Promise<HealthView>;
  paper: (patient: string, title: string, lines: string[]) => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

const drug = (code: string, names: string[], rest: Partial<DrugView> = {}): DrugView => ({
  code,
  names,
  strength: "500 mg",
  form: "capsule",
  route: "oral",
  amount: 1,
  everyHours: 8,
  days: 7,
  units: 21,
  ...rest,
});

const DRUGS: DrugView[] = [
  drug("amoxicillin", ["amoxicilina", "clamoxyl"]),
  drug("clindamycin", ["clindamicina", "dalacin"], { strength: "300 mg" }),
  drug("ibuprofen", ["ibuprofeno", "espidifen"], { strength: "600 mg", form: "tablet", days: 3, units: 9 }),
  drug("paracetamol", ["gelocatil"], { strength: "650 mg", form: "tablet", everyHours: 6, days: 3, units: 12 }),
  drug("chlorhexidine_rinse", ["clorhexidina"], {
    strength: "0,12 %",
    form: "mouthwash",
    route: "buccal",
    amount: 15,
    everyHours: 12,
    days: 14,
    units: 1,
  }),
];

/** A few of Rust's rules: beside what, which words of a drug, why, how gravely. */
const RULES = [
  { code: "penicillins", words: /amoxi|penicil/i, reason: "allergy_class", grave: true },
  { code: "acenocoumarol", words: /ibuprof|dexketo/i, reason: "bleeding", grave: true },
  { code: "acenocoumarol", words: /amoxi/i, reason: "raised_inr", grave: false },
] as const;

/** Prescriptions in memory: one patient has two, one of them annulled. */
export function fakePrescriptions({ adult, now, today, who, health, paper, later, changed }: PrescriptionWorld) {
  const kept = new Map<string, PrescriptionView[]>();
  const of = (patient: string) => kept.get(patient) ?? [];
  const hazards = async (patient: string, items: Medicine[]): Promise<HazardView[]> => {
    const { items: history } = await health(patient);
    const found = items.flatMap((item) =>
      RULES.flatMap(({ code, words, reason, grave }): HazardView[] => {
        const against = history.find((one) => one.code === code);
        if (!against || !words.test(`${item.code} ${item.ingredient} ${item.brand}`)) return [];
        const hazard = { drug: item.ingredient, reason, grave, against: against.name, againstCode: code };
        return [{ key: `${item.ingredient}|${reason}|${code}`, hazard }];
      }),
    );
    return found.sort((a, b) => Number(b.hazard.grave) - Number(a.hazard.grave));
  };
  const item = (code: string, ingredient: string, rest: Partial<Medicine>): Medicine => ({
    code,
    ingredient,
    brand: "",
    strength: "",
    form: "tablet",
    route: "oral",
    dose: "1 comprimido",
    everyHours: 8,
    days: 3,
    units: 9,
    instructions: "",
    indication: "",
    ...rest,
  });
  const seed = (items: Medicine[], rest: Partial<PrescriptionView>): PrescriptionView => ({
    id: newId(),
    number: "2026-4F2A91C7",
    issuedOn: "2026-03-02",
    items,
    warnings: [],
    prescriber: "Laura Roca Vila",
    licence: "COEC 5377",
    recordedAt: now() - 265 * 86_400_000,
    running: false,
    annulled: null,
    ...rest,
  });
  if (adult) {
    const clindamycin = item("clindamycin", "Clindamicina", {
      strength: "300 mg",
      form: "capsule",
      dose: "1 cápsula",
      days: 7,
      units: 21,
      indication: "Absceso periapical en 36",
      instructions: "Con un vaso grande de agua, sin tumbarse después.",
    });
    const rinse = item("chlorhexidine_rinse", "Clorhexidina", {
      strength: "0,12 %",
      form: "mouthwash",
      route: "buccal",
      dose: "Enjuague de 15 ml",
      everyHours: 12,
      days: 14,
      units: 1,
    });
    const ibuprofen = item("ibuprofen", "Ibuprofeno", { strength: "600 mg" });
    kept.set(adult, [
      seed([clindamycin, rinse], {}),
      seed([ibuprofen], {
        number: "2025-0B7D33E2",
        issuedOn: "2025-10-14",
        warnings: [
          {
            hazard: {
              drug: "Ibuprofeno",
              reason: "bleeding",
              grave: true,
              against: "Acenocumarol",
              againstCode: "acenocoumarol",
            },
            why: "Pauta corta; INR 2,1 el mismo día",
          },
        ],
        annulled: { reason: "Se cambia a paracetamol", at: now() - 403 * 86_400_000, by: "Laura Roca Vila" },
      }),
    ]);
  }
  const find = (id: string) => {
    for (const [patient, papers] of kept) {
      const found = papers.find((one) => one.id === id);
      if (found) return { patient, found };
    }
    throw refusal("not_found");
  };
  const commands: Pick<
    Commands,
    | "prescriptionAnnul"
    | "prescriptionDrugs"
    | "prescriptionHazards"
    | "prescriptionList"
    | "prescriptionSign"
    | "reportPrescription"
  > = {
    prescriptionDrugs: later(() => DRUGS),
    prescriptionList: later(of),
    prescriptionHazards: hazards,
    prescriptionSign: async (patient, { items, answers }) => {
      const fields = items.flatMap((line, n) => [
        ...(line.ingredient.trim() ? [] : [{ field: `items.${n}.ingredient`, reason: "required" }]),
        ...(line.dose.trim() ? [] : [{ field: `items.${n}.dose`, reason: "required" }]),
      ]);
      const told = await hazards(patient, items);
      const why = (key: string) => answers.find((answer) => answer.key === key)?.why.trim() ?? "";
      if (told.some(({ key, hazard }) => hazard.grave && !why(key)))
        fields.push({ field: "warnings", reason: "warning_unanswered" });
      if (fields.length > 0) throw refusal("invalid", fields);
      const { name: prescriber, licence } = who();
      const signed = seed(structuredClone(items), {
        number: `2026-${newId().slice(-8).toUpperCase()}`,
        issuedOn: today(),
        recordedAt: now(),
        running: true,
        warnings: told.map(({ key, hazard }) => ({ hazard, why: why(key) })),
        prescriber,
        licence,
      });
      kept.set(patient, [signed, ...of(patient)]);
      changed(["prescription"], [patient]);
      return signed.id;
    },
    prescriptionAnnul: later((id, reason) => {
      const { patient, found } = find(id);
      if (!reason.trim()) throw refusal("invalid", [{ field: "reason", reason: "required" }]);
      found.annulled = { reason, at: now(), by: who().name };
      changed(["prescription_annulment"], [patient]);
      return null;
    }),
    reportPrescription: later((input) => {
      const { patient, found } = find(input.prescription);
      const lines = found.items.map((line) => `${line.ingredient} ${line.strength} · ${line.dose}`);
      return {
        report: newId(),
        fileName: `receta-${found.number}.pdf`,
        pages: [
          paper(patient, "Receta médica privada", lines),
          paper(patient, "Hoja de información para el paciente", lines),
        ],
        bytes: 31_482,
      };
    }),
  };
  return commands;
}
