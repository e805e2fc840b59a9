import type { DrawnTooth } from "../features/odontogram/drawing";
import type {
  ChartState,
  ChartView,
  FindingView,
  LetterKey,
  Mark,
  NewFinding,
  Paint,
  PathShape,
  Status,
} from "../lib/bindings";
import { FACTS, RULES } from "./fake-catalogue";
import { DRAWING } from "./fake-drawing";

export function paintOf(status: Status): Paint {
  if (status === "pathology" || status === "existing_defective") return "pathology";
  if (status === "planned" || status === "referred") return "planned";
  if (status === "temporary") return "temporary";
  return status === "done_here" ? "done" : "existing";
}

const LETTERS: Record<string, string> = {
  "caries/white_spot": "MB",
  "caries/enamel": "CE",
  "caries/dentine": "CD",
  "caries/pulp": "CDP",
  "restoration/composite": "R",
  "restoration/amalgam": "AM",
  "restoration/glass_ionomer": "IV",
  sealant: "S",
  crown: "CMC",
  "crown/ceramic": "CLM",
  "crown/temporary": "CT",
  root_canal: "TC",
  "root_canal/pulpotomy": "PP",
  absent: "DAO",
  "absent/caries": "DEX",
  "absent/unerupted": "DNE",
  extraction: "EXO",
  implant: "IMP",
  bridge: "PF",
  temporary: "RT",
  mobility: "M1",
  "mobility/2": "M2",
  "mobility/3": "M3",
  root_remnant: "RR",
  wear: "DES",
  him: "HIM",
};

export function lettersOf(rule: string, attribute: string | null): string {
  return LETTERS[`${rule}/${attribute}`] ?? LETTERS[rule] ?? "";
}

/** The teeth of each finding that an entry makes. */
export function covered({ rule, teeth }: NewFinding): number[][] {
  switch (RULES.find((r) => r.id === rule)?.scope) {
    case "pair":
    case "between":
    case "range":
    case "segments":
      return [teeth];
    case "arch":
      return [true, false]
        .map((upper) => FACTS.filter((f) => f.upper === upper && !f.primary).map((f) => f.tooth))
        .filter((jaw) => teeth.some((tooth) => jaw.includes(tooth)));
    default:
      return teeth.map((tooth) => [tooth]);
  }
}

const shape = (path: string, rest: Partial<PathShape>): PathShape => ({
  path,
  fill: null,
  stroke: null,
  width: 2,
  dash: false,
  ...rest,
});

/** Two neighbours: `)(` or a ring between them, at the height of the crowns or the roots. */
function between(finding: FindingView, first: DrawnTooth, last: DrawnTooth): PathShape[] {
  const upper = first.tooth < 30;
  const x = (first.box.x + first.box.width / 2 + last.box.x + last.box.width / 2) / 2;
  const part = (n: number) => first.box.y + first.box.height * (upper ? n : 1 - n);
  if (finding.rule === "supernumerary") {
    const y = part(0.06);
    return [
      shape(`M${x - 6} ${y}A6 6 0 1 1 ${x + 6} ${y}A6 6 0 1 1 ${x - 6} ${y}Z`, { stroke: finding.paint, width: 1.5 }),
    ];
  }
  const [a, b] = [part(0.42), part(0.58)];
  const bow = (side: number) => `M${x + side * 5} ${a}Q${x + side * 0.5} ${(a + b) / 2} ${x + side * 5} ${b}`;
  return [shape(bow(-1) + bow(1), { stroke: finding.paint })];
}

function shapesOf(finding: FindingView, tooth: DrawnTooth): PathShape[] {
  const { box } = tooth;
  const upper = FACTS.find((f) => f.tooth === tooth.tooth)?.upper ?? true;
  const middle = box.x + box.width / 2;
  const planned = finding.status === "planned";
  const line = { stroke: finding.paint, dash: planned };
  switch (finding.rule) {
    case "caries":
    case "restoration":
      return tooth.surfaces
        .filter((s) => finding.surfaces.includes(s.surface))
        .map((s) =>
          planned
            ? shape(s.path, { stroke: finding.paint, width: 1.75 })
            : shape(s.path, { fill: finding.paint, stroke: finding.paint, width: 0.5 }),
        );
    case "crown":
      return [shape(tooth.crown, { ...line, width: 2.5 }), shape(tooth.figure, { ...line, width: 1.75 })];
    case "root_canal":
    case "implant": {
      const [tip, neck] = upper
        ? [box.y + box.height * 0.1, box.y + box.height * 0.36]
        : [box.y + box.height * 0.9, box.y + box.height * 0.64];
      return [shape(`M${middle} ${neck}L${middle} ${tip}`, { ...line, width: finding.rule === "implant" ? 5 : 2.25 })];
    }
    case "absent":
    case "extraction": {
      const [a, b] = upper ? [box.y + 6, box.y + box.height * 0.6] : [box.y + box.height * 0.4, box.y + box.height - 6];
      const x = (d: number) => middle + d * box.width * 0.38;
      return [shape(`M${x(-1)} ${a}L${x(1)} ${b}M${x(1)} ${a}L${x(-1)} ${b}`, line)];
    }
    default:
      return [];
  }
}

