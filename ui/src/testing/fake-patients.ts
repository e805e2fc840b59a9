import type { Age, PatientForm, PatientView } from "../lib/bindings";

const GIVEN = [
  "Ana María",
  "Lucía",
  "Martín",
  "Hugo",
  "Carmen",
  "José Luis",
  "Paula",
  "Íñigo",
  "Begoña",
  "Xavier",
  "Núria",
  "Pablo",
  "Sofía",
  "Álvaro",
  "Inés",
  "Mateo",
  "Rocío",
  "Andrés",
  "Leire",
  "Óscar",
  "Valeria",
  "Tomás",
  "Zoe",
  "Joaquín",
  "Mercè",
];
const FAMILY = [
  "Güell",
  "García",
  "Muñoz",
  "Peñalver",
  "Ibáñez",
  "Castro",
  "Núñez",
  "Ferrer",
  "Ortega",
  "Vázquez",
  "Sáez",
  "Prieto",
  "Llorente",
  "Domínguez",
  "Roca",
  "Etxeberria",
  "Aguirre",
  "Soler",
  "Cano",
  "Herrera",
  "Vidal",
  "Márquez",
  "Pascual",
];
const TOWNS: [string, string][] = [
  ["08012", "Barcelona"],
  ["28004", "Madrid"],
  ["46003", "València"],
  ["41001", "Sevilla"],
  ["48001", "Bilbao"],
  ["44001", "Teruel"],
];
const STREETS = ["Calle Mayor", "Avenida de la Paz", "Carrer de Sants", "Plaza del Mercado", "Calle del Río"];

/** The same sequence in each run, so that tests and screenshots agree. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export function dniLetter(number: number): string {
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] ?? "";
}

export function ageOn(birthDate: string | null, today: Date): Age | null {
  if (!birthDate) return null;
  const [y = 0, m = 1, d = 1] = birthDate.split("-").map(Number);
  let months = (today.getFullYear() - y) * 12 + today.getMonth() + 1 - m;
  if (today.getDate() < d) months -= 1;
  return { years: Math.floor(months / 12), months: months % 12 };
}

export const ANA: PatientForm = {
  givenName: "Ana María",
  familyName: "Güell",
  familyName2: "Peñalver",
  birthDate: "1992-04-03",
  sex: "female",
  documentKind: "dni",
  documentNumber: "12345678Z",
  phone: "612345678",
  phone2: "",
  email: "ana.guell@example.org",
  address: "Carrer de Sants 41, 2.º 1.ª",
  postcode: "08014",
  city: "Barcelona",
  notes: "Prefiere las tardes. Avisar por WhatsApp.",
};

export const LEO: PatientForm = {
  ...ANA,
  givenName: "Leo",
  familyName: "Roca",
  familyName2: "Etxeberria",
  birthDate: "2018-09-14",
  sex: "male",
  documentKind: null,
  documentNumber: "",
  notes: "Viene con su abuela.",
};

export function makePatients(count: number, today: Date): PatientView[] {
  const pick = sequence(20_261_122);
  const of = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  return Array.from({ length: count }, (_, i): PatientView => {
    const number = 10_000_000 + pick(80_000_000);
    const [postcode, city] = of(TOWNS);
    const age = pick(86) + 2;
    const two = (n: number) => String(n).padStart(2, "0");
    const birthDate = `${today.getFullYear() - age}-${two(pick(12) + 1)}-${two(pick(28) + 1)}`;
    const form: PatientForm =
      i === 0
        ? ANA
        : i === 1
          ? LEO
          : {
              givenName: of(GIVEN),
              familyName: of(FAMILY),
              familyName2: of(FAMILY),
              birthDate,
              sex: "unknown",
              documentKind: age > 13 ? "dni" : null,
              documentNumber: age > 13 ? `${number}${dniLetter(number)}` : "",
              phone: `6${10 + pick(89)}${100_000 + pick(899_999)}`,
              phone2: "",
              email: "",
              address: `${of(STREETS)} ${pick(90) + 1}`,
              postcode,
              city,
              notes: "",
            };
    return {
      ...form,
      id: `0192a000-0000-7000-8000-${String(i).padStart(12, "0")}`,
      number: 3104 + i,
      archived: i > 1 && pick(24) === 0,
      age: ageOn(form.birthDate, today),
      clocks: "1",
      createdAt: new Date(today.getFullYear() - 1 - pick(7), pick(12), pick(28) + 1).getTime(),
    };
  });
}

export function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
