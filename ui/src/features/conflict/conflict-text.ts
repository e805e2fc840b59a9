import type { ConflictView, Written } from "../../lib/bindings";
import { exactDate, isoDay } from "../../lib/dates";
import { groupedPhone } from "../../lib/format";
import { kindTitle } from "../../lib/kind";
import type { Language, Text } from "../../lib/text";

type Where = Pick<ConflictView, "kind" | "field">;

/** A field as people call it; one that nobody named shows its own name. */
export function fieldText({ kind, field }: Where, t: Text): string {
  if (field === "*") return t("conflict-two", { kind: kindTitle(kind, t) });
  const name = t(`conflict-field-${field}`);
  return name.startsWith("conflict-field-") ? field.replaceAll("_", " ") : name;
}

/** What a value says, as the form of its field would show it. */
export function valueText({ field }: { field: string }, says: string | null, language: Language, t: Text): string {
  if (says === null) return t(field === "retired_at" ? "conflict-retired-false" : "conflict-empty");
  switch (field) {
    case "sex":
      return t(`sex-${says}`);
    case "role":
      return t(`role-${says}`);
    case "document_kind":
      return t(`document-${says}`);
    case "ended":
      return t(`conflict-ended-${says}`);
    case "severity":
      return t(`health-severity-${says}`);
    case "retired":
      return t(`conflict-retired-${says}`);
    case "phone":
    case "phone_2":
      return groupedPhone(says);
    case "retired_at":
      return exactDate(isoDay(new Date(Number(says))), language);
    default:
      if (says === "true" || says === "false") return t(`conflict-says-${says}`);
      return /^\d{4}-\d{2}-\d{2}$/.test(says) ? exactDate(says, language) : says;
  }
}

/** "Carmen Delgado · Recepción"; of this workstation it says so. */
export function whoText(written: Written | null, t: Text): string {
  if (!written) return t("conflict-who-unknown");
  const device = written.here ? t("conflict-here", { device: written.device }) : written.device;
  return [written.by ?? t("conflict-nobody"), device].filter(Boolean).join(" · ");
}
