import { describe, expect, it } from "vitest";
import { teethText } from "../../lib/teeth";
import { FACTS, RULES } from "../../testing/fake-catalogue";
import { chooseSpan, type Effect, EMPTY, type Entry, type Mouth, press, takeBack, toggleTooth } from "./entry";

const SPECIAL: Record<string, string> = {
  Enter: "Enter",
  Esc: "Escape",
  Del: "Delete",
  Space: " ",
  Left: "ArrowLeft",
  Right: "ArrowRight",
  Up: "ArrowUp",
  Down: "ArrowDown",
};

function mouth(change: Partial<Mouth> = {}): Mouth {
  return {
    rules: RULES,
    facts: new Map(FACTS.map((tooth) => [tooth.tooth, tooth])),
    presence: (tooth) => (tooth === 18 ? "faded" : tooth > 50 ? "hidden" : "present"),
    findRules: (text) => RULES.filter((rule) => rule.id.includes(text)),
    readOnly: null,
    specifications: [],
    planKey: "a",
    ...change,
  };
}

/** Types words such as `3 6 c o m Enter` or `Ctrl+Enter`; gives the entry and every effect that was not nothing. */
function typed(keys: string, start: Entry = EMPTY, where: Mouth = mouth()): { entry: Entry; effects: Effect[] } {
  let entry = start;
  const effects: Effect[] = [];
  for (const word of keys.split(" ")) {
    const parts = word === "-" ? ["-"] : word.split("+");
    const name = parts.at(-1) ?? "";
    const step = press(
      entry,
      { key: SPECIAL[name] ?? name, ctrl: parts.includes("Ctrl"), shift: parts.includes("Shift"), alt: false },
      where,
    );
    entry = step.entry;
    if (step.effect.do !== "nothing") effects.push(step.effect);
  }
  return { entry, effects };
}

const teeth = (keys: string, where?: Mouth) => typed(keys, EMPTY, where).entry.teeth;
const refusal = (keys: string, where?: Mouth) => {
  const effect = typed(keys, EMPTY, where).effects.at(-1);
  return effect?.do === "refuse" ? effect.refusal : null;
};
const recorded = (keys: string) => {
  const effect = typed(keys).effects.at(-1);
  return effect?.do === "record" ? effect.finding : null;
};

describe("what a norm wants said", () => {
  const asked = { rule: "crown", value: "temporary", specification: "temporary_material", required: true } as const;
  const peru = mouth({ specifications: [asked] });
  const nth = (RULES.find((rule) => rule.id === "crown")?.attribute?.values.indexOf("temporary") ?? 0) + 1;

  it("is asked for where the entry would end, and not of what is planned", () => {
    expect(typed(`1 1 k ${nth} Enter`, EMPTY, peru).effects).toEqual([{ do: "note" }]);
    expect(typed(`1 1 k ${nth} Ctrl+Enter`, EMPTY, peru).effects.at(-1)?.do).toBe("record");
    const said = { ...typed(`1 1 k ${nth}`, EMPTY, peru).entry, note: "acrílico" };
    expect(typed("Enter", said, peru).effects.at(-1)).toMatchObject({ do: "record", finding: { note: "acrílico" } });
    expect(typed(`1 1 k ${nth} Enter`).effects.at(-1)?.do).toBe("record");
  });
});

describe("the six keys", () => {
  it("records caries on 36 OM with exactly 3 6 c o m Enter", () => {
    const { entry, effects } = typed("3 6 c o m Enter");
    expect(effects).toEqual([
      {
        do: "record",
        finding: {
          rule: "caries",
          teeth: [36],
          surfaces: ["O", "M"],
          attribute: null,
          status: "pathology",
          observedOn: null,
          note: "",
        },
      },
    ]);
    expect(entry.teeth).toEqual([36]);
    expect(entry.rule).toBeNull();
  });

  it("does the same with capitals, as Caps Lock types them", () => {
    expect(recorded("3 6 C O M Enter")?.surfaces).toEqual(["O", "M"]);
  });
});

