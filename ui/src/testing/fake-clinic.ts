import type { ClinicForm, FindingView, NewFinding, Status } from "../lib/bindings";
import { RULES } from "./fake-catalogue";
import { lettersOf, paintOf } from "./fake-chart";

export const OWNER = "0192b000-0000-7000-8000-000000000001";
let nextId = 0;
export const newId = () => `0192c000-0000-7000-8000-${String(++nextId).padStart(12, "0")}`;

export function newFinding(input: NewFinding, tooth: number[], by: string, today: string, at: number): FindingView {
  const attribute = input.attribute ?? RULES.find((r) => r.id === input.rule)?.attribute?.default ?? null;
  const ends = input.rule === "bridge" ? [tooth[0], tooth.at(-1)] : null;
  return {
    id: newId(),
    rule: input.rule,
    teeth: tooth.map((t) => ({ tooth: t, role: ends ? (ends.includes(t) ? "abutment" : "pontic") : "subject" })),
    surfaces: input.surfaces,
    attribute,
    status: input.status,
    paint: paintOf(input.status),
    letters: lettersOf(input.rule, attribute),
    observedOn: input.observedOn ?? today,
    recordedAt: at,
    by,
    note: input.note,
    withdrawn: false,
    planItem: null,
    mine: true,
  };
}

type Seed = [
  date: string,
  rule: string,
  teeth: number[],
  surfaces: string,
  attribute: string | null,
  status: Status,
  note?: string,
];

/** A mouth with a past: what an adult of 34 brings, what was found later, and what was agreed. */
const ADULT: Seed[] = [
  ["2019-03-12", "absent", [18], "", "orthodontic", "existing_good"],
  ["2019-03-12", "absent", [38], "", "unerupted", "existing_good"],
  ["2019-03-12", "sealant", [17], "", null, "existing_good"],
  ["2019-03-12", "sealant", [47], "", null, "existing_good"],
  ["2019-03-12", "restoration", [26], "O", "composite", "existing_good"],
  ["2019-03-12", "restoration", [37], "O", "amalgam", "existing_good"],
  ["2021-10-04", "root_canal", [46], "", "root_canal", "done_here"],
  ["2021-10-04", "restoration", [46], "MOD", "composite", "done_here"],
  ["2021-10-04", "crown", [21], "", "ceramic", "existing_good"],
  ["2021-10-04", "root_canal", [21], "", "root_canal", "existing_good"],
  ["2024-05-20", "restoration", [15], "DO", "composite", "existing_good"],
  ["2024-05-20", "caries", [16], "MO", "dentine", "pathology"],
  ["2024-05-20", "caries", [24], "O", "enamel", "pathology", "Vigilar: sin cavidad al sondaje."],
  ["2024-05-20", "extraction", [48], "", "caries", "pathology"],
  ["2024-05-20", "restoration", [16], "MO", "composite", "planned"],
];

/** Mixed dentition: first molars and incisors are through, the rest are milk teeth. */
const CHILD: Seed[] = [
  ["2025-10-02", "sealant", [16], "", null, "done_here"],
  ["2025-10-02", "sealant", [26], "", null, "done_here"],
  ["2025-10-02", "caries", [75], "O", "dentine", "pathology"],
  ["2026-03-05", "restoration", [84], "OD", "glass_ionomer", "done_here"],
  ["2026-03-05", "root_canal", [74], "", "pulpotomy", "done_here"],
  ["2026-03-05", "absent", [61], "", "trauma", "existing_good"],
];

export function seededFindings(today: Date, who: "adult" | "child"): FindingView[] {
  return (who === "adult" ? ADULT : CHILD).map(([date, rule, teeth, surfaces, attribute, status, note]) => {
    const at = new Date(`${date}T10:24:00`).getTime();
    const input = {
      rule,
      teeth,
      surfaces: [...surfaces] as NewFinding["surfaces"],
      attribute,
      status,
      observedOn: date,
      note: note ?? "",
    };
    const finding = newFinding(
      input,
      teeth,
      date < "2022" ? "Laura Roca Vila" : "Aitor Prats Ibarra",
      date,
      Math.min(at, today.getTime()),
    );
    return { ...finding, mine: false };
  });
}

export const CLINIC: ClinicForm = {
  name: "Clínica Dental Sants",
  legalName: "Sants Odontología, S. L.",
  taxId: "B65123456",
  profile: "ES",
  address: "Carrer de Sants 112, 08028 Barcelona",
  phone: "932123456",
  email: "hola@dentalsants.example",
  region: "ES-CT",
  retentionYears: 0,
  clocks: "1",
};
