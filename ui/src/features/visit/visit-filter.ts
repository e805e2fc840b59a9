import type { VisitView } from "../../lib/bindings";

export type VisitFilter = { author: string; from: string; until: string };

export const NO_FILTER: VisitFilter = { author: "", from: "", until: "" };

/** Everybody who opened, wrote or did something in a visit. */
export function authorsOf(visit: VisitView): string[] {
  const wrote = visit.notes.flatMap((note) => [note.by, ...note.addenda.map((addendum) => addendum.by)]);
  return [...new Set([visit.by, ...wrote, ...visit.sessions.map((session) => session.by)])].filter(Boolean);
}

export function filtered(visits: readonly VisitView[], filter: VisitFilter): VisitView[] {
  return visits.filter(
    (visit) =>
      (!filter.author || authorsOf(visit).includes(filter.author)) &&
      (!filter.from || visit.visitedOn >= filter.from) &&
      (!filter.until || visit.visitedOn <= filter.until),
  );
}
