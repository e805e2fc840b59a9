import { describe, expect, it } from "vitest";
import type { Entrance } from "../../lib/bindings";
import { marginText, recessionOf } from "./convention";
import { begin, type Entry, type Mouth, press, type SiteValues, type Step, type ToothValues } from "./entry";
import { ALL_TEETH, type Cell, keyOf, walkOf } from "./places";
import { between, run } from "./run";

const NOTHING: SiteValues = {
  depthMm: null,
  recessionMm: null,
  bleeding: null,
  suppuration: null,
  plaque: null,
  calculus: null,
};

type Setting = { absent?: number[]; convention?: Mouth["convention"]; path?: Mouth["path"]; carried?: string[] };

/** A mouth that keeps what is written, as the screen does. */
function chairside({ absent = [18, 28, 38, 48], convention = "sepa", path = "by_arch", carried = [] }: Setting = {}) {
  const sites = new Map<string, SiteValues>();
  const teeth = new Map<number, ToothValues>();
  const waiting = new Set(carried);
  for (const key of carried) sites.set(key, { ...NOTHING, depthMm: 4, recessionMm: 1 });
  const entrances = (tooth: number): Entrance[] =>
    tooth % 10 >= 6
      ? tooth < 30
        ? ["buccal", "mesial", "distal"]
        : ["buccal", "lingual"]
      : tooth === 14 || tooth === 24
        ? ["mesial", "distal"]
        : [];
  const mouth: Mouth = {
    spots: new Map(
      ALL_TEETH.map((tooth) => [
        tooth,
        {
          tooth,
          place: absent.includes(tooth) ? "absent" : tooth === 36 ? "implant" : "tooth",
          entrances: entrances(tooth),
        },
      ]),
    ),
    path,
    convention,
    site: (cell) => ({ ...(sites.get(keyOf(cell)) ?? NOTHING), carried: waiting.has(keyOf(cell)) }),
    tooth: (tooth) => teeth.get(tooth) ?? { mobility: null, furcation: {}, examined: null },
    readOnly: null,
  };
  let entry: Entry = begin(mouth);
  let last: Step["effect"] = { do: "nothing" };
  const type = (keys: string) => {
    for (const word of keys.split(/\s+/).filter(Boolean)) {
      const ctrl = word.startsWith("Ctrl+");
      const shift = word.startsWith("Shift+");
      const key = word.replace(/^(Ctrl|Shift)\+(?=.)/, "");
      const step = press(entry, { key, ctrl, shift, alt: false }, mouth);
      entry = step.entry;
      last = step.effect;
      if (step.effect.do !== "write") continue;
      for (const { change, ...cell } of step.effect.sites) {
        sites.set(keyOf(cell), { ...(sites.get(keyOf(cell)) ?? NOTHING), ...change });
        waiting.delete(keyOf(cell));
      }
      for (const { tooth, change } of step.effect.teeth) teeth.set(tooth, { ...mouth.tooth(tooth), ...change });
    }
  };
  const at = () => `${entry.focus.tooth}${entry.focus.entrance ? `/${entry.focus.entrance}` : `-${entry.focus.site}`}`;
  return {
    type,
    at,
    mouth,
    sites,
    site: (key: string) => sites.get(key),
    tooth: mouth.tooth,
    effect: () => last,
    entry: () => entry,
  };
}

