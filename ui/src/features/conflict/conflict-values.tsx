import { PencilLine } from "lucide-react";
import { KeyCap } from "../../components/key-cap";
import type { ConflictValue, ConflictView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { fieldText, valueText, whoText } from "./conflict-text";

/** What the person picked: one of the values, by its place, or another that is typed. */
export type Pick = { at: number } | { typed: string } | null;

type Props = { conflict: ConflictView; pick: Pick; onPick: (pick: Pick) => void; fault: string | null };

/** All values with who wrote each, where and when; a digit picks one. */
export function ConflictValues({ conflict, pick, onPick, fault }: Props) {
  const t = useText();
  const another = conflict.entry !== null && conflict.mayDecide;
  const typed = pick && "typed" in pick ? pick.typed : null;
  return (
    <div className="flex flex-col gap-2.5">
      <div role="radiogroup" aria-label={fieldText(conflict, t)} className="flex flex-col gap-2.5">
        {conflict.values.map((value, i) => (
          <Value
            key={value.version ?? i}
            conflict={conflict}
            value={value}
            at={i}
            picked={pick !== null && "at" in pick && pick.at === i}
            onPick={() => onPick({ at: i })}
          />
        ))}
      </div>
      {another && (
        <div
          className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border px-4 py-2.5 ${typed === null ? "border-line" : "border-accent bg-wash"}`}
        >
          <KeyCap>{conflict.values.length + 1}</KeyCap>
          <label className="flex min-w-0 flex-1 items-center gap-3 text-sm">
            <PencilLine size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
            <span className="shrink-0 text-ink-2">{t("conflict-another")}</span>
            <input
              type="text"
              placeholder={conflict.entry === "date" ? t("birth-date-hint") : undefined}
              value={typed ?? ""}
              onFocus={() => typed === null && onPick({ typed: "" })}
              onChange={(event) => onPick({ typed: event.target.value })}
              aria-invalid={fault !== null}
              aria-describedby={fault ? "conflict-fault" : undefined}
              data-testid="conflict-typed"
              className="readable h-control min-w-0 flex-1 rounded border border-line-3/70 bg-surface px-2.5 focus:border-accent"
            />
          </label>
          {fault && (
            <p id="conflict-fault" role="alert" className="w-full text-alert text-xs">
              {fault}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

type ValueProps = { conflict: ConflictView; value: ConflictValue; at: number; picked: boolean; onPick: () => void };

function Value({ conflict, value, at, picked, onPick }: ValueProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const now = useNow();
  const choosable = value.version !== null && conflict.mayDecide;
  const who = whoText(value.written, t);
  const when = value.written ? spokenMoment(value.written.at, now, language, t) : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card with a value, its author and a key is more than a radio input holds
    <button
      type="button"
      role="radio"
      aria-checked={picked}
      disabled={!choosable}
      onClick={onPick}
      data-testid="conflict-value"
      className={`flex items-start gap-4 rounded-lg border px-4 py-3 text-left transition-colors duration-150 ${picked ? "border-accent bg-wash shadow-[inset_0_0_0_1px_var(--accent)]" : "border-line-2 bg-surface enabled:hover:border-accent"}`}
    >
      {choosable && (
        <span className="pt-1">
          <KeyCap>{at + 1}</KeyCap>
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          {conflict.field !== "*" && (
            <span className={`tnum break-words font-medium text-lg ${value.says === null ? "text-ink-3 italic" : ""}`}>
              {valueText(conflict, value.says, language, t)}
            </span>
          )}
          {at === 0 && (
            <span className="rounded-sm bg-info-wash px-1.5 py-0.5 font-medium text-info text-xs">
              {t("conflict-shown-now")}
            </span>
          )}
        </span>
        {value.parts.map((part) => (
          <span key={part.field} className="flex gap-2 text-sm">
            <span className="w-40 shrink-0 text-ink-3">{fieldText({ kind: conflict.kind, field: part.field }, t)}</span>
            <span className="min-w-0 break-words">{valueText(part, part.says, language, t)}</span>
          </span>
        ))}
        <span className="mt-1 block text-ink-2 text-sm">
          {who}
          {when && ` · ${when}`}
        </span>
      </span>
    </button>
  );
}
