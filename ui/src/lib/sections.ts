import type { Sections } from "./bindings";

/** The sections of a note, in the order in which they are written and read. */
export const SECTIONS = [
  "reason",
  "exploration",
  "diagnosis",
  "treatment",
  "anaesthesia",
  "instructions",
  "plan",
  "remarks",
] as const satisfies readonly (keyof Sections)[];

export const NO_SECTIONS: Sections = {
  reason: "",
  exploration: "",
  diagnosis: "",
  treatment: "",
  anaesthesia: "",
  instructions: "",
  plan: "",
  remarks: "",
};

/** A text put behind what stands there already. */
export function joined(sections: Sections, added: Sections): Sections {
  const pairs = SECTIONS.map((name) => [name, [sections[name].trimEnd(), added[name]].filter(Boolean).join("\n")]);
  return Object.fromEntries(pairs) as Sections;
}

/** The fields of a template that nobody filled. */
export function openFields(sections: Sections): string[] {
  return SECTIONS.flatMap((name) => sections[name].match(/\{\{[^{}]*\}\}/g) ?? []);
}
