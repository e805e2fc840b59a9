import type { IndexExamRow, IndexFigures, PlaceView, Share } from "../../lib/bindings";
import { asCommandError } from "../../lib/ipc";
import type { Language, Text } from "../../lib/text";

export const decimals = (value: number, language: Language, digits = 2) =>
  value.toLocaleString(language === "es" ? "es-ES" : "en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** "32 % (36/112)"; of nothing it says that there is nothing to count. */
export function shareText({ n, of }: Share, t: Text): string {
  return of === 0 ? t("index-not-enough") : t("index-share", { percent: Math.round((100 * n) / of), n, of });
}

/** "1.6 · vestibular", "sextante 17–14". */
export function placeText({ tooth, part }: PlaceView, t: Text): string {
  if (tooth === null) return t("index-sextant", { teeth: part.replace("-", "–") });
  const palatal = part === "L" && [1, 2, 5, 6].includes(Math.floor(tooth / 10));
  const spoken = `${Math.floor(tooth / 10)}.${tooth % 10}`;
  return `${spoken} · ${t(`index-part-${palatal ? "P" : part}`)}`;
}

/** What an examination comes to, in one line. */
export function headlineText({ figures }: Pick<IndexExamRow, "figures">, language: Language, t: Text): string {
  const { mean, highest, class: name } = figures;
  if (mean !== null) return [decimals(mean, language), name && t(`index-class-${name}`)].filter(Boolean).join(" · ");
  if (highest !== null) return t("index-highest", { code: highest });
  const first = figures.figures[0];
  return first ? shareText(first.share, t) : t("index-not-enough");
}

/** How much of it was scored. */
export const scoredText = ({ scored }: IndexFigures, t: Text): string =>
  t("index-scored", { n: scored.n, of: scored.of });

/** The sentence for what the store refused or could not do. */
export function faultText(thrown: unknown, t: Text): string {
  const error = asCommandError(thrown);
  const reasons = [...new Set(error.fields.map(({ reason }) => t(`invalid-${reason}`)))];
  return reasons.length > 0 ? reasons.join(". ") : `${t(`error-${error.code}`)}. ${t(`error-${error.code}-kept`)}`;
}