describe("the keys of a periodontal examination", () => {
  it("chart 28 teeth in 168 keystrokes and one for each sign", () => {
    const { type, sites, mouth } = chairside();
    let keystrokes = 0;
    const signs = new Set([5, 40, 90, 167]);
    for (let i = 0; i < 168; i += 1) {
      type(String((i % 4) + 2));
      keystrokes += 1;
      if (signs.has(i)) {
        type("b");
        keystrokes += 1;
      }
    }
    const cells = walkOf("by_arch", (tooth) => mouth.spots.get(tooth)?.place !== "absent");
    expect(cells).toHaveLength(168);
    cells.forEach((cell, i) => {
      expect(sites.get(keyOf(cell))?.depthMm).toBe((i % 4) + 2);
      expect(sites.get(keyOf(cell))?.bleeding).toBe(signs.has(i));
    });
    expect(keystrokes).toBe(168 + signs.size);
  });

  it("walk right to left on the cheek side, back on the tongue side, then the other arch", () => {
    const order = (path: Mouth["path"]) => {
      const walk = walkOf(path, (tooth) => tooth % 10 < 8);
      return [0, 1, 41, 42, 83, 84, 125, 126, 167].map((i) => keyOf(walk[i] as Cell));
    };
    expect(order("by_arch")).toEqual(["17-DB", "17-B", "27-DB", "27-DL", "17-DL", "47-DB", "37-DB", "37-DL", "47-DL"]);
    expect(order("facial_first")).toEqual([
      "17-DB",
      "17-B",
      "27-DB",
      "37-DB",
      "47-DB",
      "47-DL",
      "37-DL",
      "27-DL",
      "17-DL",
    ]);
  });

  it("skip teeth that are not there and go round implants", () => {
    const { type, at } = chairside({ absent: [18, 16, 15, 28, 38, 48, 37] });
    type("3 3 3");
    expect(at()).toBe("14-DB");
    const lower = walkOf("by_arch", (tooth) => tooth > 30 && ![38, 48, 37].includes(tooth));
    expect(lower.some((cell) => cell.tooth === 36)).toBe(true);
  });

  it("write ten and more with a plus", () => {
    const { type, site, at } = chairside();
    type("+ 2");
    expect(site("17-DB")?.depthMm).toBe(12);
    expect(at()).toBe("17-B");
    type("+ Escape 4");
    expect(site("17-B")?.depthMm).toBe(4);
  });

  it("set signs on the site just left, and after a move on the one in focus", () => {
    const { type, site } = chairside();
    type("5 b s p k");
    expect(site("17-DB")).toMatchObject({ bleeding: true, suppuration: true, plaque: true, calculus: true });
    type("b");
    expect(site("17-DB")?.bleeding).toBe(false);
    type("ArrowRight p");
    expect(site("17-MB")).toMatchObject({ plaque: true, depthMm: null });
  });

  it("take Backspace as clear and go back, three at a time in triplets", () => {
    const { type, site, at } = chairside();
    type("5 6 Backspace");
    expect([at(), site("17-B")?.depthMm, site("17-DB")?.depthMm]).toEqual(["17-B", null, 5]);
    type("Backspace");
    expect([at(), site("17-DB")?.depthMm]).toEqual(["17-DB", null]);
    type("t 4");
    expect([at(), site("17-DB")?.depthMm, site("17-B")?.depthMm, site("17-MB")?.depthMm]).toEqual(["16-DB", 4, 4, 4]);
    type("Backspace");
    expect([at(), site("17-DB")?.depthMm, site("17-MB")?.depthMm]).toEqual(["17-DB", null, null]);
  });

  it("move with arrows without writing, over faces and arches", () => {
    const { type, at, sites } = chairside();
    type("ArrowRight ArrowRight ArrowRight");
    expect(at()).toBe("16-DB");
    type("ArrowDown");
    expect(at()).toBe("16-DL");
    type("ArrowDown");
    expect(at()).toBe("46-DL");
    type("ArrowDown ArrowDown End");
    expect(at()).toBe("37-DB");
    type("Home");
    expect(at()).toBe("47-DB");
    expect(sites.size).toBe(0);
  });

  it("change with Tab to margin, mobility and furcation and back", () => {
    const { type, at, site, tooth, entry, effect } = chairside();
    type("Tab 2 - 1");
    expect([site("17-DB")?.recessionMm, site("17-B")?.recessionMm, site("17-DB")?.depthMm]).toEqual([2, -1, null]);
    type("Tab 1 2");
    expect([tooth(17).mobility, tooth(16).mobility, at()]).toEqual([1, 2, "15-DB"]);
    type("7");
    expect(effect()).toMatchObject({ do: "refuse", reason: "grade" });
    type("Tab");
    expect([entry().row, at()]).toEqual(["furcation", "17/buccal"]);
    type("1 0 2");
    expect(tooth(17).furcation).toEqual({ buccal: 1, mesial: 0, distal: 2 });
    expect(at()).toBe("16/buccal");
    type("Backspace");
    expect(tooth(17).furcation).toEqual({ buccal: 1, mesial: 0 });
    type("Tab");
    expect(entry().row).toBe("depth");
    type("Shift+Tab");
    expect(entry().row).toBe("furcation");
  });

  it("fill a face with 3-2-3 and leave what was typed", () => {
    const { type, site, effect, sites } = chairside();
    type("7 Ctrl+3");
    expect([site("17-DB")?.depthMm, site("17-B")?.depthMm, site("27-DB")?.depthMm]).toEqual([7, 2, 3]);
    expect(sites.size).toBe(42);
    type("Ctrl+3");
    expect(effect()).toMatchObject({ do: "refuse", reason: "face-full" });
  });

  it("confirm what was copied with Enter or by typing over it", () => {
    const { type, mouth, at } = chairside({ carried: ["17-DB", "17-B"] });
    expect(mouth.site({ tooth: 17, site: "DB" }).carried).toBe(true);
    type("Enter");
    expect([mouth.site({ tooth: 17, site: "DB" }).carried, at()]).toEqual([false, "17-B"]);
    type("5");
    expect(mouth.site({ tooth: 17, site: "B" })).toMatchObject({ carried: false, depthMm: 5, recessionMm: 1 });
  });

  it("leave a tooth out and take one in", () => {
    const { type, tooth } = chairside();
    type("x");
    expect(tooth(17).examined).toBe(false);
  });

  it("let the keys of the window pass and say which key means nothing", () => {
    const { type, effect, mouth, entry } = chairside();
    expect(press(entry(), { key: "1", ctrl: false, shift: false, alt: true }, mouth).effect.do).toBe("pass");
    type("Ctrl+k");
    expect(effect().do).toBe("pass");
    type("ñ");
    expect(effect()).toMatchObject({ do: "refuse", reason: "no-such-key", typed: "ñ" });
    type("Escape");
    expect(effect().do).toBe("leave");
  });

  it("write nothing into a closed examination", () => {
    const { mouth, entry } = chairside();
    for (const key of ["3", "b", "y", "x", "Backspace"]) {
      const step = press(entry(), { key, ctrl: false, shift: false, alt: false }, { ...mouth, readOnly: "closed" });
      expect(step.effect).toMatchObject({ do: "refuse", reason: "closed" });
    }
  });
});

