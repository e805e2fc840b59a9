import type { Rule } from "./bindings";

/** Rule by rule, the key that this workstation gave it; an empty text takes its key away. */
export type ChartKeys = Readonly<Record<string, string | undefined>>;

/** The rules with the keys of this workstation. */
export function withKeys(rules: readonly Rule[], own: ChartKeys): Rule[] {
  return rules.map((rule) => {
    const key = own[rule.id];
    return key === undefined ? rule : { ...rule, key: key || null };
  });
}

/** What the plan's key is kept by, beside the rules' names. */
export const PLAN = "plan";

/** The key that takes what is on the chosen teeth into the treatment plan, as this workstation gave it. */
export function planKey(own: ChartKeys): string | null {
  return (own[PLAN] ?? "a") || null;
}

/** Why a key cannot be given to a rule; the same checks as Rust's, which has the last word. */
export function keyFault(
  rules: readonly Rule[],
  own: ChartKeys,
  id: string,
  key: string,
): { fault: "key_not_a_letter" | "key_taken"; by?: string } | null {
  if (key === "") return null;
  if (!/^[a-z]$/.test(key) || key === "q") return { fault: "key_not_a_letter" };
  const by =
    withKeys(rules, own).find((rule) => rule.key === key && rule.id !== id)?.id ??
    (planKey(own) === key && id !== PLAN ? PLAN : undefined);
  return by ? { fault: "key_taken", by } : null;
}
