import type { RefObject } from "react";
import { Button } from "react-aria-components";
import type { Asked, Rule, Surface } from "../../lib/bindings";
import { surfaceLetter } from "../../lib/teeth";
import { useText } from "../../lib/text";
import type { Entry, Mouth, Way } from "./entry";

const ORDER: Surface[] = ["O", "I", "M", "D", "V", "L", "C"];

type SurfaceProps = { entry: Entry; mouth: Mouth; onSurface: (surface: Surface) => void };

/** The faces that every chosen tooth has. */
export function SurfaceButtons({ entry, mouth, onSurface }: SurfaceProps) {
  const t = useText();
  const tooth = entry.teeth[0] ?? 0;
  const possible = ORDER.filter((s) => entry.teeth.every((n) => mouth.facts.get(n)?.surfaces.includes(s)));
  return possible.map((surface) => {
    const on = entry.surfaces.includes(surface);
    const letter = surfaceLetter(surface, tooth);
    return (
      <Button
        key={surface}
        excludeFromTabOrder
        aria-label={`${letter}: ${t(`surface-${letter}`)}`}
        aria-pressed={on}
        onPress={() => onSurface(surface)}
        className={`flex size-control shrink-0 items-center justify-center rounded border font-bold ${on ? "border-transparent bg-wash-2 text-accent-strong" : "border-line-2 text-ink-3 hover:text-ink"}`}
      >
        {letter}
      </Button>
    );
  });
}

type ValueProps = { attribute: NonNullable<Rule["attribute"]>; chosen: string | null; onValue: (n: number) => void };

/** The values by their digits. Until one is chosen, the one that Enter takes is ringed. */
export function ValueButtons({ attribute, chosen, onValue }: ValueProps) {
  const t = useText();
  return (
    <span className="flex min-w-0 items-center gap-0.5 overflow-x-auto">
      {attribute.values.map((value, i) => {
        const on = chosen === value;
        const usual = chosen === null && attribute.default === value;
        return (
          <Button
            key={value}
            excludeFromTabOrder
            aria-pressed={on}
            onPress={() => onValue(i + 1)}
            className={`flex h-control shrink-0 items-center gap-1.5 whitespace-nowrap rounded px-2 text-sm ${on ? "bg-wash-2 font-medium text-accent-strong" : usual ? "text-ink ring-1 ring-line-3 ring-inset hover:bg-sunken" : "text-ink-2 hover:bg-sunken"}`}
          >
            <span className={`tnum font-bold text-xs ${on ? "" : "text-ink-3"}`}>{i + 1}</span>
            {t(`detail-${attribute.name}-${value}`)}
            {usual && (
              <>
                <span className="text-ink-3 text-xs [[data-density=chairside]_&]:hidden" aria-hidden>
                  ↵
                </span>
                <span className="sr-only">{t("entry-value-usual")}</span>
              </>
            )}
          </Button>
        );
      })}
    </span>
  );
}

const WAYS: { way: Way; keys: string; text: string }[] = [
  { way: "observed", keys: "↵", text: "entry-key-observed" },
  { way: "planned", keys: "Ctrl ↵", text: "entry-key-planned" },
  { way: "done", keys: "⇧ ↵", text: "entry-key-done" },
];

/** The three ways to end an entry; one that the finding does not allow is not offered. */
export function FinishButtons({ rule, onFinish }: { rule: Rule; onFinish: (way: Way) => void }) {
  const t = useText();
  return WAYS.filter(({ way }) => rule[way] !== null).map(({ way, keys, text }) => (
    <Button
      key={way}
      excludeFromTabOrder
      data-testid={`finish-${way}`}
      onPress={() => onFinish(way)}
      className={`flex h-control shrink-0 items-center gap-2 whitespace-nowrap rounded px-2.5 font-medium text-sm ${way === "observed" ? "bg-accent text-accent-ink hover:bg-accent-strong" : "border border-line-2 text-ink hover:bg-sunken"}`}
    >
      <span className="first-letter:uppercase">{t(text)}</span>
      <span
        className={`text-xs [[data-density=chairside]_&]:hidden ${way === "observed" ? "" : "text-ink-3"}`}
        aria-hidden
      >
        {keys}
      </span>
    </Button>
  ));
}

type NoteProps = {
  field: RefObject<HTMLInputElement | null>;
  note: string;
  /** What the clinic's country wants said here. */
  asked: Asked | null;
  wide: boolean;
  onFocusChange: (focused: boolean) => void;
  onNote: (note: string) => void;
  onDone: () => void;
  onLeave: () => void;
};

/** Small until `/` or a click; then it takes the row. */
export function NoteField({ field, note, asked, wide, onFocusChange, onNote, onDone, onLeave }: NoteProps) {
  const t = useText();
  const free = wide ? t("entry-note-placeholder") : `/  ${t("entry-note").toLowerCase()}`;
  const placeholder = asked ? `/  ${t(`specification-${asked.specification}`)}` : free;
  return (
    <input
      ref={field}
      value={note}
      onFocus={() => onFocusChange(true)}
      onBlur={() => onFocusChange(false)}
      onChange={(event) => onNote(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Enter") onDone();
        else onLeave();
      }}
      aria-label={asked ? t(`specification-${asked.specification}`) : t("entry-note")}
      aria-required={asked?.required ?? false}
      placeholder={placeholder}
      className={`readable h-control min-w-20 rounded border border-line-2 bg-transparent px-2.5 text-sm focus:border-accent ${wide ? "flex-1" : `ml-auto shrink ${asked ? "w-72" : "w-28"}`}`}
    />
  );
}
