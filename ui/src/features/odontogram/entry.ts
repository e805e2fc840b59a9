import type { Asked, NewFinding, Rule, Status, Surface, ToothFacts } from "../../lib/bindings";
import { across, beside, endOfRow, inOrder, isTooth, isUpper, range } from "../../lib/teeth";

/** What is being typed. Grammar: teeth, finding, details, Enter. */
export type Entry = {
  /** First digit of a tooth whose second is awaited. */
  digit: string;
  /** `-` or `,` was typed after a tooth: the next tooth joins it. */
  joiner: "range" | "list" | null;
  teeth: readonly number[];
  /** Where Shift+arrows and ranges start, and where the arrows stand. */
  anchor: number | null;
  cursor: number | null;
  rule: string | null;
  surfaces: readonly Surface[];
  attribute: string | null;
  note: string;
  /** The list of findings is open and filtered by this text. */
  finder: { text: string; index: number } | null;
  /** What `.` repeats. */
  last: Draft | null;
};

/** The rule that is a note on the tooth itself. */
export const NOTE = "note";

export type Draft = { rule: string; surfaces: readonly Surface[]; attribute: string | null; status: Status };

export const EMPTY: Entry = {
  digit: "",
  joiner: null,
  teeth: [],
  anchor: null,
  cursor: null,
  rule: null,
  surfaces: [],
  attribute: null,
  note: "",
  finder: null,
  last: null,
};

/** What the reducer needs to know of the catalogue, of the mouth and of the person. */
export type Mouth = {
  rules: readonly Rule[];
  facts: ReadonlyMap<number, ToothFacts>;
  presence: (tooth: number) => "present" | "faded" | "hidden";
  /** Rules whose name holds the text, for the list that `q` opens. */
  findRules: (text: string) => readonly Rule[];
  readOnly: "not-today" | "not-allowed" | null;
  /** What the clinic's country wants spelled out with some findings. */
  specifications: readonly Asked[];
  /** The key that takes what is on the teeth into the treatment plan; none if it was taken away. */
  planKey: string | null;
};

export type Refusal = { reason: string; tooth?: number; surface?: Surface; rule?: string; typed?: string; n?: number };

/** What the screen must do. The reducer itself touches nothing. */
export type Effect =
  | { do: "nothing" }
  | { do: "refuse"; refusal: Refusal }
  | { do: "record"; finding: NewFinding }
  | { do: "withdraw"; teeth: readonly number[] }
  /** Into the treatment plan with what is on these teeth; with none, with everything that is ill. */
  | { do: "plan"; teeth: readonly number[] }
  | { do: "undo" }
  | { do: "redo" }
  | { do: "table" }
  | { do: "note" }
  | { do: "help" }
  /** Not ours: the key goes on to whoever listens next. */
  | { do: "pass" };

export type Step = { entry: Entry; effect: Effect };
export type Key = { key: string; ctrl: boolean; shift: boolean; alt: boolean };

const NOTHING: Effect = { do: "nothing" };
const keep = (entry: Entry): Step => ({ entry, effect: NOTHING });
const refuse = (entry: Entry, refusal: Refusal): Step => ({ entry, effect: { do: "refuse", refusal } });

export function ruleOf(entry: Entry, mouth: Mouth): Rule | null {
  return mouth.rules.find((rule) => rule.id === entry.rule) ?? null;
}

/** What is to be spelled out of the finding as it would be entered now. */
export function specificationOf(entry: Entry, mouth: Mouth): Asked | null {
  const value = entry.attribute ?? ruleOf(entry, mouth)?.attribute?.default;
  return mouth.specifications.find((asked) => asked.rule === entry.rule && asked.value === value) ?? null;
}

export function press(entry: Entry, pressed: Key, mouth: Mouth): Step {
  if (pressed.alt) return { entry, effect: { do: "pass" } };
  if (entry.finder) return inFinder(entry, entry.finder, pressed, mouth);
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.ctrl) return withControl(entry, key, pressed.shift, mouth);
  switch (key) {
    case "Enter":
      return finish(entry, pressed.shift ? "done" : "observed", mouth);
    case "Escape":
    case "Backspace":
      return stepBack(entry, key);
    case "Delete":
      return entry.teeth.length > 0
        ? { entry, effect: { do: "withdraw", teeth: entry.teeth } }
        : refuse(entry, { reason: "no-teeth" });
    case " ":
      return { entry, effect: { do: "table" } };
    case "?":
      return { entry, effect: { do: "help" } };
    case ".":
      return repeat(entry, mouth);
    case "/":
      return note(entry, mouth);
    case "ArrowLeft":
    case "ArrowRight":
    case "ArrowUp":
    case "ArrowDown":
    case "Home":
    case "End":
      return walk(entry, key, pressed.shift, mouth);
  }
  if (/^\d$/.test(key)) return entry.rule ? chooseAttribute(entry, Number(key), mouth) : typeDigit(entry, key, mouth);
  if (key === "-" || key === ",") return join(entry, key === "-" ? "range" : "list");
  if (key === mouth.planKey && !entry.rule) return plan(entry, pressed.shift, mouth);
  if (key.length === 1) return entry.rule ? typeDetail(entry, key, mouth) : typeRule(entry, key, mouth);
  return { entry, effect: { do: "pass" } };
}

