import type { Catalogue, Rule, Surface, ToothFacts } from "../lib/bindings";

type Row = [id: string, key: string, attribute: Rule["attribute"], rest?: Partial<Rule>];

/** The first value is taken when nobody says one, unless another is named. */
const attribute = (name: string, values: string[], usual = values[0] ?? null) => ({ name, values, default: usual });

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
  ["sealant", "s", null],
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
