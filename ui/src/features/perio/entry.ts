import type { Entrance, PerioConvention, PerioPath } from "../../lib/bindings";
import { recessionOf } from "./convention";
import {
  ALL_TEETH,
  archOf,
  type Cell,
  cellsOf,
  FACES,
  faceOf,
  isOral,
  isUpper,
  type Spot,
  sameCell,
  sitesOf,
  walkOf,
} from "./places";

export type Row = "depth" | "margin" | "mobility" | "furcation";
export const ROWS: readonly Row[] = ["depth", "margin", "mobility", "furcation"];

/** What stands at a site. */
export type SiteValues = {
  depthMm: number | null;
  recessionMm: number | null;
  bleeding: boolean | null;
  suppuration: boolean | null;
  plaque: boolean | null;
  calculus: boolean | null;
};
export type Flag = "bleeding" | "suppuration" | "plaque" | "calculus";

/** What stands at a tooth. */
export type ToothValues = {
  mobility: number | null;
  furcation: Partial<Record<Entrance, number>>;
  examined: boolean | null;
};

/** Where the focus stands. Mobility has no site, a furcation has its entrance. */
export type Focus = { tooth: number; site: Cell["site"]; entrance: Entrance | null };

export type Entry = {
  row: Row;
  focus: Focus;
  /** The cell just written, to which the signs belong; nothing after a move. */
  wrote: Cell | null;
  /** What was typed before the digit: tens, minus, plus. */
  ten: boolean;
  minus: boolean;
  plus: boolean;
  triplets: boolean;
};

export type Mouth = {
  spots: ReadonlyMap<number, Spot>;
  path: PerioPath;
  convention: PerioConvention;
  site: (cell: Cell) => SiteValues & { carried: boolean };
  tooth: (tooth: number) => ToothValues;
  readOnly: "not-allowed" | "closed" | "no-exam" | null;
};

export type SiteEdit = Cell & { change: Partial<SiteValues> };
export type ToothEdit = { tooth: number; change: Partial<ToothValues> };

export type Effect =
  | { do: "nothing" }
  | { do: "write"; sites: SiteEdit[]; teeth: ToothEdit[] }
  | { do: "refuse"; reason: string; typed?: string }
  | { do: "copy" }
  | { do: "help" }
  /** Out of the chart, so that Tab walks the page again. */
  | { do: "leave" }
  | { do: "pass" };
export type Step = { entry: Entry; effect: Effect };
export type Key = { key: string; ctrl: boolean; shift: boolean; alt: boolean };

const FLAGS: Record<string, Flag> = { b: "bleeding", s: "suppuration", p: "plaque", k: "calculus" };

const keep = (entry: Entry): Step => ({ entry, effect: { do: "nothing" } });
const refuse = (entry: Entry, reason: string, typed = ""): Step => ({ entry, effect: { do: "refuse", reason, typed } });
const isThere = (mouth: Mouth) => (tooth: number) => mouth.spots.get(tooth)?.place !== "absent";
const rested = (entry: Entry): Entry => ({ ...entry, ten: false, minus: false, plus: false });

export function begin(mouth: Mouth): Entry {
  const first = walkOf(mouth.path, isThere(mouth))[0] ?? { tooth: 18, site: "DB" as const };
  const focus = { ...first, entrance: null };
  return { row: "depth", focus, wrote: null, ten: false, minus: false, plus: false, triplets: false };
}

export function press(entry: Entry, pressed: Key, mouth: Mouth): Step {
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.alt) return { entry, effect: { do: "pass" } };
  if (pressed.ctrl) {
    if (/^\d$/.test(key) && entry.row === "margin" && mouth.convention === "open_dental") {
      return digit({ ...entry, plus: true }, Number(key), mouth);
    }
    if (key === "3") return fillFace(entry, mouth);
    return { entry, effect: { do: "pass" } };
  }
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
    case "ArrowUp":
    case "ArrowDown":
    case "Home":
    case "End":
      return move(entry, key, mouth);
    case "Tab":
      return changeRow(entry, pressed.shift ? -1 : 1, mouth);
    case "Backspace":
    case "Delete":
      return erase(entry, key === "Backspace", mouth);
    case "Enter":
      return confirm(entry, mouth);
    case "Escape":
      return entry.ten || entry.minus || entry.plus ? keep(rested(entry)) : { entry, effect: { do: "leave" } };
    case "?":
      return { entry, effect: { do: "help" } };
    case "+":
      return sign(entry, mouth);
    case "-":
      return entry.row === "margin" && mouth.convention !== "open_dental"
        ? keep({ ...entry, minus: !entry.minus })
        : refuse(entry, "no-such-key", "-");
    case "t":
      return keep({ ...rested(entry), triplets: !entry.triplets });
    case "y":
      return mouth.readOnly ? refuse(entry, mouth.readOnly) : { entry: rested(entry), effect: { do: "copy" } };
    case "x":
      return toggleTooth(entry, entry.focus.tooth, mouth);
  }
  if (/^\d$/.test(key)) return digit(entry, Number(key), mouth);
  const flag = FLAGS[key];
  if (flag) return toggleFlag(entry, flag, mouth);
  return key.length === 1 ? refuse(entry, "no-such-key", pressed.key) : { entry, effect: { do: "pass" } };
}