describe("the sign of a margin", () => {
  it("is kept as recession whatever the convention", () => {
    const typed = (mm: number, minus = false, plus = false) => ({ mm, minus, plus });
    expect(recessionOf(typed(2), "sepa")).toBe(2);
    expect(recessionOf(typed(2, true), "sepa")).toBe(-2);
    expect(recessionOf(typed(2), "bern")).toBe(-2);
    expect(recessionOf(typed(2, true), "bern")).toBe(2);
    expect(recessionOf(typed(2), "open_dental")).toBe(2);
    expect(recessionOf(typed(2, false, true), "open_dental")).toBe(-2);
    expect(Object.is(recessionOf(typed(0, true), "sepa"), 0)).toBe(true);
  });

  it("is written as the convention writes it", () => {
    expect([2, -2, 0].map((mm) => marginText(mm, "sepa"))).toEqual(["2", "−2", "0"]);
    expect([2, -2, 0].map((mm) => marginText(mm, "bern"))).toEqual(["−2", "2", "0"]);
    expect([2, -2, 0].map((mm) => marginText(mm, "open_dental"))).toEqual(["2", "+2", "0"]);
  });

  it("is typed with a plus where overgrowth carries one", () => {
    const { type, site } = chairside({ convention: "open_dental" });
    type("Tab + 2 Ctrl+3 + + 1");
    expect([site("17-DB")?.recessionMm, site("17-MB")?.recessionMm]).toEqual([-2, -11]);
  });
});

describe("a run through the sites of a tooth", () => {
  const points = [
    { x: 10, y: 20 },
    { x: 25, y: 30 },
    { x: 40, y: 20 },
  ];
  it("is level at each site and goes a little beyond the ends", () => {
    expect(run(points)).toBe("M6.5 20L10 20C17.5 20 17.5 30 25 30C32.5 30 32.5 20 40 20L43.5 20");
  });
  it("closes with the way back", () => {
    const deep = points.map(({ x, y }) => ({ x, y: y + 10 }));
    expect(between(points, deep)).toBe(
      "M6.5 20L10 20C17.5 20 17.5 30 25 30C32.5 30 32.5 20 40 20L43.5 20L43.5 30L40 30C32.5 30 32.5 40 25 40C17.5 40 17.5 30 10 30L6.5 30Z",
    );
  });
});
