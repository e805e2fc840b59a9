import type { Age } from "./bindings";
import type { Language, Text } from "./text";

const LOCALE = { es: "es-ES", en: "en-GB" } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a whole row of a list: each is made once. */
function parts(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], options);
  formats.set(key, known);
  return known;
}

/** A calendar date (YYYY-MM-DD) as local midnight; `new Date(text)` would read it as UTC and slip a day. */
export function dayOf(date: string): Date {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day);
}

export function exactDate(date: string, language: Language): string {
  return parts(language, { day: "numeric", month: "long", year: "numeric" }).format(dayOf(date));
}

export function shortDate(date: string, language: Language): string {
  return parts(language, { day: "numeric", month: "short", year: "numeric" }).format(dayOf(date)).replace(".", "");
}

export function numericDate(date: string, language: Language): string {
  return parts(language, { day: "2-digit", month: "2-digit", year: "numeric" }).format(dayOf(date));
}

/** The time of day. */
export function timeOf(at: number, language: Language): string {
  return parts(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

export function isoDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

/** A moment as people say it: "hoy 12:30", "ayer 9:05", "mar 3 mar", "3 mar 2021". */
export function spokenMoment(at: number, now: number, language: Language, t: Text): string {
  const date = new Date(at);
  const days = daysBetween(date, new Date(now));
  const time = parts(language, { hour: "2-digit", minute: "2-digit" }).format(date);
  if (days === 0) return t("date-today-at", { time });
  if (days === 1) return t("date-yesterday-at", { time });
  if (days > 1 && days < 300) {
    return parts(language, { weekday: "short", day: "numeric", month: "short" }).format(date).replaceAll(/[.,]/g, "");
  }
  return shortDate(isoDay(date), language);
}

export function spokenDay(date: string, now: number, language: Language, t: Text): string {
  const days = daysBetween(dayOf(date), new Date(now));
  if (days === 0) return t("date-today");
  if (days === 1) return t("date-yesterday");
  return shortDate(date, language);
}

/** How long ago, in the largest unit that is honest: "ahora mismo", "hace 2 min", "hace 3 h", "desde el martes". */
export function ago(at: number, now: number, t: Text): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000);
  if (minutes < 1) return t("ago-now");
  if (minutes < 60) return t("ago-minutes", { n: minutes });
  if (minutes < 60 * 24) return t("ago-hours", { n: Math.floor(minutes / 60) });
  return t("ago-days", { n: Math.floor(minutes / 1440) });
}

export function since(at: number, now: number, language: Language, t: Text): string {
  const date = new Date(at);
  const days = daysBetween(date, new Date(now));
  if (days === 0)
    return t("since-time", { time: parts(language, { hour: "2-digit", minute: "2-digit" }).format(date) });
  if (days === 1) return t("since-yesterday");
  if (days < 7) return t("since-weekday", { day: parts(language, { weekday: "long" }).format(date) });
  return t("since-date", { day: parts(language, { day: "numeric", month: "long" }).format(date) });
}

/** Children under three are counted in months, as paediatric dentistry does. */
export function ageText(age: Age | null, t: Text): string {
  if (!age) return "";
  return age.years < 3 ? t("age-months", { n: age.years * 12 + age.months }) : t("age-years", { n: age.years });
}
