import type { AlertView, HealthItemForm, HealthItemView, ReadingView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import type { Language, Text } from "../../lib/text";

/** What the catalogue calls it; else as somebody called it. */
export function termText(code: string, name: string, t: Text): string {
  const key = `health-term-${code}`;
  const text = code ? t(key) : key;
  return text === key ? name : text;
}

/** INR is kept in tenths. */
export function inrText(reading: ReadingView, language: Language): string {
  return (reading.value / 10).toLocaleString(language, { minimumFractionDigits: 1 });
}

/** "Acenocumarol · INR 2,6 (12 nov 2026)": what an alert says beside its icon. */
export function alertText(alert: AlertView, language: Language, t: Text): string {
  const inr =
    alert.inr &&
    t("health-inr-at", { value: inrText(alert.inr, language), day: shortDate(alert.inr.measuredOn, language) });
  const due = alert.dueOn && t("health-due-at", { day: shortDate(alert.dueOn, language) });
  return [termText(alert.code, alert.name, t), inr, due].filter(Boolean).join(" · ");
}

export function formOf(item: HealthItemView): HealthItemForm {
  const { category, code, name, severity, detail, dueOn } = item;
  return { category, code, name, severity, detail, dueOn };
}

export function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
