import type { FindingView, PlanPhase, Procedure, StepView } from "../lib/bindings";

export const PHASES: readonly PlanPhase[] = ["urgent", "disease_control", "corrective", "maintenance"];

const line = (code: string, phase: PlanPhase, reach: Procedure["reach"], rule?: string): Procedure => ({
  code,
  phase,
  reach,
  charts: rule ? { rule, value: null } : null,
});

/** Some of the procedures that Rust knows. */
export const PROCEDURES: readonly Procedure[] = [
  line("pain_relief", "urgent", "anywhere"),
  line("scaling", "disease_control", "anywhere"),
  line("fluoride", "disease_control", "anywhere"),
  line("filling", "disease_control", "faces", "restoration"),
  line("root_canal", "disease_control", "tooth", "root_canal"),
  line("extraction", "disease_control", "tooth", "extraction"),
  line("inlay", "corrective", "faces", "restoration"),
  line("crown", "corrective", "tooth", "crown"),
  line("implant", "corrective", "tooth", "implant"),
  line("implant_crown", "corrective", "tooth", "crown"),
  line("bridge", "corrective", "span", "bridge"),
  line("periodontal_maintenance", "maintenance", "anywhere"),
  line("other", "disease_control", "anywhere"),
];

/** As Rust proposes, for the findings of the fake chart: caries by depth, extractions, planned work. */
export function proposalsOf(
  chart: readonly FindingView[],
  teeth: readonly number[],
): { finding: FindingView; ways: StepView[][] }[] {
  const standing = chart.filter((finding) => !finding.withdrawn);
  const asked = standing.filter((finding) =>
    teeth.length > 0
      ? finding.teeth.some(({ tooth }) => teeth.includes(tooth))
      : finding.status === "pathology" || finding.status === "planned",
  );
  const planned = (finding: FindingView) =>
    standing.some(
      (other) =>
        other.status === "planned" &&
        other.id !== finding.id &&
        other.teeth.some(({ tooth }) => finding.teeth.some((one) => one.tooth === tooth)),
    );
  return asked.flatMap((finding) => {
    const ways = waysOf(finding);
    return ways.length > 0 && !(finding.rule === "caries" && planned(finding)) ? [{ finding, ways }] : [];
  });
}

function waysOf(finding: FindingView): StepView[][] {
  const teeth = finding.teeth.map(({ tooth }) => tooth);
  const step = (procedure: string): StepView => {
    const known = PROCEDURES.find((one) => one.code === procedure);
    const surfaces = known?.reach === "faces" ? finding.surfaces : [];
    return { procedure, teeth, surfaces, detail: null, phase: known?.phase ?? "disease_control" };
  };
  if (finding.rule === "caries" && finding.attribute === "enamel") return [[step("fluoride")], [step("filling")]];
  if (finding.rule === "caries") return [[step("filling")], [step("inlay")], [step("crown")]];
  if (finding.rule === "extraction") return [[step("extraction")]];
  if (finding.rule === "restoration" && finding.status === "planned") return [[step("filling")]];
  return [];
}