/** `+` makes the next digit a ten. Where overgrowth is written with a plus it does that first: `+`, `++` also ten, `+++` only ten. */
function sign(entry: Entry, mouth: Mouth): Step {
  if (entry.row === "depth") return keep({ ...entry, ten: !entry.ten });
  if (entry.row !== "margin") return refuse(entry, "no-such-key", "+");
  if (mouth.convention !== "open_dental") return keep({ ...entry, ten: !entry.ten });
  const { plus, ten } = entry;
  return keep({ ...entry, plus: !ten, ten: plus });
}

// ---------------------------------------------------------------- writing

function digit(entry: Entry, typed: number, mouth: Mouth): Step {
  if (mouth.readOnly) return refuse(rested(entry), mouth.readOnly);
  if (!isThere(mouth)(entry.focus.tooth)) return refuse(rested(entry), "tooth-absent");
  switch (entry.row) {
    case "depth":
      return writeSites(entry, { depthMm: typed + (entry.ten ? 10 : 0) }, mouth);
    case "margin": {
      const mm = typed + (entry.ten ? 10 : 0);
      return writeSites(entry, { recessionMm: recessionOf({ ...entry, mm }, mouth.convention) }, mouth);
    }
    case "mobility":
      return typed > 3 ? refuse(entry, "grade") : writeTooth(entry, { mobility: typed }, mouth);
    case "furcation": {
      const { entrance, tooth } = entry.focus;
      if (!entrance) return refuse(entry, "no-furcation");
      if (typed > 3) return refuse(entry, "grade");
      const { furcation } = mouth.tooth(tooth);
      return writeTooth(entry, { furcation: { ...furcation, [entrance]: typed } }, mouth);
    }
  }
}

/** The cells one key fills, in the order of the path: one, or the three of a face in triplets. */
function group(entry: Entry, mouth: Mouth): Cell[] {
  const { focus } = entry;
  if (!entry.triplets) return [focus];
  const face = faceOf(focus);
  return walkOf(mouth.path, isThere(mouth)).filter((cell) => cell.tooth === focus.tooth && faceOf(cell) === face);
}

function writeSites(entry: Entry, change: Partial<SiteValues>, mouth: Mouth): Step {
  const cells = group(entry, mouth);
  const sites = cells.map((cell) => ({ tooth: cell.tooth, site: cell.site, change: probed(cell, change, mouth) }));
  const last = cells.at(-1) ?? entry.focus;
  return { entry: advance(entry, last, mouth), effect: { do: "write", sites, teeth: [] } };
}

/** Who probes a depth also looks whether it bleeds and whether there is pus: unsaid means no. */
function probed(cell: Cell, change: Partial<SiteValues>, mouth: Mouth): Partial<SiteValues> {
  if (change.depthMm === undefined) return change;
  const { bleeding, suppuration } = mouth.site(cell);
  return { bleeding: bleeding ?? false, suppuration: suppuration ?? false, ...change };
}

function writeTooth(entry: Entry, change: Partial<ToothValues>, mouth: Mouth): Step {
  const { tooth } = entry.focus;
  const next = beside(stopsOf(entry.row, mouth), entry.focus, 1);
  const moved = { ...rested(entry), focus: next ?? entry.focus, wrote: null };
  return { entry: moved, effect: { do: "write", sites: [], teeth: [{ tooth, change }] } };
}

function advance(entry: Entry, from: Cell, mouth: Mouth): Entry {
  const walk = walkOf(mouth.path, isThere(mouth));
  const next = walk[walk.findIndex((cell) => sameCell(cell, from)) + 1];
  const wrote = { tooth: from.tooth, site: from.site };
  return { ...rested(entry), focus: { ...(next ?? from), entrance: null }, wrote };
}

