import { describe, expect, it } from "vitest";
import { readBirthDate } from "./birth-date";
import { ageText, ago, since, spokenMoment } from "./dates";
import { fullName, groupedPhone, initials } from "./format";
import { newBundle, type Text } from "./text";

const t: Text = (key, args) => {
  const bundle = newBundle("es");
  const pattern = bundle.getMessage(key)?.value;
  return pattern ? bundle.formatPattern(pattern, args ?? {}) : key;
};
const NOW = new Date(2026, 10, 22, 12, 30).getTime();
const MINUTE = 60_000;

describe("format", () => {
  it("groups a Spanish number and leaves a foreign one as typed", () => {
    expect(groupedPhone("612345678")).toBe("612 34 56 78");
    expect(groupedPhone("+34 612-345-678")).toBe("+34 612 34 56 78");
    expect(groupedPhone("+44 20 7946 0018")).toBe("+44 20 7946 0018");
  });

  it("joins names and takes initials", () => {
    expect(fullName({ givenName: "Ana", familyName: "Güell", familyName2: "" })).toBe("Ana Güell");
    expect(initials("Aitor Prats Ibarra")).toBe("AP");
  });

  it("counts small children in months", () => {
    expect(ageText({ years: 1, months: 4 }, t)).toBe("16 meses");
    expect(ageText({ years: 34, months: 7 }, t)).toBe("34 años");
    expect(ageText(null, t)).toBe("");
  });

  it("says moments as people do", () => {
    expect(spokenMoment(NOW - 26 * MINUTE, NOW, "es", t)).toBe("hoy 12:04");
    expect(spokenMoment(NOW - 1440 * MINUTE, NOW, "es", t)).toBe("ayer 12:30");
    expect(ago(NOW - 2 * MINUTE, NOW, t)).toBe("hace 2 min");
    expect(ago(NOW - 25 * 60 * MINUTE, NOW, t)).toBe("hace 1 día");
    expect(since(NOW - 5 * 1440 * MINUTE, NOW, "es", t)).toBe("desde el martes");
  });
});

describe("readBirthDate", () => {
  it.each([
    ["3/4/1992", "1992-04-03"],
    ["03-04-1992", "1992-04-03"],
    ["03041992", "1992-04-03"],
    ["3.4.92", "1992-04-03"],
    ["1/2/20", "2020-02-01"],
    ["29/2/2024", "2024-02-29"],
    ["29/2/2023", null],
    ["31/4/2000", null],
    ["ayer", null],
    ["", null],
  ])("reads %s as %s", (typed, date) => expect(readBirthDate(typed, 2026)).toBe(date));
});