describe("teeth", () => {
  it("chooses with two digits and lets the next two replace them", () => {
    expect(teeth("3 6")).toEqual([36]);
    expect(teeth("3 6 4 7")).toEqual([47]);
    expect(typed("3 6 4").entry.digit).toBe("4");
  });

  it.each(["1 9", "2 9", "5 6", "9 9", "0 0"])("refuses %s: that is no tooth", (keys) => {
    expect(refusal(keys)).toMatchObject({ reason: "not-a-tooth", typed: keys.replace(" ", "") });
    expect(teeth(`3 6 ${keys}`)).toEqual([36]);
  });

  it("takes a range inside a quadrant, backwards too, and across the midline", () => {
    expect(teeth("3 6 - 3 8")).toEqual([36, 37, 38]);
    expect(teeth("3 8 - 3 6")).toEqual([36, 37, 38]);
    expect(teeth("1 2 - 2 2")).toEqual([12, 11, 21, 22]);
  });

  it("refuses a range from one arch to the other and keeps what was chosen", () => {
    expect(refusal("1 6 - 4 6")).toEqual({ reason: "not-adjacent" });
    expect(teeth("1 6 - 4 6")).toEqual([16]);
  });

  it("adds teeth with a comma, and ranges to a list", () => {
    expect(teeth("3 6 , 4 6")).toEqual([46, 36]);
    expect(teeth("1 6 , 2 6 , 3 6 , 4 6")).toEqual([16, 26, 46, 36]);
    expect(teeth("1 1 , 2 4 - 2 6")).toEqual([11, 24, 25, 26]);
  });

  it("takes every present tooth with Ctrl+A and no absent or hidden one", () => {
    expect(teeth("Ctrl+a")).toHaveLength(31);
    expect(teeth("Ctrl+a")).not.toContain(18);
  });

  it("walks the arch across the midline and stops at its ends", () => {
    expect(teeth("1 1 Right")).toEqual([21]);
    expect(teeth("2 8 Right")).toEqual([28]);
    expect(teeth("4 1 Left Left")).toEqual([43]);
    expect(teeth("3 6 Home")).toEqual([48]);
    expect(teeth("1 6 End")).toEqual([28]);
  });

  it("changes arch, past the primary rows when they are hidden and through them when not", () => {
    expect(teeth("1 6 Down")).toEqual([46]);
    expect(teeth("4 6 Up")).toEqual([16]);
    const child = mouth({ presence: () => "present" });
    expect(teeth("1 4 Down", child)).toEqual([54]);
    expect(teeth("1 4 Down Down", child)).toEqual([84]);
    expect(teeth("1 7 Down", child)).toEqual([47]);
  });

  it("extends with Shift+arrows and shrinks again", () => {
    expect(teeth("3 6 Shift+Right Shift+Right")).toEqual([36, 37, 38]);
    expect(teeth("3 6 Shift+Right Shift+Right Shift+Left")).toEqual([36, 37]);
  });

  it("begins at the midline when an arrow is the first key", () => {
    expect(teeth("Right")).toEqual([11]);
    expect(teeth("Left")).toEqual([21]);
  });

  it("chooses with the mouse: a drag spans, Ctrl+click adds and takes out", () => {
    expect(chooseSpan(EMPTY, 13, 11, mouth()).entry.teeth).toEqual([13, 12, 11]);
    const two = toggleTooth(toggleTooth(EMPTY, 11).entry, 36).entry;
    expect(two.teeth).toEqual([11, 36]);
    expect(toggleTooth(two, 11).entry.teeth).toEqual([36]);
  });
});

describe("finding", () => {
  it("needs teeth first", () => {
    expect(refusal("c")).toEqual({ reason: "no-teeth" });
    expect(refusal("Enter")).toEqual({ reason: "no-teeth" });
  });

  it("refuses a letter that no finding has", () => {
    expect(refusal("3 6 y")).toEqual({ reason: "no-such-key", typed: "y" });
  });

  it("refuses caries on an absent tooth and changes nothing", () => {
    const { entry } = typed("1 8 c");
    expect(refusal("1 8 c")).toEqual({ reason: "tooth-absent", tooth: 18, rule: "caries" });
    expect(entry.rule).toBeNull();
  });

  it("lets an implant stand where there is no tooth", () => {
    expect(recorded("1 8 i Enter")).toMatchObject({ rule: "implant", teeth: [18] });
  });

  it("takes a bridge only on a range, as one finding of the whole span", () => {
    expect(refusal("3 5 p")).toEqual({ reason: "needs-range", rule: "bridge" });
    expect(recorded("3 5 - 3 7 p Enter")).toMatchObject({ rule: "bridge", teeth: [35, 36, 37] });
  });

  it("opens the list with q, filters as one types and takes the line chosen", () => {
    const open = typed("3 6 q c r");
    expect(open.entry.finder).toEqual({ text: "cr", index: 0 });
    expect(typed("3 6 q c r Enter").entry.rule).toBe("crown");
    expect(typed("3 6 q Down Enter").entry.rule).toBe("restoration");
    expect(typed("3 6 q c Esc").entry).toMatchObject({ finder: null, rule: null, teeth: [36] });
  });
});