function withControl(entry: Entry, key: string, shift: boolean, mouth: Mouth): Step {
  switch (key) {
    case "z":
      return { entry, effect: { do: shift ? "redo" : "undo" } };
    case "y":
      return { entry, effect: { do: "redo" } };
    case "a": {
      const teeth = inOrder([...mouth.facts.keys()].filter((tooth) => mouth.presence(tooth) === "present"));
      return keep({ ...entry, digit: "", joiner: null, teeth, anchor: teeth[0] ?? null, cursor: teeth.at(-1) ?? null });
    }
    case "Enter":
      return finish(entry, "planned", mouth);
    default:
      return { entry, effect: { do: "pass" } };
  }
}

// ---------------------------------------------------------------- teeth

function typeDigit(entry: Entry, digit: string, mouth: Mouth): Step {
  if (entry.digit === "") return keep({ ...entry, digit });
  const tooth = Number(entry.digit + digit);
  const waiting = { ...entry, digit: "" };
  if (!isTooth(tooth)) return refuse(waiting, { reason: "not-a-tooth", typed: entry.digit + digit });
  return chooseTooth(waiting, tooth, mouth);
}

/** A tooth was typed or clicked: it replaces what was chosen unless a joiner waits. */
export function chooseTooth(entry: Entry, tooth: number, mouth: Mouth): Step {
  const joined = { ...entry, digit: "", joiner: null, cursor: tooth };
  if (entry.joiner === "range" && entry.anchor !== null) {
    const span = range(entry.anchor, tooth, (t) => mouth.presence(t) !== "hidden");
    return span
      ? keep({ ...joined, teeth: inOrder([...entry.teeth, ...span]) })
      : refuse({ ...entry, digit: "", joiner: null }, { reason: "not-adjacent" });
  }
  if (entry.joiner === "list") return keep({ ...joined, anchor: tooth, teeth: inOrder([...entry.teeth, tooth]) });
  return keep({ ...joined, anchor: tooth, teeth: [tooth] });
}

/** Mouse: a drag from one tooth to another. */
export function chooseSpan(entry: Entry, from: number, to: number, mouth: Mouth): Step {
  const span = range(from, to, (t) => mouth.presence(t) !== "hidden");
  if (!span) return keep(entry);
  return keep({ ...entry, digit: "", joiner: null, teeth: inOrder(span), anchor: from, cursor: to });
}

/** Mouse: Ctrl+click adds a tooth or takes it out. */
export function toggleTooth(entry: Entry, tooth: number): Step {
  const teeth = entry.teeth.includes(tooth) ? entry.teeth.filter((t) => t !== tooth) : [...entry.teeth, tooth];
  return keep({ ...entry, digit: "", joiner: null, teeth: inOrder(teeth), anchor: tooth, cursor: tooth });
}

function join(entry: Entry, joiner: "range" | "list"): Step {
  if (entry.rule) return refuse(entry, { reason: "no-such-key", typed: joiner === "range" ? "-" : "," });
  return entry.anchor === null ? refuse(entry, { reason: "no-teeth" }) : keep({ ...entry, joiner, digit: "" });
}

function walk(entry: Entry, key: string, extend: boolean, mouth: Mouth): Step {
  const seen = (tooth: number) => mouth.presence(tooth) !== "hidden";
  const from = entry.cursor;
  if (from === null) return chooseTooth({ ...entry, joiner: null }, key === "ArrowLeft" ? 21 : 11, mouth);
  const to =
    key === "ArrowLeft"
      ? beside(from, -1, seen)
      : key === "ArrowRight"
        ? beside(from, 1, seen)
        : key === "ArrowUp"
          ? across(from, -1, seen)
          : key === "ArrowDown"
            ? across(from, 1, seen)
            : endOfRow(from, key === "Home" ? "first" : "last", seen);
  if (to === null) return keep(entry);
  const sideways = key !== "ArrowUp" && key !== "ArrowDown";
  if (extend && sideways && entry.anchor !== null) {
    const span = range(entry.anchor, to, seen);
    if (span) return keep({ ...entry, digit: "", joiner: null, teeth: span, cursor: to });
  }
  return chooseTooth({ ...entry, joiner: null }, to, mouth);
}

// ---------------------------------------------------------------- finding

