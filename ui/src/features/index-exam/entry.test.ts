import { describe, expect, it } from "vitest";
import type { CodeSet, CodesOf, PlaceView } from "../../lib/bindings";
import { begin, type Entry, press, type Sheet } from "./entry";

const place = (tooth: number | null, part: string, set: CodeSet): PlaceView => ({
  key: tooth === null ? part : `${tooth}.${part}`,
  tooth,
  part,
  set,
  code: "",
  heads: [],
  disputed: false,
});
const codesOf = (set: CodeSet, codes: string, whole = ""): CodesOf => ({
  set,
  codes: codes.split(" "),
  wholeTooth: whole ? whole.split(" ") : [],
});
const MIH = codesOf("mih", "0 11 12 13 14 21 22 3 4 5 6 7", "6");
const DETAIL = [codesOf("extent", "0 1 2 3"), codesOf("sensitivity", "0 1 2 3")];

function desk(places: PlaceView[], sets: CodesOf[], readOnly = false) {
  const kept = new Map<string, string>();
  const sheet: Sheet = { places, sets, readOnly, code: (key) => kept.get(key) ?? "" };
  let entry: Entry = begin(sheet);
  const refused: string[] = [];
  const keys = (text: string) => {
    for (const word of text.split(" ")) {
      const ctrl = word.startsWith("^");
      const step = press(entry, { key: ctrl ? word.slice(1) : word, ctrl, shift: false, alt: false }, sheet);
      entry = step.entry;
      if (step.effect.do === "write") for (const { place: key, code } of step.effect.scores) kept.set(key, code);
      if (step.effect.do === "refuse") refused.push(`${step.effect.reason} ${step.effect.typed}`);
    }
    return {
      kept: Object.fromEntries([...kept].filter(([, code]) => code)),
      at: places[entry.at]?.key,
      refused,
      entry,
    };
  };
  return keys;
}

const faces = (tooth: number, set: CodeSet, parts: string) => parts.split(" ").map((part) => place(tooth, part, set));
const mih = (tooth: number) => [
  ...faces(tooth, "mih", "O V L"),
  place(tooth, "extent", "extent"),
  place(tooth, "sensitivity", "sensitivity"),
];

describe("the grammar of an index", () => {
  it("writes a code of one digit and goes on", () => {
    const keys = desk(faces(16, "present", "V M D L"), [codesOf("present", "0 1")]);
    expect(keys("1 0 1")).toMatchObject({ kept: { "16.V": "1", "16.M": "0", "16.D": "1" }, at: "16.L" });
  });

  it("waits for the second digit and refuses what is no code", () => {
    const keys = desk(faces(16, "icdas", "M O"), [codesOf("icdas", "00 02 35 97", "97")]);
    expect(keys("3").entry.typed).toBe("3");
    expect(keys("5")).toMatchObject({ kept: { "16.M": "35" }, at: "16.O" });
    expect(keys("8")).toMatchObject({ refused: ["no-code 8"], at: "16.O" });
  });

  it("sets a whole tooth with one code and goes to the next", () => {
    const icdas = desk([...faces(16, "icdas", "M O"), ...faces(15, "icdas", "M")], [codesOf("icdas", "00 97", "97")]);
    expect(icdas("9 7")).toMatchObject({ kept: { "16.M": "97", "16.O": "97" }, at: "15.M" });
  });

  it("does not overwrite other faces with a code of the whole tooth", () => {
    const keys = desk(faces(16, "icdas", "M O"), [codesOf("icdas", "00 02 97", "97")]);
    expect(keys("0 2 9 7")).toMatchObject({ kept: { "16.M": "02" }, refused: ["whole-tooth 97"] });
  });

  it("asks for extent and sensitivity only where a face shows something", () => {
    const keys = desk([...mih(16), ...mih(26)], [MIH, ...DETAIL]);
    expect(keys("0 0 0").at).toBe("26.O");
    expect(keys("2 1 0 0")).toMatchObject({ kept: { "26.O": "21" }, at: "26.extent" });
    expect(keys("2 1").kept).toMatchObject({ "26.extent": "2", "26.sensitivity": "1" });
  });

  it("takes back the last code, and half a code", () => {
    const keys = desk(faces(16, "icdas", "M O"), [codesOf("icdas", "00 02")]);
    expect(keys("0 Backspace").entry.typed).toBe("");
    expect(keys("0 2 Backspace")).toMatchObject({ kept: {}, at: "16.M" });
  });

  it("turns the star of a furcation on the sextant just scored", () => {
    const keys = desk([place(null, "S1", "bpe"), place(null, "S2", "bpe")], [codesOf("bpe", "0 1 2 X 2*")]);
    expect(keys("2 *")).toMatchObject({ kept: { S1: "2*" }, at: "S2" });
    expect(keys("*").kept).toEqual({ S1: "2" });
    expect(keys("x").kept).toEqual({ S1: "2", S2: "X" });
    expect(keys("*").refused).toEqual(["no-star *"]);
  });

  it("fills what is still empty with one key", () => {
    const icdas = desk(faces(16, "icdas", "M O D"), [codesOf("icdas", "00 02 35")]);
    expect(icdas("3 5 ^0").kept).toEqual({ "16.M": "35", "16.O": "00", "16.D": "00" });
    const child = desk(mih(16), [MIH, ...DETAIL]);
    expect(child("^0").kept).toEqual({ "16.O": "0", "16.V": "0", "16.L": "0" });
  });

  it("walks by places and by teeth, and leaves with Escape", () => {
    const keys = desk([...faces(16, "present", "V M"), ...faces(15, "present", "V M")], [codesOf("present", "0 1")]);
    expect(keys("ArrowRight ArrowDown").at).toBe("15.V");
    expect(keys("ArrowUp").at).toBe("16.V");
    expect(keys("End").at).toBe("15.M");
    expect(keys("ArrowDown").at).toBe("15.M");
  });

  it("changes nothing for whoever may only read", () => {
    const keys = desk(faces(16, "present", "V M"), [codesOf("present", "0 1")], true);
    expect(keys("1 Backspace ^0")).toMatchObject({ kept: {}, refused: ["read-only 1", "read-only ", "read-only 0"] });
  });
});