describe("details", () => {
  it("toggles faces", () => {
    expect(typed("3 6 c o m o").entry.surfaces).toEqual(["M"]);
  });

  it("refuses an occlusal face on an incisor and an incisal one on a molar", () => {
    expect(refusal("1 1 c o")).toEqual({ reason: "surface-not-on-tooth", tooth: 11, surface: "O" });
    expect(refusal("3 6 c i")).toEqual({ reason: "surface-not-on-tooth", tooth: 36, surface: "I" });
    expect(typed("1 1 c i").entry.surfaces).toEqual(["I"]);
  });

  it("refuses a face that one of several teeth does not have", () => {
    expect(refusal("1 3 - 1 4 c o")).toMatchObject({ reason: "surface-not-on-tooth", tooth: 13 });
  });

  it("reads p as the palatal face above and refuses it below", () => {
    expect(typed("1 6 c p").entry.surfaces).toEqual(["L"]);
    expect(refusal("3 6 c p")).toMatchObject({ reason: "surface-not-on-tooth", tooth: 36 });
  });

  it("gives c and i to the faces once a finding is begun", () => {
    expect(typed("1 1 c c i").entry).toMatchObject({ rule: "caries", surfaces: ["C", "I"] });
  });

  it("chooses the attribute by its number, and the same number takes it back", () => {
    expect(typed("3 6 c o 3").entry.attribute).toBe("dentine");
    expect(typed("3 6 c o 3 3").entry.attribute).toBeNull();
    expect(typed("3 6 c o 3 1").entry.attribute).toBe("white_spot");
    expect(refusal("3 6 c 7")).toEqual({ reason: "out-of-range", n: 4 });
    expect(refusal("3 6 s 1")).toMatchObject({ reason: "no-such-key" });
  });

  it("refuses faces on a finding of the whole tooth", () => {
    expect(refusal("3 6 k o")).toEqual({ reason: "no-surfaces", rule: "crown" });
  });
});

describe("finishing", () => {
  it("enters as observed, planned or done today", () => {
    expect(recorded("3 6 r o 1 Enter")).toMatchObject({ status: "existing_good", attribute: "composite" });
    expect(recorded("3 6 r o 1 Ctrl+Enter")).toMatchObject({ status: "planned" });
    expect(recorded("3 6 r o 1 Shift+Enter")).toMatchObject({ status: "done_here" });
  });

  it("refuses planned caries and keeps what was typed", () => {
    const { entry, effects } = typed("3 6 c o Ctrl+Enter");
    expect(effects).toEqual([{ do: "refuse", refusal: { reason: "status-planned", rule: "caries" } }]);
    expect(entry).toMatchObject({ rule: "caries", surfaces: ["O"] });
  });

  it("refuses caries without a face", () => {
    expect(refusal("3 6 c Enter")).toEqual({ reason: "surface-required", rule: "caries" });
  });

  it("enters one finding on all first molars", () => {
    expect(recorded("1 6 , 2 6 , 3 6 , 4 6 s Enter")).toMatchObject({ rule: "sealant", teeth: [16, 26, 46, 36] });
  });

  it("repeats the last entry on other teeth with a full stop", () => {
    const { effects } = typed("3 6 c o 3 Enter 4 6 .");
    expect(effects.at(-1)).toMatchObject({
      do: "record",
      finding: { rule: "caries", teeth: [46], surfaces: ["O"], attribute: "dentine" },
    });
    expect(refusal("3 6 .")).toEqual({ reason: "nothing-to-repeat" });
    expect(refusal("3 6 c o Enter 1 1 .")).toMatchObject({ reason: "surface-not-on-tooth", tooth: 11 });
  });

  it("writes nothing while the past is shown or the role may not", () => {
    expect(refusal("3 6 c", mouth({ readOnly: "not-today" }))).toEqual({ reason: "not-today" });
    expect(refusal("3 6 c", mouth({ readOnly: "not-allowed" }))).toEqual({ reason: "not-allowed" });
  });

  it("gives back what the store refused, unless something new was begun", () => {
    const { entry, effects } = typed("3 6 c o m Enter");
    const sent = effects[0];
    if (sent?.do !== "record") throw new Error("nothing was sent");
    expect(takeBack(entry, sent.finding)).toMatchObject({ rule: "caries", surfaces: ["O", "M"], teeth: [36] });
    const begun = typed("4 7 r", entry).entry;
    expect(takeBack(begun, sent.finding)).toBe(begun);
  });
});

