import type { CodeSet, CodesOf, Index, PlaceView } from "../lib/bindings";

const UPPER = [17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27];
const LOWER = [47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37];
const CHILD = [16, 12, 11, 21, 22, 26, 55, 54, 53, 63, 64, 65, 85, 84, 83, 73, 74, 75, 46, 42, 41, 31, 32, 36];
const SEXTANTS = ["17-14", "13-23", "24-27", "47-44", "43-33", "34-37"];

const owned = (text: string) => text.split(" ");
const ICDAS = Array.from({ length: 63 }, (_, i) => `${Math.floor(i / 7)}${i % 7}`);
const CODES: Record<CodeSet, string[]> = {
  present: owned("0 1"),
  grade: owned("0 1 2 3"),
  cpi: owned("0 1 2 3 4 X"),
  bpe: owned("0 1 2 3 4 X 0* 1* 2* 3* 4*"),
  icdas: [...ICDAS, ...owned("90 91 92 93 96 97 98 99")],
  mih: owned("0 11 12 13 14 21 22 3 4 5 6 7"),
  extent: owned("0 1 2 3"),
  sensitivity: owned("0 1 2 3"),
};
const WHOLE: Partial<Record<CodeSet, string[]>> = { icdas: owned("90 91 92 93 96 97 98 99"), mih: ["6"] };

export const codesOf = (places: readonly PlaceView[]): CodesOf[] =>
  [...new Set(places.map(({ set }) => set))].map((set) => ({ set, codes: CODES[set], wholeTooth: WHOLE[set] ?? [] }));

export function placesOf(measure: Index, child: boolean): PlaceView[] {
  const teeth = child ? CHILD : [...UPPER, ...LOWER];
  const at = (tooth: number | null, part: string, set: CodeSet, key = `${tooth}.${part}`): PlaceView => ({
    key,
    tooth,
    part,
    set,
    code: "",
    heads: [],
    disputed: false,
  });
  const each = (parts: string, set: CodeSet, only = teeth) =>
    only.flatMap((tooth) => owned(parts).map((part) => at(tooth, part, set)));
  const molar = (tooth: number) => tooth % 10 > 5 || tooth > 50;
  switch (measure) {
    case "oleary":
      return each("V M D L", "present");
    case "plaque_six":
      return each("DB B MB DL L ML", "present");
    case "silness_loe":
    case "loe_silness":
      return each("V M D L", "grade", child ? [16, 12, 64, 36, 32, 84] : [16, 12, 24, 36, 32, 44]);
    case "cpi":
    case "bpe":
      return SEXTANTS.map((span, i) => at(null, span, measure, `S${i + 1}`));
    case "icdas":
      return teeth.flatMap((tooth) => each(tooth % 10 > 3 ? "M O D V L" : "M V D L", "icdas", [tooth]));
    case "mih":
      return teeth
        .filter((tooth) => [16, 26, 36, 46, 11, 12, 21, 22, 31, 32, 41, 42, 55, 65, 75, 85].includes(tooth))
        .flatMap((tooth) => [
          ...each(`${molar(tooth) ? "O" : "I"} V L`, "mih", [tooth]),
          at(tooth, "extent", "extent"),
          at(tooth, "sensitivity", "sensitivity"),
        ]);
  }
}
