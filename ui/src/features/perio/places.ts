import type { Entrance, PerioPath, Place, Site } from "../../lib/bindings";

/** Where a number is written: a site of a tooth. */
export type Cell = { tooth: number; site: Site };

/** What can stand in the mouth at one position. */
export type Spot = { tooth: number; place: Place; entrances: readonly Entrance[] };

export type FaceId = "upper-facial" | "upper-oral" | "lower-oral" | "lower-facial";

/** From top to bottom, as drawn. */
export const FACES: readonly FaceId[] = ["upper-facial", "upper-oral", "lower-oral", "lower-facial"];

export const isUpper = (tooth: number) => tooth < 30;
const isRight = (tooth: number) => tooth < 20 || tooth >= 40;
export const isOral = (site: Site) => site === "DL" || site === "L" || site === "ML";

/** From the patient's right to the left, which on the screen is left to right. */
const UPPER = [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28];
const LOWER = [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38];

export const archOf = (upper: boolean): readonly number[] => (upper ? UPPER : LOWER);
export const ALL_TEETH: readonly number[] = [...UPPER, ...LOWER];

export function faceOf({ tooth, site }: Cell): FaceId {
  return `${isUpper(tooth) ? "upper" : "lower"}-${isOral(site) ? "oral" : "facial"}`;
}

export function sitesOf(tooth: number, oral: boolean): readonly [Site, Site, Site] {
  const [distal, middle, mesial]: [Site, Site, Site] = oral ? ["DL", "L", "ML"] : ["DB", "B", "MB"];
  return isRight(tooth) ? [distal, middle, mesial] : [mesial, middle, distal];
}

/** Every cell of a face from left to right, teeth that are not there left out. */
export function cellsOf(face: FaceId, there: (tooth: number) => boolean): Cell[] {
  const oral = face.endsWith("oral");
  return archOf(face.startsWith("upper"))
    .filter(there)
    .flatMap((tooth) => sitesOf(tooth, oral).map((site) => ({ tooth, site })));
}

/** Which face is walked when, and from which end. */
const ROUNDS: Record<PerioPath, readonly (readonly [FaceId, "there" | "back"])[]> = {
  by_arch: [
    ["upper-facial", "there"],
    ["upper-oral", "back"],
    ["lower-facial", "there"],
    ["lower-oral", "back"],
  ],
  facial_first: [
    ["upper-facial", "there"],
    ["lower-facial", "back"],
    ["lower-oral", "there"],
    ["upper-oral", "back"],
  ],
};

/** All cells in the order in which a probe goes round. */
export function walkOf(path: PerioPath, there: (tooth: number) => boolean): Cell[] {
  return ROUNDS[path].flatMap(([face, way]) => {
    const cells = cellsOf(face, there);
    return way === "there" ? cells : cells.reverse();
  });
}

export const sameCell = (a: Cell | null, b: Cell | null) => a?.tooth === b?.tooth && a?.site === b?.site;
export const keyOf = ({ tooth, site }: Cell) => `${tooth}-${site}`;
