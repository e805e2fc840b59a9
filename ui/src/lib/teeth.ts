import type { Surface, ToothFacts } from "./bindings";
import type { Text } from "./text";

/** The four rows as they lie on the picture, top to bottom, each from the patient's right to left. */
const ROWS: readonly (readonly number[])[] = [
  [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28],
  [55, 54, 53, 52, 51, 61, 62, 63, 64, 65],
  [85, 84, 83, 82, 81, 71, 72, 73, 74, 75],
  [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38],
];

export const ALL_TEETH: readonly number[] = ROWS.flat();

export function isTooth(tooth: number): boolean {
  return ALL_TEETH.includes(tooth);
}

function rowOf(tooth: number): readonly number[] {
  return ROWS.find((row) => row.includes(tooth)) ?? [];
}

export function isUpper(tooth: number): boolean {
  return [1, 2, 5, 6].includes(Math.floor(tooth / 10));
}

export function isRight(tooth: number): boolean {
  return [1, 4, 5, 8].includes(Math.floor(tooth / 10));
}

/** Teeth from one to the other along their row; null when they do not share one. Hidden ones are left out. */
export function range(from: number, to: number, seen: (tooth: number) => boolean): number[] | null {
  const row = rowOf(from);
  const [a, b] = [row.indexOf(from), row.indexOf(to)];
  if (a < 0 || b < 0) return null;
  const span = row.slice(Math.min(a, b), Math.max(a, b) + 1).filter((t) => t === from || t === to || seen(t));
  return span;
}

export function beside(tooth: number, step: 1 | -1, seen: (tooth: number) => boolean): number | null {
  const row = rowOf(tooth);
  for (let i = row.indexOf(tooth) + step; i >= 0 && i < row.length; i += step) {
    const next = row[i];
    if (next !== undefined && seen(next)) return next;
  }
  return null;
}

export function endOfRow(tooth: number, end: "first" | "last", seen: (tooth: number) => boolean): number {
  const row = rowOf(tooth).filter(seen);
  return (end === "first" ? row[0] : row.at(-1)) ?? tooth;
}

/** The tooth in the next row up or down at the same place, or the nearest place that row has. */
export function across(tooth: number, step: 1 | -1, seen: (tooth: number) => boolean): number | null {
  const from = ROWS.findIndex((row) => row.includes(tooth));
  const right = isRight(tooth);
  const position = tooth % 10;
  for (let r = from + step; r >= 0 && r < ROWS.length; r += step) {
    const side = (ROWS[r] ?? []).filter((t) => isRight(t) === right && seen(t));
    // The primary row has five places a side: a permanent molar looks past it to the other arch.
    if (side.length === 0 || (position > 5 && r > 0 && r < 3)) continue;
    return side.reduce((best, t) => (Math.abs((t % 10) - position) < Math.abs((best % 10) - position) ? t : best));
  }
  return null;
}

/** In the order of the picture, so that "37, 36" is always said "36, 37". */
export function inOrder(teeth: Iterable<number>): number[] {
  const chosen = new Set(teeth);
  return ALL_TEETH.filter((tooth) => chosen.has(tooth));
}

/** Consecutive teeth of a row shown short: "35–38, 46". */
export function teethText(teeth: readonly number[]): string {
  const sorted = inOrder(teeth);
  const runs: number[][] = [];
  for (const tooth of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const row = rowOf(tooth);
    if (run && last !== undefined && row.includes(last) && row.indexOf(tooth) === row.indexOf(last) + 1)
      run.push(tooth);
    else runs.push([tooth]);
  }
  return runs.map(runText).join(", ");
}

/** Said outwards from the midline within a quadrant ("45–47"), and left to right across it ("12–22"). */
function runText(run: number[]): string {
  const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
  if (run.length < 3) return run.join(", ");
  const across = Math.floor(first / 10) !== Math.floor(last / 10);
  return across || first < last ? `${first}–${last}` : `${last}–${first}`;
}

/** "primer molar inferior izquierdo" */
export function toothName(facts: ToothFacts, t: Text): string {
  return t("tooth-name", {
    class: t(`tooth-class-${facts.primary ? "primary-" : ""}${facts.class}-${facts.position}`),
    arch: isUpper(facts.tooth) ? "upper" : "lower",
    side: isRight(facts.tooth) ? "right" : "left",
  });
}

export function spokenNumber(tooth: number): string {
  return `${Math.floor(tooth / 10)}.${tooth % 10}`;
}

/** Teeth as people type them: "36", "24-26", "36, 46"; null for what is no tooth. A run goes along its row. */
export function parseTeeth(typed: string): number[] | null {
  const teeth: number[] = [];
  for (const word of typed.split(/[\s,;]+/).filter(Boolean)) {
    const [from, to = from, ...rest] = word.split(/[-–]/).map(Number);
    if (from === undefined || to === undefined || rest.length > 0 || !isTooth(from) || !isTooth(to)) return null;
    const span = range(from, to, () => true);
    if (!span) return null;
    teeth.push(...span);
  }
  return inOrder(teeth);
}

const FACES: readonly Surface[] = ["M", "O", "I", "D", "V", "L", "C"];

/** The letter a dentist reads: the lingual face of an upper tooth is palatal. */
export function surfaceLetter(surface: Surface, tooth: number): Surface | "P" {
  return surface === "L" && isUpper(tooth) ? "P" : surface;
}

export function surfaceLetters(surfaces: readonly Surface[], tooth: number): string {
  return FACES.filter((s) => surfaces.includes(s))
    .map((s) => surfaceLetter(s, tooth))
    .join("");
}
