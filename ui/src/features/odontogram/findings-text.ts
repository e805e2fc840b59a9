import type { FindingView, Rule, Surface } from "../../lib/bindings";
import type { Text } from "../../lib/text";
import { isUpper } from "./arch";

const ORDER: readonly Surface[] = ["M", "O", "I", "D", "V", "L", "C"];

/** The letter a dentist reads: the lingual face of an upper tooth is palatal. */
export function surfaceLetter(surface: Surface, tooth: number): Surface | "P" {
  return surface === "L" && isUpper(tooth) ? "P" : surface;
}

export function surfaceLetters(surfaces: readonly Surface[], tooth: number): string {
  return ORDER.filter((s) => surfaces.includes(s))
    .map((s) => surfaceLetter(s, tooth))
    .join("");
}

export function listed(words: readonly string[], language: "es" | "en"): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

export function attributeText(rule: Rule | undefined, value: string | null, t: Text): string {
  return rule?.attribute && value ? t(`detail-${rule.attribute.name}-${value}`) : "";
}

/** "Caries MO, dentina": as it stands in lists. */
export function findingText(finding: FindingView, rules: readonly Rule[], t: Text): string {
  const rule = rules.find((r) => r.id === finding.rule);
  const letters = surfaceLetters(finding.surfaces, finding.teeth[0]?.tooth ?? 0);
  const head = [t(`rule-${finding.rule}`), letters].filter(Boolean).join(" ");
  return [head, attributeText(rule, finding.attribute, t)].filter(Boolean).join(", ");
}

/** "caries mesial y oclusal, dentina": as it is spoken. */
export function findingSpoken(finding: FindingView, rules: readonly Rule[], language: "es" | "en", t: Text): string {
  const rule = rules.find((r) => r.id === finding.rule);
  const tooth = finding.teeth[0]?.tooth ?? 0;
  const faces = listed(
    ORDER.filter((s) => finding.surfaces.includes(s)).map((s) => t(`surface-${surfaceLetter(s, tooth)}`)),
    language,
  );
  const head = [t(`rule-${finding.rule}`).toLowerCase(), faces].filter(Boolean).join(" ");
  const state = finding.status === "planned" || finding.status === "done_here" ? t(`status-${finding.status}`) : "";
  return [head, attributeText(rule, finding.attribute, t), state].filter(Boolean).join(", ");
}
