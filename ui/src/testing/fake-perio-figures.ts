import type { Argued, ExamRow, ExamView, Indices, JudgementView, Share, ToothView } from "../lib/bindings";

/** What the fake keeps of an examination. */
export type Kept = {
  id: string;
  patient: string;
  examinedOn: string;
  status: ExamRow["status"];
  retired: boolean;
  plaqueExamined: boolean;
  teeth: ToothView[];
  closings: ExamView["closings"];
  answers: ExamView["answers"];
  judged: JudgementView | null;
};

const count = (flags: (boolean | null)[]): Share => ({
  n: flags.filter(Boolean).length,
  of: flags.filter((flag) => flag !== null).length,
});

export function indicesOf({ teeth, plaqueExamined }: Kept): Indices {
  const there = teeth.filter((tooth) => tooth.place !== "absent");
  const sites = there.flatMap((tooth) => tooth.sites);
  const probed = sites.filter((site) => site.depthMm !== null && !site.carried);
  const losses = probed.flatMap(({ depthMm, recessionMm }) =>
    depthMm === null || recessionMm === null ? [] : [depthMm + recessionMm],
  );
  const depths = probed.map((site) => site.depthMm ?? 0);
  const from = (values: number[], least: number) => count(values.map((value) => value >= least));
  const films = there.flatMap(({ sites: around }) =>
    [["MB", "ML"], ["DB", "DL"], ["B"], ["L"]].map((face) =>
      around.some(({ site, plaque }) => face.includes(site) && plaque === true),
    ),
  );
  const looked = plaqueExamined || sites.some((site) => site.plaque !== null);
  return {
    teeth: there.filter((tooth) => tooth.place === "tooth").length,
    implants: there.filter((tooth) => tooth.place === "implant").length,
    probed: { n: probed.length, of: sites.length },
    bleeding: count(probed.map((site) => site.bleeding)),
    suppuration: count(probed.map((site) => site.suppuration)),
    plaque: looked ? count(films) : { n: 0, of: 0 },
    calculus: count(probed.map((site) => site.calculus === true)),
    depth_from_4: from(depths, 4),
    depth_from_5: from(depths, 5),
    depth_from_6: from(depths, 6),
    depth_sum_mm: depths.reduce((sum, mm) => sum + mm, 0),
    depth_most_mm: depths.length > 0 ? Math.max(...depths) : null,
    loss_from_3: from(losses, 3),
    loss_sum_mm: losses.reduce((sum, mm) => sum + mm, 0),
    loss_most_mm: losses.length > 0 ? Math.max(...losses) : null,
    interdental_loss_most_mm: losses.length > 0 ? Math.max(...losses) : null,
    teeth_interdental_loss_from_3: { n: 0, of: there.length },
    depth_or_loss_from_4: from(depths, 4),
    cdc_aap: probed.length > 0 ? "moderate" : null,
  };
}

/** As Rust would argue for the seeded mouth; the rules themselves are tested there. */
export function argue(kept: Kept, answers: ExamView["answers"]): Argued {
  const indices = indicesOf(kept);
  const bleeding = indices.bleeding.of > 0 ? (indices.bleeding.n * 100) / indices.bleeding.of : null;
  const bone = answers.bone_loss_percent ? answers.bone_loss_percent / 34 : null;
  const parameter = (factor: Argued["risk"]["parameters"][number]["factor"], value: number | null, rings: number[]) => {
    const at = value === null ? null : rings.findIndex((ring) => value <= ring);
    const ring = at === null ? null : at < 0 ? 6 : at + 0.6;
    return {
      factor,
      value,
      ring,
      risk: ring === null ? null : ring <= 2 ? "low" : ring <= 4 ? "moderate" : "high",
    } as const;
  };
  const empty = indices.probed.n === 0;
  return {
    classification: {
      diagnosis: empty ? "insufficient" : "periodontitis",
      stage: empty ? null : "III",
      extent: empty ? null : "localized",
      grade: empty ? null : bone !== null && bone > 1 ? "C" : "B",
      reasons: empty
        ? []
        : [
            { code: "case_interdental", teeth: 22 },
            { code: "loss", tooth: 16, mm: 6, stage: "III" },
            { code: "depth", mm: indices.depth_most_mm ?? 0, stage: (indices.depth_most_mm ?? 0) >= 6 ? "III" : "II" },
            { code: "furcation", tooth: 16, grade: 2 },
            { code: "extent", n: 7, of: 28, mm: 5 },
            bone === null ? { code: "grade_assumed" } : { code: "bone_for_age", hundredths: Math.floor(bone * 100) },
          ],
      missing: empty
        ? [{ code: "depths" }]
        : [
            ...(bone === null ? [{ code: "bone_loss" } as const] : []),
            ...(answers.cigarettes_per_day === null || answers.cigarettes_per_day === undefined
              ? [{ code: "smoking" } as const]
              : []),
            ...(answers.diabetes === null || answers.diabetes === undefined ? [{ code: "diabetes" } as const] : []),
          ],
    },
    risk: {
      parameters: [
        parameter("bleeding", bleeding, [4, 9, 16, 25, 36, 50]),
        parameter("pockets", empty ? null : indices.depth_from_5.n, [2, 4, 6, 8, 10, 12]),
        parameter("teeth_lost", 1, [2, 4, 6, 8, 10, 12]),
        parameter("bone_for_age", bone, [0.25, 0.5, 0.75, 1, 1.25, 1.5]),
        parameter("systemic", answers.systemic_condition ? 6 : 0, [0, 1, 2, 3, 4, 5]),
        parameter("smoking", answers.cigarettes_per_day ?? null, [0, 1, 9, 19, 20, 30]),
      ],
      risk: bone === null ? null : indices.depth_from_5.n > 8 && (bleeding ?? 0) > 25 ? "high" : "moderate",
      missing: bone === null ? [{ code: "bone_loss" }] : [],
    },
  };
}
