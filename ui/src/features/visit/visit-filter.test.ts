import { describe, expect, it } from "vitest";
import type { NoteView, VisitView } from "../../lib/bindings";
import { authorsOf, filtered, NO_FILTER } from "./visit-filter";

const visit = (visitedOn: string, by: string, wrote: string[] = []): VisitView => ({
  id: visitedOn,
  visitedOn,
  openedAt: 0,
  closedAt: 0,
  openNow: false,
  by,
  chair: "",
  reason: "",
  findings: [],
  exams: [],
  notes: wrote.map((name) => ({ by: name, addenda: [] }) as unknown as NoteView),
  sessions: [],
  sessionBegun: false,
  clocks: "",
});

describe("the filter of visits", () => {
  const visits = [visit("2026-03-02", "Ana", ["Lucía"]), visit("2025-06-01", "Javier"), visit("2024-01-01", "Ana")];

  it("knows everybody who opened or wrote, once", () => {
    expect(authorsOf(visit("2026-01-01", "Ana", ["Ana", "Lucía"]))).toEqual(["Ana", "Lucía"]);
  });

  it("keeps the days of both ends and combines with the author", () => {
    const days = (filter: Partial<typeof NO_FILTER>) =>
      filtered(visits, { ...NO_FILTER, ...filter }).map(({ visitedOn }) => visitedOn);
    expect(days({})).toHaveLength(3);
    expect(days({ author: "Lucía" })).toEqual(["2026-03-02"]);
    expect(days({ from: "2025-06-01" })).toEqual(["2026-03-02", "2025-06-01"]);
    expect(days({ author: "Ana", until: "2025-12-31" })).toEqual(["2024-01-01"]);
  });
});
