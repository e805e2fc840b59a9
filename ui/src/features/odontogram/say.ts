import type { CommandError, NewFinding, Rule } from "../../lib/bindings";
import { attributeText, listed, ruleName } from "../../lib/findings-text";
import { surfaceLetter, surfaceLetters, teethText } from "../../lib/teeth";
import type { Language, Text } from "../../lib/text";
import type { Entry, Refusal } from "./entry";

/** The sentence for a key that was refused. */
export function refusalText(refusal: Refusal, t: Text): string {
  const { reason, tooth, surface, rule, typed, n } = refusal;
  if (reason === "surface-not-on-tooth" && tooth !== undefined) {
    const name = surface ? t(`surface-${surfaceLetter(surface, tooth)}`) : t(`surface-${typed}`);
    return t("refused-surface-not-on-tooth", { tooth, surface: name });
  }
  return t(`refused-${reason}`, {
    tooth: tooth ?? "",
    rule: rule ? ruleName(rule, t) : "",
    typed: typed ?? "",
    key: typed ?? "",
    n: n ?? 0,
  });
}

/** The sentence for what the store refused. */
export function storeRefusalText(error: CommandError, t: Text): string {
  const reasons = [...new Set(error.fields.map(({ reason }) => t(`invalid-${reason}`)))];
  return reasons.length > 0 ? reasons.join(". ") : `${t(`error-${error.code}`)}. ${t(`error-${error.code}-kept`)}`;
}

export function draftText(finding: NewFinding, rules: readonly Rule[], t: Text): string {
  const rule = rules.find((r) => r.id === finding.rule);
  const head = [ruleName(finding.rule, t, finding.status), surfaceLetters(finding.surfaces, finding.teeth[0] ?? 0)]
    .filter(Boolean)
    .join(" ");
  const state = finding.status === rule?.observed ? "" : t(`status-${finding.status}`);
  return [head, attributeText(rule, finding.attribute, t), state].filter(Boolean).join(", ");
}

/** What changed between two states of the entry, for the ear. Single teeth are spoken by aria-activedescendant. */
export function entrySpoken(before: Entry, after: Entry, language: Language, t: Text): string | null {
  if (after.rule && after.rule !== before.rule) return t("said-rule", { rule: ruleName(after.rule, t) });
  if (after.rule && after.surfaces !== before.surfaces) {
    const tooth = after.teeth[0] ?? 0;
    const names = after.surfaces.map((s) => t(`surface-${surfaceLetter(s, tooth)}`));
    return t("said-surfaces", { surfaces: listed(names, language) });
  }
  if (after.teeth !== before.teeth && after.teeth.length > 1) {
    return t("said-selected-many", { n: after.teeth.length, teeth: teethText(after.teeth) });
  }
  return null;
}
