import type { CodesOf, PlaceView } from "../../lib/bindings";

/** What the grammar knows of an examination. */
export type Sheet = {
  places: readonly PlaceView[];
  sets: readonly CodesOf[];
  code: (place: string) => string;
  readOnly: boolean;
};

/** Where the next code goes, what was typed of it, and where the last one went. */
export type Entry = { at: number; typed: string; last: number | null };
export type Score = { place: string; code: string };
export type Effect =
  | { do: "write"; scores: Score[] }
  | { do: "refuse"; reason: "no-code" | "read-only" | "no-star" | "whole-tooth"; typed: string }
  | { do: "leave" | "help" | "nothing" | "pass" };
export type Step = { entry: Entry; effect: Effect };
export type Key = { key: string; ctrl: boolean; shift: boolean; alt: boolean };

/** Typed only where a face of the tooth shows something. */
const DETAILS = ["extent", "sensitivity"];

const setOf = (place: PlaceView, sheet: Sheet) => sheet.sets.find(({ set }) => set === place.set);

export function begin(sheet: Sheet): Entry {
  const open = sheet.places.findIndex((place) => sheet.code(place.key) === "" && !isDetail(place));
  return { at: Math.max(open, 0), typed: "", last: null };
}

export const isDetail = (place: PlaceView) => DETAILS.includes(place.set);

/** One key: a code writes itself as soon as it is whole, and goes on to the next place. */
export function press(entry: Entry, { key, ctrl, alt }: Key, sheet: Sheet): Step {
  const stay = (effect: Effect): Step => ({ entry: { ...entry, typed: "" }, effect });
  const go = (at: number): Step => ({
    entry: { ...entry, at: Math.max(0, Math.min(sheet.places.length - 1, at)), typed: "" },
    effect: { do: "nothing" },
  });
  if (alt) return { entry, effect: { do: "pass" } };
  if (ctrl) return /^[0-9]$/.test(key) ? fill(entry, key, sheet) : { entry, effect: { do: "pass" } };
  switch (key) {
    case "ArrowRight":
    case "Enter":
    case " ":
      return go(entry.at + 1);
    case "ArrowLeft":
      return go(entry.at - 1);
    case "ArrowDown":
      return go(besideTooth(entry.at, 1, sheet));
    case "ArrowUp":
      return go(besideTooth(entry.at, -1, sheet));
    case "Home":
      return go(0);
    case "End":
      return go(sheet.places.length - 1);
    case "Escape":
      return entry.typed ? stay({ do: "nothing" }) : stay({ do: "leave" });
    case "?":
      return stay({ do: "help" });
    case "Backspace":
      return clear(entry, sheet);
    case "*":
      return star(entry, sheet);
  }
  return /^[0-9xX]$/.test(key) ? type(entry, key.toUpperCase(), sheet) : { entry, effect: { do: "pass" } };
}

function type(entry: Entry, digit: string, sheet: Sheet): Step {
  const place = sheet.places[entry.at];
  if (!place) return { entry, effect: { do: "pass" } };
  const refuse = (reason: "no-code" | "read-only", typed: string): Step => ({
    entry: { ...entry, typed: "" },
    effect: { do: "refuse", reason, typed },
  });
  if (sheet.readOnly) return refuse("read-only", digit);
  const typed = entry.typed + digit;
  const set = setOf(place, sheet);
  if (set?.codes.includes(typed)) return write(entry, place, typed, set, sheet);
  if (set?.codes.some((code) => code.startsWith(typed)))
    return { entry: { ...entry, typed }, effect: { do: "nothing" } };
  return refuse("no-code", typed);
}