function markOf(finding: FindingView, change: Mark["change"]): Mark {
  const teeth = finding.teeth.map((t) => t.tooth);
  const drawn = teeth.flatMap((n) => DRAWING.teeth.filter((t) => t.tooth === n));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (finding.rule === "bridge" && first && last) {
    const upper = first.tooth < 30;
    const y = first.box.y + first.box.height * (upper ? 0.36 : 0.64);
    const [a, b] = [first.box.x + 8, last.box.x + last.box.width - 8];
    const bar = `M${Math.min(a, b)} ${y - 4}L${Math.min(a, b)} ${y + 4}M${Math.min(a, b)} ${y}L${Math.max(a, b)} ${y}M${Math.max(a, b)} ${y - 4}L${Math.max(a, b)} ${y + 4}`;
    return {
      finding: finding.id,
      teeth,
      shapes: [shape(bar, { stroke: finding.paint, width: 2.5, dash: finding.status === "planned" })],
      change,
    };
  }
  if ((finding.rule === "diastema" || finding.rule === "supernumerary") && first && last) {
    return { finding: finding.id, teeth, shapes: between(finding, first, last), change };
  }
  return { finding: finding.id, teeth, shapes: drawn.flatMap((tooth) => shapesOf(finding, tooth)), change };
}

function inForce(all: FindingView[], view: ChartView, today: string): { shown: FindingView[]; date: string } {
  const standing = all.filter((f) => !f.withdrawn);
  const dates = standing.map((f) => f.observedOn).sort();
  const first = dates[0] ?? today;
  switch (view.kind) {
    case "initial":
      return { shown: standing.filter((f) => f.observedOn <= first && f.status !== "planned"), date: first };
    case "at":
      return { shown: standing.filter((f) => f.observedOn <= view.date), date: view.date };
    case "compare":
      return { shown: standing.filter((f) => f.observedOn <= view.to), date: view.to };
    case "planned":
    case "today":
      return { shown: standing, date: today };
  }
}

export function chartState(
  all: FindingView[],
  view: ChartView,
  today: string,
  child: boolean,
): Omit<ChartState, "canUndo" | "canRedo"> {
  const { shown, date } = inForce(all, view, today);
  const gone = new Set(shown.filter((f) => f.rule === "absent").flatMap((f) => f.teeth.map((t) => t.tooth)));
  const change = (f: FindingView): Mark["change"] =>
    view.kind === "compare" && f.observedOn > view.from ? "added" : null;
  const marks = shown.map((f) => markOf(f, change(f)));
  const used = new Map<string, LetterKey>();
  for (const { letters, rule, attribute, status } of shown) {
    if (letters) used.set(letters, { letters, rule, attribute, status });
  }
  return {
    date,
    dates: [...new Set(all.filter((f) => !f.withdrawn).map((f) => f.observedOn))].sort(),
    teeth: FACTS.map(({ tooth, primary, position }) => ({
      tooth,
      presence: gone.has(tooth)
        ? "faded"
        : (child ? position > 6 || (!primary && position > 2 && position !== 6) : primary)
          ? "hidden"
          : "present",
      letters: shown
        .filter((f) => f.letters && f.rule !== "bridge" && f.teeth.some((t) => t.tooth === tooth))
        .slice(0, 2)
        .map((f) => ({ text: f.letters, paint: f.paint })),
    })),
    marks,
    findings: [...shown].reverse(),
    history: [...all].reverse(),
    profile: "ES",
    specifications: [],
    legend: ["pathology", "planned", "existing", "done"],
    letters: [...used.values()],
  };
}
