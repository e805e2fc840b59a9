import type { ToothFacts } from "../../lib/bindings";
import type { Drawing } from "./drawing";

/** How much of the picture's height the primary rows take, and what is left of it while they are put away. */
export type Band = { top: number; middle: [number, number]; bottom: number; shift: number };

/** The rows of primary teeth lie between the arches. In a mouth without any, the arches move together so that each tooth is larger. */
export function primaryBand(drawing: Drawing, facts: ReadonlyMap<number, ToothFacts>): Band | null {
  const primary = drawing.teeth.filter((tooth) => facts.get(tooth.tooth)?.primary);
  if (primary.length === 0) return null;
  const top = Math.min(...primary.map(({ box }) => box.y));
  const bottom = Math.max(...primary.map(({ box }) => box.y + box.height));
  const keep = drawing.width / 38;
  const centre = (top + bottom) / 2;
  return { top, middle: [centre - keep / 2, centre + keep / 2], bottom, shift: bottom - top - keep };
}
