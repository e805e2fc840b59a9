import { describe, expect, it } from "vitest";
import { staleKeys } from "./refresh";

describe("staleKeys", () => {
  it("refreshes one patient's chart when a finding of theirs was written", () => {
    const stale = staleKeys({ kinds: ["finding"], patients: ["p1"] });
    expect(stale).toContainEqual(["chart", "p1"]);
    expect(stale).not.toContainEqual(["chart"]);
  });

  it("refreshes every chart when nobody says whose it was", () => {
    expect(staleKeys({ kinds: ["finding"], patients: [] })).toContainEqual(["chart"]);
  });

  it("refreshes everything for a kind that a newer program wrote", () => {
    expect(staleKeys({ kinds: ["finding", "orthodontic_bracket"], patients: ["p1"] })).toBe("all");
  });
});