/** Clears what was just written and goes back to it; after a move, clears what stands under the focus. */
function erase(entry: Entry, back: boolean, mouth: Mouth): Step {
  if (entry.ten || entry.minus || entry.plus) return keep(rested(entry));
  if (mouth.readOnly) return refuse(entry, mouth.readOnly);
  if (entry.row === "mobility" || entry.row === "furcation") return eraseTooth(entry, back, mouth);
  const walk = walkOf(mouth.path, isThere(mouth));
  const here = walk.findIndex((cell) => sameCell(cell, entry.focus));
  const blank = entry.row === "depth" ? { depthMm: null, bleeding: null, suppuration: null } : { recessionMm: null };
  const isEmpty = mouth.site(entry.focus)[entry.row === "depth" ? "depthMm" : "recessionMm"] === null;
  const target = entry.wrote ?? (back && isEmpty ? (walk[here - 1] ?? entry.focus) : entry.focus);
  const at = { ...entry, focus: { ...target, entrance: null } };
  const cells = back ? group(at, mouth) : [target];
  const first = cells[0] ?? target;
  const sites = cells.map(({ tooth, site }) => ({ tooth, site, change: blank }));
  const moved = { ...entry, focus: { tooth: first.tooth, site: first.site, entrance: null }, wrote: null };
  return { entry: moved, effect: { do: "write", sites, teeth: [] } };
}

function eraseTooth(entry: Entry, back: boolean, mouth: Mouth): Step {
  const { row, focus } = entry;
  const empty = ({ tooth, entrance }: Focus) => {
    const values = mouth.tooth(tooth);
    return row === "mobility"
      ? values.mobility === null
      : entrance === null || values.furcation[entrance] === undefined;
  };
  const target = back && empty(focus) ? (beside(stopsOf(row, mouth), focus, -1) ?? focus) : focus;
  const change: Partial<ToothValues> =
    row === "mobility"
      ? { mobility: null }
      : { furcation: without(mouth.tooth(target.tooth).furcation, target.entrance) };
  return {
    entry: { ...entry, focus: target, wrote: null },
    effect: { do: "write", sites: [], teeth: [{ tooth: target.tooth, change }] },
  };
}

function without(furcation: ToothValues["furcation"], entrance: Entrance | null): ToothValues["furcation"] {
  return Object.fromEntries(Object.entries(furcation).filter(([name]) => name !== entrance));
}

/** A sign belongs to the site just left; after a move, to the one in focus. */
export function signed(entry: Entry): Cell {
  return entry.wrote ?? entry.focus;
}

export function toggleFlag(entry: Entry, flag: Flag, mouth: Mouth): Step {
  if (mouth.readOnly) return refuse(entry, mouth.readOnly);
  if (entry.row !== "depth" && entry.row !== "margin") return refuse(entry, "sign-needs-site");
  const { tooth, site } = signed(entry);
  if (!isThere(mouth)(tooth)) return refuse(entry, "tooth-absent");
  const change = { [flag]: !mouth.site({ tooth, site })[flag] };
  return { entry, effect: { do: "write", sites: [{ tooth, site, change }], teeth: [] } };
}

/** Every empty site of the face in focus gets 3, 2, 3. What was typed stays. */
function fillFace(entry: Entry, mouth: Mouth): Step {
  if (mouth.readOnly) return refuse(entry, mouth.readOnly);
  const empty = cellsOf(faceOf(entry.focus), isThere(mouth)).filter((cell) => mouth.site(cell).depthMm === null);
  const sites = empty.map(({ tooth, site }) => ({
    tooth,
    site,
    change: probed({ tooth, site }, { depthMm: site === "B" || site === "L" ? 2 : 3 }, mouth),
  }));
  return sites.length === 0
    ? refuse(entry, "face-full")
    : { entry: { ...rested(entry), wrote: null }, effect: { do: "write", sites, teeth: [] } };
}

/** Confirms what was copied under the focus, and goes on. */
function confirm(entry: Entry, mouth: Mouth): Step {
  if (entry.row !== "depth" && entry.row !== "margin") return move(entry, "ArrowRight", mouth);
  const cell = { tooth: entry.focus.tooth, site: entry.focus.site };
  const next = { ...advance(entry, cell, mouth), wrote: null };
  const { carried } = mouth.site(cell);
  if (!carried) return keep(next);
  if (mouth.readOnly) return refuse(entry, mouth.readOnly);
  const change = probed(cell, { depthMm: mouth.site(cell).depthMm }, mouth);
  return { entry: { ...next, wrote: cell }, effect: { do: "write", sites: [{ ...cell, change }], teeth: [] } };
}

/** Leaves a tooth out of the examination, or takes one in that the odontogram does not know. */
export function toggleTooth(entry: Entry, tooth: number, mouth: Mouth): Step {
  if (mouth.readOnly) return refuse(entry, mouth.readOnly);
  const change = { examined: !isThere(mouth)(tooth) };
  return { entry: rested(entry), effect: { do: "write", sites: [], teeth: [{ tooth, change }] } };
}

// ---------------------------------------------------------------- moving