function write(entry: Entry, place: PlaceView, code: string, set: CodesOf, sheet: Sheet): Step {
  const whole = set.wholeTooth.includes(code);
  const alike = (other: PlaceView) => other.tooth === place.tooth && other.set === place.set;
  const others = sheet.places.filter((other) => alike(other) && other.key !== place.key);
  // What stands on the other faces is not overwritten unseen.
  if (whole && others.some((other) => !["", code].includes(sheet.code(other.key)))) {
    return { entry: { ...entry, typed: "" }, effect: { do: "refuse", reason: "whole-tooth", typed: code } };
  }
  const scores = (whole ? sheet.places.filter(alike) : [place]).map((one) => ({ place: one.key, code }));
  const now = (key: string) => scores.find((score) => score.place === key)?.code ?? sheet.code(key);
  const after = whole ? besideTooth(entry.at, 1, sheet) : entry.at + 1;
  const at = afterDetails(after, now, sheet);
  return { entry: { at, typed: "", last: entry.at }, effect: { do: "write", scores } };
}

/** Goes past the details of a tooth that shows nothing. */
function afterDetails(from: number, code: (place: string) => string, sheet: Sheet): number {
  let at = from;
  for (let place = sheet.places[at]; place && isDetail(place); place = sheet.places[at]) {
    const tooth = place.tooth;
    const shows = sheet.places.some(
      (one) => one.tooth === tooth && !isDetail(one) && !["", "0", "7"].includes(code(one.key)),
    );
    if (shows) return at;
    at += 1;
  }
  return Math.min(at, sheet.places.length - 1);
}

/** The first place of the tooth after or before this one. */
function besideTooth(from: number, step: 1 | -1, sheet: Sheet): number {
  const tooth = sheet.places[from]?.tooth;
  if (tooth === null || tooth === undefined) return from + step;
  let at = from;
  while (sheet.places[at] && sheet.places[at]?.tooth === tooth) at += step;
  const other = sheet.places[at]?.tooth;
  if (other === undefined) return from;
  return sheet.places.findIndex((place) => place.tooth === other);
}

/** Takes back what stands here; where nothing does, what stands before. */
function clear(entry: Entry, sheet: Sheet): Step {
  if (entry.typed) return { entry: { ...entry, typed: entry.typed.slice(0, -1) }, effect: { do: "nothing" } };
  if (sheet.readOnly) return { entry, effect: { do: "refuse", reason: "read-only", typed: "" } };
  const here = sheet.places[entry.at];
  const at = here && sheet.code(here.key) !== "" ? entry.at : (entry.last ?? Math.max(0, entry.at - 1));
  const place = sheet.places[at];
  if (!place) return { entry, effect: { do: "pass" } };
  return { entry: { at, typed: "", last: null }, effect: { do: "write", scores: [{ place: place.key, code: "" }] } };
}

/** An open furcation at the place just scored, on or off (BPE). */
function star(entry: Entry, sheet: Sheet): Step {
  const place = sheet.places[entry.last ?? -1];
  const code = place ? sheet.code(place.key) : "";
  const turned = code.endsWith("*") ? code.slice(0, -1) : `${code}*`;
  if (sheet.readOnly) return { entry, effect: { do: "refuse", reason: "read-only", typed: "*" } };
  if (!place || !setOf(place, sheet)?.codes.includes(turned)) {
    return { entry, effect: { do: "refuse", reason: "no-star", typed: "*" } };
  }
  return { entry, effect: { do: "write", scores: [{ place: place.key, code: turned }] } };
}

/** The same code wherever nothing stands yet: what is sound needs one key. */
function fill(entry: Entry, digit: string, sheet: Sheet): Step {
  if (sheet.readOnly) return { entry, effect: { do: "refuse", reason: "read-only", typed: digit } };
  const scores = sheet.places
    .filter((place) => !isDetail(place) && sheet.code(place.key) === "")
    .flatMap((place) => {
      const codes = setOf(place, sheet)?.codes ?? [];
      const code = [digit, `0${digit}`].find((one) => codes.includes(one));
      return code ? [{ place: place.key, code }] : [];
    });
  if (scores.length === 0) return { entry, effect: { do: "refuse", reason: "no-code", typed: digit } };
  return { entry: { ...entry, typed: "" }, effect: { do: "write", scores } };
}
