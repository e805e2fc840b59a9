import type { Catalogue, Rule, Surface, ToothFacts } from "../lib/bindings";

type Row = [id: string, key: string, attribute: Rule["attribute"], rest?: Partial<Rule>];

const attribute = (name: string, values: string[]) => ({ name, values, required: false });

const ROWS: Row[] = [
  [
    "caries",
    "c",
    attribute("depth", ["white_spot", "enamel", "dentine", "pulp"]),
    { scope: "surfaces", surfaces: "required", observed: "pathology", planned: null, done: null },
  ],
  [
    "restoration",
    "r",
    attribute("material", ["composite", "amalgam", "glass_ionomer", "inlay_metal", "inlay_aesthetic", "veneer"]),
    { scope: "surfaces", surfaces: "required" },
  ],
  ["sealant", "s", null],
  ["crown", "k", attribute("type", ["metal_ceramic", "ceramic", "metal", "resin", "temporary"])],
  ["root_canal", "e", attribute("extent", ["root_canal", "pulpotomy", "pulpectomy"])],
  [
    "absent",
    "x",
    attribute("cause", ["unknown", "caries", "periodontal", "trauma", "orthodontic", "agenesis", "unerupted"]),
    { planned: null, done: null },
  ],
  [
    "extraction",
    "z",
    attribute("cause", ["caries", "periodontal", "trauma", "orthodontic", "other"]),
    { observed: "pathology" },
  ],
  ["implant", "i", attribute("state", ["restored", "healing", "failing"])],
  ["bridge", "p", attribute("material", ["metal_ceramic", "ceramic", "metal", "resin"]), { scope: "range" }],
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
    arch: [1, 2, 5, 6].includes(quadrant) ? "upper" : "lower",
    side: [1, 4, 5, 8].includes(quadrant) ? "right" : "left",
    class: kind,
    position,
  };
}

export const FACTS: ToothFacts[] = [1, 2, 4, 3, 5, 6, 8, 7].flatMap((quadrant) =>
  Array.from({ length: quadrant > 4 ? 5 : 8 }, (_, i) => facts(quadrant * 10 + i + 1)),
);

export const CATALOGUE: Catalogue = { rules: RULES, teeth: FACTS };
