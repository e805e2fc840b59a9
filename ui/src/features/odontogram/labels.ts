import type { Catalogue, ChartState, FindingView } from "../../lib/bindings";
import { findingSpoken } from "../../lib/findings-text";
import { spokenNumber, toothName } from "../../lib/teeth";
import type { Language, Text } from "../../lib/text";

/** The accessible name of each tooth: "3.6, primer molar inferior izquierdo, caries mesial y oclusal, dentina". */
export function toothLabels(catalogue: Catalogue, state: ChartState, language: Language, t: Text): Map<number, string> {
  const byTooth = new Map<number, FindingView[]>();
  for (const finding of state.findings) {
    for (const { tooth } of finding.teeth) byTooth.set(tooth, [...(byTooth.get(tooth) ?? []), finding]);
  }
  const presence = new Map(state.teeth.map((tooth) => [tooth.tooth, tooth.presence]));
  return new Map(
    catalogue.teeth.map((facts) => {
      const findings = byTooth.get(facts.tooth) ?? [];
      const name = toothName(facts, t);
      const said = findings.map((finding) => findingSpoken(finding, facts.tooth, catalogue.rules, language, t));
      if (said.length === 0) said.push(t(presence.get(facts.tooth) === "present" ? "tooth-sound" : "tooth-not-there"));
      return [facts.tooth, [spokenNumber(facts.tooth), name, ...said].join(", ")];
    }),
  );
}
