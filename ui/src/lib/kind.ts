import type { Text } from "./text";

/** What a kind of entry is called; one of a newer program is only an entry. */
export function kindName(kind: string, t: Text): string {
  const name = t(`kind-${kind}`);
  return name.startsWith("kind-") ? t("kind-any") : name;
}

/** The same at the beginning of a line. */
export function kindTitle(kind: string, t: Text): string {
  const name = kindName(kind, t);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** "3 hallazgos". */
export function kindCount(kind: string, count: number, t: Text): string {
  return `${count} ${count === 1 ? kindName(kind, t) : t(`kind-${kind}-many`)}`;
}
