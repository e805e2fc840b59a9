import type { FindingView, Rule, Surface } from "./bindings";
import { isUpper, surfaceLetter, surfaceLetters, teethText } from "./teeth";
import type { Text } from "./text";

const ORDER: readonly Surface[] = ["M", "O", "I", "D", "V", "L", "C"];

export function listed(words: readonly string[], language: "es" | "en"): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

/** A rule by name; some are called otherwise once they are done. */
export function ruleName(rule: string, t: Text, status = ""): string {
  return t(`rule-${rule}`, { status });
}

export function attributeText(rule: Rule | undefined, value: string | null, t: Text): string {
  return rule?.attribute && value ? t(`detail-${rule.attribute.name}-${value}`) : "";
}

/** "Caries MO, dentina": as it stands in lists. */
export function findingText(finding: FindingView, rules: readonly Rule[], t: Text): string {
  const rule = rules.find((r) => r.id === finding.rule);
  const letters = surfaceLetters(finding.surfaces, finding.teeth[0]?.tooth ?? 0);
  const head = [ruleName(finding.rule, t, finding.status), letters].filter(Boolean).join(" ");
  return [head, attributeText(rule, finding.attribute, t)].filter(Boolean).join(", ");
}

/** "caries mesial y oclusal, dentina": as it is spoken on one of its teeth. */
export function findingSpoken(
  finding: FindingView,
  tooth: number,
  rules: readonly Rule[],
  language: "es" | "en",
  t: Text,
): string {
  const rule = rules.find((r) => r.id === finding.rule);
  const faces = listed(
    ORDER.filter((s) => finding.surfaces.includes(s)).map((s) => t(`surface-${surfaceLetter(s, tooth)}`)),
    language,
  );
  const head = [ruleName(finding.rule, t, finding.status).toLowerCase(), faces].filter(Boolean).join(" ");
  const said = finding.status === (rule?.observed ?? "existing_good") ? "" : t(`status-${finding.status}`);
  const words = rule?.id === "note" ? finding.note : "";
  return [head, attributeText(rule, finding.attribute, t), extent(finding, tooth, rule, t), said, words]
    .filter(Boolean)
    .join(", ");
}

/** With which other teeth, and in what part: a bridge is one finding on all of them. */
function extent(finding: FindingView, tooth: number, rule: Rule | undefined, t: Text): string {
  if (rule?.scope === "arch") return t(isUpper(tooth) ? "arch-upper" : "arch-lower").toLowerCase();
  const role = finding.teeth.find((f) => f.tooth === tooth)?.role;
  const part = role === "abutment" || role === "pontic" ? t(`role-${role}`) : "";
  const others = teethText(finding.teeth.map((f) => f.tooth).filter((other) => other !== tooth));
  return [part, others && t("spoken-with", { teeth: others })].filter(Boolean).join(" ");
}