describe("other keys", () => {
  it("goes one step back with Esc until nothing is left, then lets the key pass", () => {
    const steps = ["3 6 c o m 3 Esc", "3 6 c o m Esc", "3 6 c o Esc", "3 6 c Esc", "3 6 Esc"].map(
      (keys) => typed(keys).entry,
    );
    expect(steps.map((e) => [e.attribute, e.surfaces.join(""), e.rule, e.teeth.length])).toEqual([
      [null, "OM", "caries", 1],
      [null, "O", "caries", 1],
      [null, "", "caries", 1],
      [null, "", null, 1],
      [null, "", null, 0],
    ]);
    expect(typed("Esc").effects).toEqual([{ do: "pass" }]);
    expect(teeth("3 6 - 3 8 Esc")).toEqual([38]);
  });

  it("asks to undo, redo, withdraw, change to the table, and for help", () => {
    expect(typed("Ctrl+z").effects).toEqual([{ do: "undo" }]);
    expect(typed("Ctrl+y").effects).toEqual([{ do: "redo" }]);
    expect(typed("Ctrl+Shift+z").effects).toEqual([{ do: "redo" }]);
    expect(typed("3 6 Del").effects).toEqual([{ do: "withdraw", teeth: [36] }]);
    expect(refusal("Del")).toEqual({ reason: "no-teeth" });
    expect(typed("Space").effects).toEqual([{ do: "table" }]);
    expect(typed("?").effects).toEqual([{ do: "help" }]);
    expect(typed("3 6 c /").effects).toEqual([{ do: "note" }]);
  });

  it("leaves the program's own keys alone", () => {
    expect(typed("Ctrl+k").effects).toEqual([{ do: "pass" }]);
    expect(press(EMPTY, { key: "2", ctrl: false, shift: false, alt: true }, mouth()).effect).toEqual({ do: "pass" });
  });
});

describe("teethText", () => {
  it.each([
    [[36], "36"],
    [[36, 46], "46, 36"],
    [[36, 37, 38], "36–38"],
    [[45, 46, 47], "45–47"],
    [[12, 11, 21, 22], "12–22"],
    [[11, 24, 25, 26], "11, 24–26"],
  ])("writes %j as %s", (list, text) => expect(teethText(list)).toBe(text));
});

describe("findings of more than one tooth, and notes", () => {
  it("finds what has no key by its name", () => {
    expect(recorded("1 1 , 2 1 q d i a s Enter Enter")).toMatchObject({ rule: "diastema", teeth: [11, 21] });
  });

  it("wants two teeth for what is between two", () => {
    expect(refusal("1 1 q d i a s Enter")).toMatchObject({ reason: "needs-pair", rule: "diastema" });
    expect(refusal("1 1 - 2 2 q d i a s Enter")).toMatchObject({ reason: "needs-pair" });
  });

  it("takes any tooth for a whole jaw", () => {
    expect(recorded("4 1 q e d e n t Enter Enter")).toMatchObject({ rule: "edentulous", teeth: [41] });
  });

  it("seals the fissures without a face, or the face that is named", () => {
    expect(recorded("3 6 s Enter")).toMatchObject({ rule: "sealant", surfaces: [] });
    expect(recorded("3 6 s v Enter")?.surfaces).toEqual(["V"]);
  });

  it("has a key for mobility, fracture, wear, remnant and temporary", () => {
    expect(recorded("3 1 m 2 Enter")).toMatchObject({ rule: "mobility", attribute: "2", status: "pathology" });
    expect(recorded("2 1 f Enter")?.rule).toBe("fracture");
    expect(recorded("1 1 d i Enter")).toMatchObject({ rule: "wear", surfaces: ["I"] });
    expect(recorded("4 8 u Enter")?.rule).toBe("root_remnant");
    expect(recorded("3 6 t o Enter")).toMatchObject({ rule: "temporary", status: "temporary" });
  });

  it("writes a note on the tooth with /, and not an empty one", () => {
    const { entry, effects } = typed("3 6 /");
    expect([entry.rule, effects]).toEqual(["note", [{ do: "note" }]]);
    expect(refusal("3 6 / Enter")).toMatchObject({ reason: "note-required" });
    const { effect } = press(
      { ...entry, note: "duele al frío" },
      { key: "Enter", ctrl: false, shift: false, alt: false },
      mouth(),
    );
    expect(effect).toMatchObject({ do: "record", finding: { rule: "note", teeth: [36], note: "duele al frío" } });
  });

  it("does not repeat a note", () => {
    expect(refusal("3 6 / Enter Esc .")).toMatchObject({ reason: "nothing-to-repeat" });
  });
});
