/** "612345678" → "612 34 56 78"; what is not a plain Spanish number stays as it was typed. */
export function groupedPhone(phone: string): string {
  const compact = phone.replaceAll(/[\s.-]/g, "");
  const spanish = /^(\+34|0034)?(\d{3})(\d{2})(\d{2})(\d{2})$/.exec(compact);
  if (!spanish) return phone;
  const [, prefix, a, b, c, d] = spanish;
  return `${prefix ? "+34 " : ""}${a} ${b} ${c} ${d}`;
}

export function fullName(p: { givenName: string; familyName: string; familyName2: string }): string {
  return [p.givenName, p.familyName, p.familyName2].filter(Boolean).join(" ");
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words[1]?.[0] ?? "") : "")).toUpperCase();
}

export function grouped(n: number, language: "es" | "en"): string {
  return new Intl.NumberFormat(language === "es" ? "es-ES" : "en-GB", { useGrouping: "always" }).format(n);
}

/** "17 % (28/168)"; nothing among nothing is a dash. */
export function shareText({ n, of }: { n: number; of: number }): string {
  return of === 0 ? "—" : `${Math.round((100 * n) / of)} % (${n}/${of})`;
}
