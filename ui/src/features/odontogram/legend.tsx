import { memo } from "react";
import type { ChartState, LetterKey, Rule } from "../../lib/bindings";
import { attributeText, ruleName } from "../../lib/findings-text";
import { useText, useTextOr } from "../../lib/text";
import { paintVar } from "./paint";

type Props = Pick<ChartState, "legend" | "letters" | "profile"> & { rules: readonly Rule[] };

/** Always visible: no mark on the chart means anything without it. */
export const Legend = memo(function Legend({ legend, letters, profile, rules }: Props) {
  const t = useText();
  const textOr = useTextOr();
  /** Letters that a newer program wrote are explained by their finding. */
  const finding = ({ rule: id, attribute, status }: LetterKey) => {
    const rule = rules.find((r) => r.id === id);
    return [ruleName(id, t, status), attributeText(rule, attribute, t)].filter(Boolean).join(", ");
  };
  return (
    <section
      aria-label={t("legend")}
      className="flex min-h-5 shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 px-1 text-ink-2 text-xs"
    >
      {profile !== "ES" && (
        <span className="whitespace-nowrap font-medium text-ink">{t(`profile-short-${profile}`)}</span>
      )}
      {legend.map((paint) => (
        <span key={paint} className="flex items-center gap-1.5 whitespace-nowrap">
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <rect
              x="1.25"
              y="1.25"
              width="9.5"
              height="9.5"
              rx="2.5"
              fill={paint === "planned" ? "none" : paintVar(paint)}
              stroke={paintVar(paint)}
              strokeWidth="1.75"
            />
          </svg>
          {t(paint === "red" || paint === "blue" ? `legend-${profile}-${paint}` : `legend-${paint}`)}
        </span>
      ))}
      {letters.map((key) => (
        <span key={`${key.letters}-${key.rule}`} className="whitespace-nowrap">
          <span className="font-bold">{key.letters}</span>
          {textOr(`letters-${key.letters}-${key.rule}`, textOr(`letters-${key.letters}`, finding(key)))}
        </span>
      ))}
    </section>
  );
});

/** What added and removed look like, beside the two dates that are compared. */
export function CompareLegend() {
  const t = useText();
  return (
    <span className="flex items-center gap-4 text-ink-2 text-xs">
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <rect x="0" y="0" width="12" height="12" rx="3" fill="var(--accent)" fillOpacity="0.35" />
          <rect x="3.5" y="3.5" width="5" height="5" rx="1" fill="var(--ink-2)" />
        </svg>
        {t("legend-added")}
      </span>
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <rect
            x="1.5"
            y="1.5"
            width="9"
            height="9"
            rx="2"
            fill="none"
            stroke="var(--ink-3)"
            strokeWidth="1.5"
            strokeDasharray="2 2"
          />
        </svg>
        {t("legend-removed")}
      </span>
    </span>
  );
}
