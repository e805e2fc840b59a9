import type { Entrance, Site, SiteView, ToothView } from "../lib/bindings";
import { newId } from "./fake-clinic";

const SITES: Site[] = ["DB", "B", "MB", "DL", "L", "ML"];
const UPPER = [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28];
const LOWER = [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38];

const emptySite = (site: Site): SiteView => ({
  site,
  depthMm: null,
  recessionMm: null,
  bleeding: null,
  suppuration: null,
  plaque: null,
  calculus: null,
  carried: false,
  disputed: false,
  heads: [],
});

function entrances(tooth: number): Entrance[] {
  if (tooth % 10 >= 6) return tooth < 30 ? ["buccal", "mesial", "distal"] : ["buccal", "lingual"];
  return tooth === 14 || tooth === 24 ? ["mesial", "distal"] : [];
}

export function emptyTeeth(absent: readonly number[]): ToothView[] {
  return [...UPPER, ...LOWER].map((tooth) => ({
    tooth,
    place: absent.includes(tooth) ? "absent" : tooth === 46 ? "implant" : "tooth",
    entrances: absent.includes(tooth) || tooth === 46 ? [] : entrances(tooth),
    sites: SITES.map(emptySite),
    mobility: null,
    furcation: [],
    examined: null,
    disputed: false,
    heads: [],
  }));
}

/** The same mouth twice, half a year apart: molars are worst, and treatment helped a little. */
export function seededTeeth(absent: readonly number[], worse: number): ToothView[] {
  const teeth = emptyTeeth(absent);
  for (const [n, view] of teeth.entries()) {
    if (view.place === "absent") continue;
    const molar = view.tooth % 10 >= 6;
    const severity = view.place === "implant" ? 0.2 : (molar ? (n % 3 === 1 ? 2.6 : 1.7) : 0.4) + ((n * 7) % 5) * 0.16;
    view.sites = SITES.map((site, i) => {
      const between = site !== "B" && site !== "L";
      const depth = Math.round(
        1.7 + (between ? 0.8 : 0.1) + severity * (between ? 1.25 : 0.6) + worse * (((n + i) % 3) / 2),
      );
      const recession = Math.round(severity * (between ? 0.5 : 0.9) - 0.4 + ((n + i) % 4 === 0 ? 0.7 : 0));
      return {
        ...emptySite(site),
        depthMm: depth,
        recessionMm: recession,
        bleeding: depth >= 4 ? (n + i) % 3 !== 0 : (n * 5 + i) % 11 === 0,
        suppuration: depth >= 6 && (n + i) % 4 === 0,
        plaque: (n * 3 + i * 2) % 7 === 0,
        calculus: LOWER.indexOf(view.tooth) > 4 && LOWER.indexOf(view.tooth) < 11 && !between && i === 4,
        heads: [newId()],
      };
    });
    if (view.tooth === 16)
      view.furcation = [
        { entrance: "mesial", grade: 2 },
        { entrance: "buccal", grade: 1 },
      ];
    if (view.tooth === 36) view.furcation = [{ entrance: "buccal", grade: 2 }];
    if (view.tooth === 26) view.mobility = 1;
    if (view.tooth === 17) view.mobility = 2;
    if (view.mobility !== null || view.furcation.length > 0) view.heads = [newId()];
  }
  return teeth;
}
