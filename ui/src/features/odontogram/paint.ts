import type { Paint } from "../../lib/bindings";

/** The colour of a paint is a token; the theme decides it. */
export function paintVar(paint: Paint | null): string {
  return paint ? `var(--paint-${paint})` : "none";
}