function typeRule(entry: Entry, key: string, mouth: Mouth): Step {
  if (key === "q") {
    return entry.teeth.length > 0
      ? keep({ ...entry, digit: "", finder: { text: "", index: 0 } })
      : refuse(entry, { reason: "no-teeth" });
  }
  const rule = mouth.rules.find((r) => r.key === key);
  return rule ? chooseRule(entry, rule, mouth) : refuse(entry, { reason: "no-such-key", typed: key });
}

export function chooseRule(entry: Entry, rule: Rule, mouth: Mouth): Step {
  const closed = { ...entry, digit: "", joiner: null, finder: null };
  if (mouth.readOnly) return refuse(closed, { reason: mouth.readOnly });
  if (entry.teeth.length === 0) return refuse(closed, { reason: "no-teeth" });
  const impossible = tooFew(entry.teeth, rule) ?? cannotStand(entry.teeth, rule, mouth);
  if (impossible) return refuse(closed, impossible);
  return keep({ ...closed, rule: rule.id, surfaces: [], attribute: null, note: "" });
}

/** `/` writes on what is typed; before a finding is named, on the teeth themselves. */
function note(entry: Entry, mouth: Mouth): Step {
  if (entry.rule) return { entry, effect: { do: "note" } };
  const rule = mouth.rules.find((r) => r.id === NOTE);
  if (!rule) return refuse(entry, { reason: "no-such-key", typed: "/" });
  const chosen = chooseRule(entry, rule, mouth);
  return chosen.entry.rule ? { ...chosen, effect: { do: "note" } } : chosen;
}

/** Into the plan with what was found on these teeth; with Shift, with all that is ill. */
function plan(entry: Entry, everything: boolean, mouth: Mouth): Step {
  if (mouth.readOnly) return refuse(entry, { reason: mouth.readOnly });
  if (everything) return { entry, effect: { do: "plan", teeth: [] } };
  return entry.teeth.length > 0
    ? { entry, effect: { do: "plan", teeth: entry.teeth } }
    : refuse(entry, { reason: "no-teeth" });
}

/** How many teeth a finding takes, where it takes more than one. */
function tooFew(teeth: readonly number[], rule: Rule): Refusal | null {
  const pair = rule.scope === "pair" || rule.scope === "between";
  if (pair && teeth.length !== 2) return { reason: "needs-pair", rule: rule.id };
  return rule.scope === "range" && teeth.length < 2 ? { reason: "needs-range", rule: rule.id } : null;
}

/** Faces can only be charted where there is a tooth; the store checks the rest. */
function cannotStand(teeth: readonly number[], rule: Rule, mouth: Mouth): Refusal | null {
  if (rule.scope !== "surfaces") return null;
  const gone = teeth.find((tooth) => mouth.presence(tooth) === "faded");
  return gone === undefined ? null : { reason: "tooth-absent", tooth: gone, rule: rule.id };
}

function inFinder(entry: Entry, finder: { text: string; index: number }, pressed: Key, mouth: Mouth): Step {
  const found = mouth.findRules(finder.text);
  const move = (index: number) =>
    keep({ ...entry, finder: { ...finder, index: Math.max(0, Math.min(found.length - 1, index)) } });
  switch (pressed.key) {
    case "Escape":
      return keep({ ...entry, finder: null });
    case "ArrowDown":
      return move(finder.index + 1);
    case "ArrowUp":
      return move(finder.index - 1);
    case "Backspace":
      return keep({ ...entry, finder: finder.text ? { text: finder.text.slice(0, -1), index: 0 } : null });
    case "Enter": {
      const rule = found[finder.index];
      return rule ? chooseRule(entry, rule, mouth) : keep(entry);
    }
  }
  if (pressed.key.length === 1 && !pressed.ctrl) {
    return keep({ ...entry, finder: { text: finder.text + pressed.key, index: 0 } });
  }
  return { entry, effect: { do: "pass" } };
}

// ---------------------------------------------------------------- details

const SURFACE_KEYS: Record<string, Surface> = { o: "O", m: "M", d: "D", v: "V", l: "L", i: "I", p: "L", c: "C" };

function typeDetail(entry: Entry, key: string, mouth: Mouth): Step {
  const surface = SURFACE_KEYS[key];
  const rule = ruleOf(entry, mouth);
  if (!rule || !surface) return refuse(entry, { reason: "no-such-key", typed: key });
  if (key === "p") {
    const lower = entry.teeth.find((tooth) => !isUpper(tooth));
    if (lower !== undefined) return refuse(entry, { reason: "surface-not-on-tooth", tooth: lower, typed: "P" });
  }
  return toggleSurface(entry, surface, mouth);
}

