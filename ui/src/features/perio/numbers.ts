import type { Share } from "../../lib/bindings";

const LOCALE = { es: "es-ES", en: "en-GB" } as const;

/** Making a formatter costs more than a key press may: each is made once. */
const made = (options: Intl.NumberFormatOptions) => ({
  es: new Intl.NumberFormat(LOCALE.es, options),
  en: new Intl.NumberFormat(LOCALE.en, options),
});
const TENTHS = made({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const PERCENT = made({ style: "percent", maximumFractionDigits: 0 });

export function tenths(value: number, language: "es" | "en"): string {
  return TENTHS[language].format(value);
}

/** "41/174 · 24 %": never a percentage without its fraction. */
export function percentText({ n, of }: Share, language: "es" | "en"): string {
  return of === 0 ? "–" : `${n}/${of} · ${PERCENT[language].format(n / of)}`;
}
