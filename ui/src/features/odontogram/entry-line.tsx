import { CircleAlert, CircleCheck } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { Button } from "react-aria-components";
import { KeyHint } from "../../components/key-cap";
import type { Rule, Surface } from "../../lib/bindings";
import { ruleName } from "../../lib/findings-text";
import { teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { type Entry, type Mouth, NOTE, ruleOf, specificationOf, type Way } from "./entry";
import { FinishButtons, NoteField, SurfaceButtons, ValueButtons } from "./entry-details";
import type { Said } from "./use-entry";

export type EntryActions = {
  onSurface: (surface: Surface) => void;
  onValue: (n: number) => void;
  onFinish: (way: Way) => void;
  onBack: () => void;
  onNote: (note: string) => void;
  onNoteDone: () => void;
  onUndo: () => void;
};

type Props = EntryActions & {
  entry: Entry;
  mouth: Mouth;
  said: Said;
  noteField: RefObject<HTMLInputElement | null>;
};

/** What is being typed, and what the next keys mean. All of it can also be clicked. */
export function EntryLine(props: Props) {
  const { entry, mouth, said, noteField, onBack } = props;
  const t = useText();
  const [noting, setNoting] = useState(false);
  const rule = ruleOf(entry, mouth);
  const asked = specificationOf(entry, mouth);
  return (
    <div className="relative shrink-0 rounded-lg border border-line bg-surface px-3 py-2.5" data-testid="entry-line">
      {said.tone === "refused" && <Refused key={said.n} text={said.text} />}
      <div className="flex min-h-control items-center gap-1.5">
        <Typed entry={entry} rule={rule} />
        {rule && rule.surfaces !== "none" && <SurfaceButtons entry={entry} mouth={mouth} onSurface={props.onSurface} />}
        <div className="min-w-3 flex-1" />
        {rule ? <FinishButtons rule={rule} onFinish={props.onFinish} /> : <Answer {...props} />}
        {(rule || entry.teeth.length > 0 || entry.digit) && (
          <Button
            onPress={onBack}
            excludeFromTabOrder
            className={`ml-1.5 shrink-0 rounded-sm hover:bg-sunken ${rule ? "[[data-density=chairside]_&]:hidden" : ""}`}
          >
            <KeyHint keys={["Esc"]}>{t("entry-key-back")}</KeyHint>
          </Button>
        )}
      </div>
      {rule && (
        <div className="mt-2 flex h-control items-center gap-2">
          {rule.attribute && !noting && (
            <ValueButtons attribute={rule.attribute} chosen={entry.attribute} onValue={props.onValue} />
          )}
          <NoteField
            field={noteField}
            note={entry.note}
            asked={asked}
            wide={noting || rule.attribute === null}
            onFocusChange={setNoting}
            onNote={props.onNote}
            onLeave={props.onNoteDone}
            onDone={() => (rule.id === NOTE && entry.note.trim() ? props.onFinish("observed") : props.onNoteDone())}
          />
        </div>
      )}
    </div>
  );
}

/** Said where the eyes are, and gone with the next key. */
function Refused({ text }: { text: string }) {
  return (
    <p className="absolute right-3 bottom-full mb-2 flex animate-rise items-center gap-2 rounded bg-raised px-3 py-1.5 font-medium text-alert text-sm shadow-float">
      <CircleAlert size={16} strokeWidth={1.75} className="shrink-0" aria-hidden />
      {text}
    </p>
  );
}

/** What the last key did and how to undo it; else what the next keys mean. */
function Answer({ said, entry, mouth, onUndo }: Props) {
  const t = useText();
  if (said.tone !== "done") return <NextKeys entry={entry} planKey={mouth.planKey} />;
  return (
    <span key={said.n} className="flex min-w-0 animate-rise items-center gap-2 text-sm">
      <CircleCheck size={16} strokeWidth={1.75} className="shrink-0 text-good" aria-hidden />
      <span className="truncate">{said.text}</span>
      <Button
        onPress={onUndo}
        excludeFromTabOrder
        data-testid="entry-undo"
        className="flex h-control shrink-0 items-center gap-2 rounded px-2 font-medium text-accent-strong hover:bg-wash"
      >
        {t("undo")} <span className="font-normal text-ink-3 text-xs">Ctrl Z</span>
      </Button>
    </span>
  );
}

function Chip({ children }: { children: ReactNode }) {
  return (
    <span className="tnum flex h-control shrink-0 items-center rounded bg-wash-2 px-2.5 font-bold text-accent-strong">
      {children}
    </span>
  );
}

function Typed({ entry, rule }: { entry: Entry; rule: Rule | null }) {
  const t = useText();
  if (entry.teeth.length === 0 && !entry.digit) {
    return (
      <span className="whitespace-nowrap pl-1 text-ink-2">
        {t("entry-idle")} <span className="ml-2 text-ink-3">{t("entry-idle-example")}</span>
      </span>
    );
  }
  const text = teethText(entry.teeth);
  const room = rule ? 14 : 30;
  return (
    <>
      {entry.teeth.length > 0 && !(entry.digit && !entry.joiner) && (
        <Chip>{text.length > room ? t("entry-teeth-chosen", { n: entry.teeth.length }) : text}</Chip>
      )}
      {entry.joiner && <span className="font-bold text-ink-2">{entry.joiner === "range" ? "–" : ","}</span>}
      {(entry.digit || entry.joiner) && (
        <Chip>
          {entry.digit}
          <span className="opacity-60">_</span>
        </Chip>
      )}
      {rule && <span className="whitespace-nowrap px-1.5 font-bold">{ruleName(rule.id, t)}</span>}
    </>
  );
}

function NextKeys({ entry, planKey }: { entry: Entry; planKey: string | null }) {
  const t = useText();
  const hints: { keys: string[]; text: string }[] =
    entry.teeth.length === 0 || entry.digit
      ? [
          { keys: ["0–9"], text: "entry-key-tooth" },
          { keys: ["←", "→"], text: "entry-key-arrows" },
          { keys: ["?"], text: "entry-key-help" },
        ]
      : [
          { keys: ["C", "R", "K", "…"], text: "entry-key-finding" },
          { keys: ["Q"], text: "entry-key-other" },
          ...(planKey ? [{ keys: [planKey.toUpperCase()], text: "entry-key-plan" }] : []),
          { keys: ["-"], text: "entry-key-range" },
          { keys: [","], text: "entry-key-list" },
          ...(entry.last ? [{ keys: ["."], text: "entry-key-repeat" }] : []),
          { keys: ["?"], text: "entry-key-help" },
        ];
  return (
    <span className="flex items-center gap-4 overflow-hidden">
      {hints.map((hint) => (
        <KeyHint key={hint.text} keys={hint.keys}>
          {t(hint.text)}
        </KeyHint>
      ))}
    </span>
  );
}
