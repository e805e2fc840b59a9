import type { Catalogue, Rule, Surface, ToothFacts } from "../lib/bindings";

type Row = [id: string, key: string | null, attribute: Rule["attribute"], rest?: Partial<Rule>];

/** The first value is taken when nobody says one, unless another is named. */
const attribute = (name: string, values: string[], usual: string | null = values[0] ?? null) => ({
  name,
  values,
  default: usual,
});

const COURSE = attribute("course", ["ended"], null);
const TRAIT: Partial<Rule> = { planned: null, done: null };
const ILL: Partial<Rule> = { observed: "pathology", ...TRAIT };
const OVER: Partial<Rule> = { without_tooth: true, on_implant: true };

const ROWS: Row[] = [
  [
    "caries",
    "c",
    attribute("depth", ["white_spot", "enamel", "dentine", "pulp"], "dentine"),
    { scope: "surfaces", surfaces: "required", observed: "pathology", planned: null, done: null },
  ],
  [
    "restoration",
    "r",
    attribute("material", ["composite", "amalgam", "glass_ionomer", "inlay_metal", "inlay_aesthetic", "veneer"]),
    { scope: "surfaces", surfaces: "required" },
  ],
  ["temporary", "t", null, { scope: "surfaces", surfaces: "required", observed: "temporary", on_implant: true }],
  ["sealant", "s", null, { scope: "surfaces", surfaces: "optional" }],
  ["crown", "k", attribute("type", ["metal_ceramic", "ceramic", "metal", "resin", "temporary"])],
  ["root_canal", "e", attribute("extent", ["root_canal", "pulpotomy", "pulpectomy"])],
  [
    "absent",
    "x",
    attribute("cause", ["unknown", "caries", "periodontal", "trauma", "orthodontic", "agenesis", "unerupted"]),
    { planned: null, done: null, without_tooth: true },
  ],
  [
    "extraction",
    "z",
    attribute("cause", ["caries", "periodontal", "trauma", "orthodontic", "other"]),
    { observed: "pathology" },
  ],
  ["implant", "i", attribute("state", ["restored", "healing", "failing"]), { without_tooth: true }],
  [
    "bridge",
    "p",
    attribute("material", ["metal_ceramic", "ceramic", "metal", "resin"]),
    { scope: "range", without_tooth: true },
  ],
  ["fixed_appliance", null, COURSE, { scope: "range", ...OVER }],
  ["removable_appliance", null, COURSE, { scope: "arch", ...OVER }],
  ["partial_denture", null, COURSE, { scope: "segments", ...OVER }],
  ["full_denture", null, COURSE, { scope: "arch", ...OVER }],
  ["edentulous", null, null, { scope: "arch", ...TRAIT, ...OVER }],
  ["fracture", "f", attribute("part", ["crown", "root", "crown_root"]), ILL],
  ["mobility", "m", attribute("grade", ["1", "2", "3", "0"]), ILL],
  ["root_remnant", "u", null, ILL],
  [
    "wear",
    "d",
    attribute("wear", ["attrition", "abrasion", "erosion", "abfraction"], null),
    { scope: "surfaces", surfaces: "required", ...ILL },
  ],
  ["him", "h", attribute("severity", ["mild", "severe"]), { scope: "surfaces", surfaces: "required", ...ILL }],
  ["diastema", null, COURSE, { scope: "pair", ...TRAIT }],
  ["supernumerary", null, COURSE, { scope: "between", ...TRAIT }],
  ["peg", null, null, TRAIT],
  ["note", "/", null, { ...TRAIT, ...OVER }],
];

export const RULES: Rule[] = ROWS.map(([id, key, attr, rest]) => ({
  id,
  key,
  scope: "tooth",
  surfaces: "none",
  attribute: attr,
  observed: "existing_good",
  planned: "planned",
  done: "done_here",
  without_tooth: false,
  on_implant: false,
  ...rest,
}));

function facts(tooth: number): ToothFacts {
  const [quadrant, position] = [Math.floor(tooth / 10), tooth % 10];
  const primary = quadrant > 4;
  const kind = position <= 2 ? "incisor" : position === 3 ? "canine" : primary || position > 5 ? "molar" : "premolar";
  const biting: Surface = position <= 3 ? "I" : "O";
  return {
    tooth,
    surfaces: ["M", "D", "V", "L", "C", biting],
    primary,
    upper: [1, 2, 5, 6].includes(quadrant),
    right: [1, 4, 5, 8].includes(quadrant),
    class: kind,
    position,
  };
}

export const FACTS: ToothFacts[] = [1, 2, 4, 3, 5, 6, 8, 7].flatMap((quadrant) =>
  Array.from({ length: quadrant > 4 ? 5 : 8 }, (_, i) => facts(quadrant * 10 + i + 1)),
);

export const CATALOGUE: Catalogue = { rules: RULES, teeth: FACTS };
