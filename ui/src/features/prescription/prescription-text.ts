import type { DrugView, Hazard, Medicine } from "../../lib/bindings";
import type { Text } from "../../lib/text";

/** "Amoxicilina 500 mg (Clamoxyl), cápsulas" */
export function itemName(item: Medicine, t: Text): string {
  const strong = [item.ingredient, item.strength].filter(Boolean).join(" ");
  const brand = item.brand ? ` (${item.brand})` : "";
  return `${strong}${brand}, ${t(`rx-form-${item.form}`).toLowerCase()}`;
}

/** "1 cápsula, cada 8 horas, durante 7 días" */
export function posology(item: Medicine, t: Text): string {
  const often = t("rx-frequency", { hours: item.everyHours });
  const long = item.everyHours === 0 ? "" : t("rx-duration", { days: item.days });
  return [item.dose, often, long].filter(Boolean).join(", ");
}

/** What a warning says, in a sentence. */
export function hazardText(hazard: Hazard, t: Text): string {
  const key = `health-term-${hazard.againstCode}`;
  const term = hazard.againstCode ? t(key) : key;
  const against = term === key ? hazard.against : term;
  return t(`rx-hazard-${hazard.reason}`, { drug: hazard.drug, against });
}

export function drugName(drug: DrugView, t: Text): string {
  return t(`drug-${drug.code}`);
}

/** A line as the list of drugs proposes it: everything can be changed. */
export function proposed(drug: DrugView, t: Text): Medicine {
  return {
    code: drug.code,
    ingredient: drugName(drug, t),
    brand: "",
    strength: drug.strength,
    form: drug.form,
    route: drug.route,
    dose: t(`rx-dose-${drug.form}`, { n: drug.amount }),
    everyHours: drug.everyHours,
    days: drug.days,
    units: drug.units,
    instructions: "",
    indication: "",
  };
}

export function emptyItem(ingredient = ""): Medicine {
  return {
    code: "",
    ingredient,
    brand: "",
    strength: "",
    form: "tablet",
    route: "oral",
    dose: "",
    everyHours: 8,
    days: 5,
    units: 1,
    instructions: "",
    indication: "",
  };
}

/** How many a course takes, where they are counted in pieces; nothing where they are not. */
export function unitsFor(item: Medicine): number | null {
  const pieces = /^\d+/.exec(item.dose.trim())?.[0];
  if (!pieces || !["capsule", "tablet", "sachet"].includes(item.form)) return null;
  const doses = item.everyHours === 0 ? 1 : Math.ceil((item.days * 24) / item.everyHours);
  return doses * Number(pieces);
}

export function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
