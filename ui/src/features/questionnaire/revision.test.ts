import { describe, expect, it } from "vitest";
import type { Question } from "../../lib/bindings";
import { addedAfter, changed, moved, questionsOf, rowsOf } from "./revision";

const asked = (code: string): Question => ({ code, text: "", reply: "yes_no", proposes: "" });
const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code).join(" ");

describe("the revision of a questionnaire", () => {
  const rows = rowsOf(["a", "b", "c"].map(asked));

  it("moves a question one place and keeps it at the ends", () => {
    expect(codes(moved(rows, 1, -1))).toBe("b a c");
    expect(codes(moved(rows, 1, 1))).toBe("a c b");
    expect(codes(moved(rows, 0, -1))).toBe("a b c");
    expect(codes(moved(rows, 2, 1))).toBe("a b c");
  });

  it("puts a new question where it was asked for", () => {
    expect(codes(addedAfter(rows, 0, "own"))).toBe("a own b c");
    expect(codes(addedAfter([], -1, "own"))).toBe("own");
  });

  it("proposes nothing from an answer in words", () => {
    const proposing = changed(rows, 0, { proposes: "pregnancy" });
    expect(proposing[0]?.proposes).toBe("pregnancy");
    expect(changed(proposing, 0, { reply: "text" })[0]?.proposes).toBe("");
    expect(questionsOf(rows)).toEqual(["a", "b", "c"].map(asked));
  });
});
