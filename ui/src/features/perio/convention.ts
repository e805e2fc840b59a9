import type { PerioConvention } from "../../lib/bindings";

export const CONVENTIONS: readonly PerioConvention[] = ["sepa", "bern", "open_dental"];

/** What a typed margin means. Kept is always the recession, positive toward the apex. */
export function recessionOf(typed: { mm: number; minus: boolean; plus: boolean }, convention: PerioConvention): number {
  const { mm, minus, plus } = typed;
  if (mm === 0) return 0;
  switch (convention) {
    case "sepa":
      return minus ? -mm : mm;
    case "bern":
      return minus ? mm : -mm;
    case "open_dental":
      return plus ? -mm : mm;
  }
}

/** A recession as the convention writes it. */
export function marginText(recession: number, convention: PerioConvention): string {
  if (recession === 0) return "0";
  const mm = Math.abs(recession);
  switch (convention) {
    case "sepa":
      return recession < 0 ? `−${mm}` : String(mm);
    case "bern":
      return recession > 0 ? `−${mm}` : String(mm);
    case "open_dental":
      return recession < 0 ? `+${mm}` : String(mm);
  }
}