/** Where a row can be written, in order. */
export function stopsOf(row: Row, mouth: Mouth): Focus[] {
  const there = isThere(mouth);
  if (row === "depth" || row === "margin") {
    return walkOf(mouth.path, there).map((cell) => ({ ...cell, entrance: null }));
  }
  return ALL_TEETH.filter(there).flatMap((tooth): Focus[] => {
    const site = sitesOf(tooth, false)[0];
    if (row === "mobility") return [{ tooth, site, entrance: null }];
    const entrances = mouth.spots.get(tooth)?.entrances ?? [];
    return entrances.map((entrance) => ({ tooth, site, entrance }));
  });
}

function beside(stops: Focus[], from: Focus, by: number): Focus | null {
  const at = stops.findIndex((stop) => stop.tooth === from.tooth && stop.entrance === from.entrance);
  return stops[at + by] ?? null;
}

function changeRow(entry: Entry, by: number, mouth: Mouth): Step {
  return chooseRow(entry, ROWS[(ROWS.indexOf(entry.row) + by + ROWS.length) % ROWS.length] ?? "depth", mouth);
}

export function chooseRow(entry: Entry, row: Row, mouth: Mouth): Step {
  const stops = stopsOf(row, mouth);
  const same = stops.find((stop) => stop.tooth === entry.focus.tooth);
  const fallback = stops[0] ?? entry.focus;
  const isSite = row === "depth" || row === "margin";
  const focus = isSite ? { ...entry.focus, entrance: null } : (same ?? fallback);
  return keep({ ...rested(entry), row, focus, wrote: null });
}

function move(entry: Entry, key: string, mouth: Mouth): Step {
  const from = { ...rested(entry), wrote: null };
  if (entry.row === "mobility" || entry.row === "furcation")
    return keep({ ...from, focus: moveTooth(entry, key, mouth) });
  const face = faceOf(entry.focus);
  const cells = cellsOf(face, isThere(mouth));
  const at = cells.findIndex((cell) => sameCell(cell, entry.focus));
  const to =
    key === "ArrowLeft"
      ? cells[at - 1]
      : key === "ArrowRight"
        ? cells[at + 1]
        : key === "Home"
          ? cells[0]
          : key === "End"
            ? cells.at(-1)
            : across(entry.focus, key === "ArrowUp" ? -1 : 1, mouth);
  return keep(to ? { ...from, focus: { ...to, entrance: null } } : from);
}

/** The same column of the next face; over a gap, the nearest that is there. */
function across(from: Cell, by: number, mouth: Mouth): Cell | null {
  const face = FACES[FACES.indexOf(faceOf(from)) + by];
  if (!face) return null;
  const column = (cell: Cell) =>
    archOf(isUpper(cell.tooth)).indexOf(cell.tooth) * 3 + sitesOf(cell.tooth, isOral(cell.site)).indexOf(cell.site);
  const here = column(from);
  const near = (cell: Cell) => Math.abs(column(cell) - here);
  return cellsOf(face, isThere(mouth)).sort((a, b) => near(a) - near(b))[0] ?? null;
}

function moveTooth(entry: Entry, key: string, mouth: Mouth): Focus {
  const stops = stopsOf(entry.row, mouth);
  const inArch = (stop: Focus) => isUpper(stop.tooth) === isUpper(entry.focus.tooth);
  switch (key) {
    case "ArrowLeft":
      return beside(stops, entry.focus, -1) ?? entry.focus;
    case "ArrowRight":
      return beside(stops, entry.focus, 1) ?? entry.focus;
    case "Home":
      return stops.find(inArch) ?? entry.focus;
    case "End":
      return stops.findLast(inArch) ?? entry.focus;
    default: {
      const place = (tooth: number) => archOf(isUpper(tooth)).indexOf(tooth);
      const here = place(entry.focus.tooth);
      const others = stops.filter((stop) => !inArch(stop));
      return others.sort((a, b) => Math.abs(place(a.tooth) - here) - Math.abs(place(b.tooth) - here))[0] ?? entry.focus;
    }
  }
}

/** Mouse and touch: a cell, a tooth or a furcation was pointed at. */
export function pointAt(entry: Entry, row: Row, focus: Focus): Step {
  return keep({ ...rested(entry), row, focus, wrote: null });
}

/** After the mouth changed under the focus: a tooth that went leaves the focus on its neighbour. */
export function settle(entry: Entry, mouth: Mouth): Entry {
  if (isThere(mouth)(entry.focus.tooth)) return entry;
  const walk = walkOf(mouth.path, isThere(mouth));
  const order = ALL_TEETH.indexOf(entry.focus.tooth);
  const next = walk.find((cell) => ALL_TEETH.indexOf(cell.tooth) > order) ?? walk[0];
  return next ? { ...entry, row: "depth", focus: { ...next, entrance: null }, wrote: null } : entry;
}
