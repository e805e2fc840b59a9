import type { PerioConvention } from "../../lib/bindings";
import { asCommandError } from "../../lib/ipc";
import type { Text } from "../../lib/text";
import { marginText } from "./convention";
import type { Entry } from "./entry";
import { type Cell, isOral, isUpper } from "./places";
import type { Readings, SiteNow } from "./reading-queue";

const spoken = (tooth: number) => `${Math.floor(tooth / 10)}.${tooth % 10}`;

/** "1.6 · palatino · distal". */
export function cellText({ tooth, site }: Cell, t: Text): string {
  const side = isOral(site) ? (isUpper(tooth) ? "palatal" : "lingual") : "facial";
  const place = site === "B" || site === "L" ? "middle" : site.startsWith("D") ? "distal" : "mesial";
  return [spoken(tooth), t(`perio-face-${side}`), t(`perio-site-${place}`)].join(" · ");
}

/** What was read at a site, for eye and ear. */
export function siteText(site: SiteNow, convention: PerioConvention, t: Text): string {
  const { depthMm: depth, recessionMm: margin } = site;
  const signs = (["bleeding", "suppuration", "plaque", "calculus"] as const).filter((flag) => site[flag]);
  return [
    depth === null ? t("perio-said-empty") : t("perio-said-depth", { mm: depth }),
    margin === null ? "" : t("perio-said-margin", { mm: marginText(margin, convention) }),
    depth === null || margin === null ? "" : t("perio-said-loss", { mm: depth + margin }),
    ...signs.map((flag) => t(`perio-sign-${flag}`)),
    site.carried ? t("perio-said-carried") : "",
    site.disputed ? t("perio-said-disputed") : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Where the focus stands now, for the ear. */
export function focusText(entry: Entry, readings: Readings, convention: PerioConvention, t: Text): string {
  const { row, focus } = entry;
  if (row === "mobility") {
    return t("perio-said-mobility", { tooth: spoken(focus.tooth), grade: readings.tooth(focus.tooth).mobility ?? "–" });
  }
  if (row === "furcation") {
    if (!focus.entrance) return t("perio-refused-no-furcation");
    const grade = readings.tooth(focus.tooth).furcation[focus.entrance] ?? "–";
    return t("perio-said-furcation", {
      tooth: spoken(focus.tooth),
      entrance: t(`perio-entrance-${focus.entrance}`),
      grade,
    });
  }
  return `${cellText(focus, t)}: ${siteText(readings.site(focus), convention, t)}`;
}

/** The sentence for what the store refused or could not do. */
export function faultText(thrown: unknown, t: Text): string {
  const error = asCommandError(thrown);
  const reasons = [...new Set(error.fields.map(({ reason }) => t(`invalid-${reason}`)))];
  return reasons.length > 0 ? reasons.join(". ") : `${t(`error-${error.code}`)}. ${t(`error-${error.code}-kept`)}`;
}