export function toggleSurface(entry: Entry, surface: Surface, mouth: Mouth): Step {
  const rule = ruleOf(entry, mouth);
  if (!rule || rule.surfaces === "none") return refuse(entry, { reason: "no-surfaces", rule: entry.rule ?? "" });
  const without = entry.teeth.find((tooth) => !mouth.facts.get(tooth)?.surfaces.includes(surface));
  if (without !== undefined) return refuse(entry, { reason: "surface-not-on-tooth", tooth: without, surface });
  const has = entry.surfaces.includes(surface);
  return keep({ ...entry, surfaces: has ? entry.surfaces.filter((s) => s !== surface) : [...entry.surfaces, surface] });
}

export function chooseAttribute(entry: Entry, n: number, mouth: Mouth): Step {
  const attribute = ruleOf(entry, mouth)?.attribute;
  if (!attribute) return refuse(entry, { reason: "no-such-key", typed: String(n) });
  const value = attribute.values[n - 1];
  if (value === undefined) return refuse(entry, { reason: "out-of-range", n: attribute.values.length });
  return keep({ ...entry, attribute: entry.attribute === value ? null : value });
}

// ---------------------------------------------------------------- finishing

export type Way = "observed" | "planned" | "done";

export function finish(entry: Entry, way: Way, mouth: Mouth): Step {
  const rule = ruleOf(entry, mouth);
  if (!rule) return entry.teeth.length === 0 ? refuse(entry, { reason: "no-teeth" }) : keep(entry);
  const status = rule[way];
  if (status === null) return refuse(entry, { reason: `status-${way}`, rule: rule.id });
  // What a norm wants said is asked for before, not after.
  const unsaid = way !== "planned" && specificationOf(entry, mouth)?.required && entry.note.trim() === "";
  if (unsaid) return { entry, effect: { do: "note" } };
  return record(entry, { rule: rule.id, surfaces: entry.surfaces, attribute: entry.attribute, status }, mouth);
}

function repeat(entry: Entry, mouth: Mouth): Step {
  if (entry.rule) return refuse(entry, { reason: "no-such-key", typed: "." });
  if (!entry.last) return refuse(entry, { reason: "nothing-to-repeat" });
  return record(entry, entry.last, mouth);
}

function record(entry: Entry, draft: Draft, mouth: Mouth): Step {
  const refusal = missing(entry, draft, mouth);
  if (refusal) return refuse(entry, refusal);
  const finding: NewFinding = {
    rule: draft.rule,
    teeth: [...entry.teeth],
    surfaces: [...draft.surfaces],
    attribute: draft.attribute,
    status: draft.status,
    observedOn: null,
    note: entry.rule ? entry.note : "",
  };
  const rested = {
    ...entry,
    rule: null,
    surfaces: [],
    attribute: null,
    note: "",
    digit: "",
    joiner: null,
    last: draft.rule === NOTE ? entry.last : draft,
  };
  return { entry: rested, effect: { do: "record", finding } };
}

function missing({ teeth, note: text }: Entry, draft: Draft, mouth: Mouth): Refusal | null {
  const rule = mouth.rules.find((r) => r.id === draft.rule);
  if (mouth.readOnly) return { reason: mouth.readOnly };
  if (!rule || teeth.length === 0) return { reason: "no-teeth" };
  const impossible = tooFew(teeth, rule) ?? cannotStand(teeth, rule, mouth);
  if (impossible) return impossible;
  if (rule.id === NOTE && text.trim() === "") return { reason: "note-required" };
  if (rule.surfaces === "required" && draft.surfaces.length === 0) return { reason: "surface-required", rule: rule.id };
  for (const surface of draft.surfaces) {
    const tooth = teeth.find((t) => !mouth.facts.get(t)?.surfaces.includes(surface));
    if (tooth !== undefined) return { reason: "surface-not-on-tooth", tooth, surface };
  }
  return null;
}

/** The store refused what `finish` sent: what was typed comes back, unless something new was begun meanwhile. */
export function takeBack(entry: Entry, refused: NewFinding): Entry {
  if (entry.rule || entry.digit) return entry;
  const { rule, teeth, surfaces, attribute, note } = refused;
  return { ...entry, rule, teeth, surfaces, attribute, note };
}

function stepBack(entry: Entry, key: string): Step {
  if (entry.digit) return keep({ ...entry, digit: "" });
  if (entry.joiner) return keep({ ...entry, joiner: null });
  if (entry.attribute) return keep({ ...entry, attribute: null });
  if (entry.surfaces.length > 0) return keep({ ...entry, surfaces: entry.surfaces.slice(0, -1) });
  if (entry.rule) return keep({ ...entry, rule: null, note: "" });
  if (entry.teeth.length > 1 && entry.cursor !== null && key === "Escape") {
    return keep({ ...entry, teeth: [entry.cursor], anchor: entry.cursor });
  }
  if (entry.teeth.length > 0) return keep({ ...entry, teeth: [], anchor: null });
  return { entry, effect: { do: "pass" } };
}
