import type {
  CariesIndex,
  Figure,
  Index,
  IndexExamRow,
  IndexExamView,
  IndexFigures,
  MihArgued,
  MihExamView,
  MihJudgementView,
  MihTooth,
  PlaceView,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import { codesOf, placesOf } from "./fake-index-places";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;
type Outside = {
  adult: string | undefined;
  child: string | undefined;
  today: () => string;
  who: () => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};
type Kept = {
  id: string;
  patient: string;
  measure: Index;
  on: string;
  by: string;
  retired: boolean;
  places: PlaceView[];
  judged: MihJudgementView | null;
};

const SLOTS = ["front", "upper_occlusal", "lower_occlusal", "molar_16", "molar_26", "molar_36", "molar_46"];
const GRAVITY = ["0", "14", "13", "12", "11", "21", "22", "3", "4", "5", "6"];
const isAffected = (code: string) => GRAVITY.indexOf(code) >= 5;

/** Indices in memory: one adult with plaque and gums, one child followed for HIM. */
export function fakeIndices({ adult, child, today, who, later, changed }: Outside) {
  const exams: Kept[] = [];
  const begin = (patient: string, measure: Index, on: string, by: string): Kept => {
    const places = placesOf(measure, patient === child);
    const kept = { id: newId(), patient, measure, on, by, retired: false, places, judged: null };
    exams.push(kept);
    return kept;
  };
  const put = (exam: Kept, code: (place: PlaceView, i: number) => string) =>
    exam.places.forEach((place, i) => {
      place.code = code(place, i);
      place.heads = place.code ? [newId()] : [];
    });
  if (adult) {
    const stained = [4, 5, 7];
    ["2025-06-03", "2025-12-03", "2026-06-03"].forEach((on, n) => {
      put(begin(adult, "oleary", on, "Marta Soler Pons"), (_, i) =>
        (i * 7 + n) % (stained[n] ?? 5) === 0 ? "1" : "0",
      );
    });
    put(begin(adult, "loe_silness", "2026-06-03", "Marta Soler Pons"), (_, i) => String([1, 2, 1, 0][i % 4]));
    put(begin(adult, "bpe", "2026-06-03", "Laura Roca Vila"), (_, i) => ["2", "1", "3", "2*", "2", "1"][i] ?? "0");
  }
  if (child) {
    const worst = [
      { 16: "22", 26: "21", 11: "21" },
      { 16: "3", 26: "21", 11: "21", 46: "21" },
      { 16: "4", 26: "21", 11: "21", 46: "22" },
    ];
    ["2025-05-12", "2025-11-10", "2026-05-18"].forEach((on, n) => {
      const exam = begin(child, "mih", on, "Laura Roca Vila");
      const of = (tooth: number | null) => (worst[n] as Record<number, string>)[tooth ?? 0];
      put(exam, ({ tooth, part, set }) => {
        const code = of(tooth);
        if (set === "extent") return code ? "1" : "";
        if (set === "sensitivity") return code ? (code === "3" ? "2" : "0") : "";
        return code && ["O", "I"].includes(part) ? code : "0";
      });
      const severity = argue(exam.places).severity;
      exam.judged = {
        judged: severity ?? "none",
        computed: severity,
        note: "",
        nextReviewOn: n === 2 ? "2026-12-14" : null,
        photos: ["front", "upper_occlusal"],
        by: "Laura Roca Vila",
      };
    });
  }
  const find = (id: string): Kept => {
    const kept = exams.find((exam) => exam.id === id);
    if (!kept) throw refusal("not_found");
    return kept;
  };
  const of = (patient: string) =>
    exams.filter((exam) => exam.patient === patient).sort((a, b) => (a.on + a.id < b.on + b.id ? 1 : -1));
  const row = (kept: Kept): IndexExamRow => {
    const figures = figuresOf(kept);
    const first = figures.figures[0];
    const percent = first && first.share.of > 0 ? (100 * first.share.n) / first.share.of : null;
    return {
      id: kept.id,
      measure: kept.measure,
      examinedOn: kept.on,
      by: kept.by,
      retired: kept.retired,
      figures,
      headline: figures.mean ?? (figures.highest ? Number.parseInt(figures.highest, 10) : percent),
    };
  };
  const view = (kept: Kept): IndexExamView => {
    const before = of(kept.patient).find((exam) => exam.measure === kept.measure && exam.id < kept.id && !exam.retired);
    return {
      exam: row(kept),
      places: kept.places,
      codes: codesOf(kept.places),
      previous: (before?.places ?? []).filter(({ code }) => code).map(({ key, code }) => ({ place: key, code })),
      previousOn: before?.on ?? null,
      mih: kept.measure === "mih" ? argue(kept.places) : null,
      judged: kept.judged,
      photoSlots: kept.measure === "mih" ? SLOTS : [],
    };
  };
  const mih = (kept: Kept): MihExamView => ({
    id: kept.id,
    examinedOn: kept.on,
    by: kept.by,
    teeth: worstOf(kept.places),
    argued: argue(kept.places),
    judged: kept.judged,
  });
  return {
    indexList: later((patient) => ({
      ageYears: patient === child ? 8 : 34,
      variant: "who2013",
      caries: caries(patient === child, patient === adult || patient === child),
      trend: [
        { on: "2019-03-12", permanent: 2, primary: null },
        { on: "2021-10-04", permanent: 3, primary: null },
        { on: "2024-05-20", permanent: 6, primary: null },
      ].filter(() => patient === adult),
      exams: of(patient).map(row),
      perio: [
        { on: "2025-12-03", bleeding: { n: 58, of: 168 }, plaque: { n: 44, of: 112 } },
        { on: "2026-06-03", bleeding: { n: 31, of: 168 }, plaque: { n: 28, of: 112 } },
      ].filter(() => patient === adult),
    })),
    indexExam: later((id) => view(find(id))),
    indexStart: later((patient, measure) => {
      const kept = begin(patient, measure, today(), who());
      changed(["index_exam"], [patient]);
      return kept.id;
    }),
    indexRecord: later((id, scores) => {
      const kept = find(id);
      const recorded = scores.map(({ place: key, code, replaces }) => {
        const place = kept.places.find((one) => one.key === key);
        if (!place) throw refusal("invalid", [{ field: "place", reason: "not_a_place" }]);
        const left = place.heads.filter((head) => !replaces.includes(head));
        const score = newId();
        Object.assign(place, { code, heads: [...left, score], disputed: left.length > 0 && place.code !== code });
        return { place: key, id: score };
      });
      changed(["index_score"], [kept.patient]);
      return recorded;
    }),
    indexRetire: later((id, retired): null => {
      const kept = find(id);
      kept.retired = retired;
      changed(["index_exam"], [kept.patient]);
      return null;
    }),
    mihFollowUp: later((patient) =>
      of(patient)
        .filter((exam) => exam.measure === "mih" && !exam.retired)
        .map(mih)
        .reverse(),
    ),
    mihJudge: later((id, input): null => {
      const kept = find(id);
      const computed = argue(kept.places).severity;
      if (computed !== input.judged && !input.note.trim())
        throw refusal("invalid", [{ field: "note", reason: "reason_required" }]);
      kept.judged = { ...input, computed, by: who() };
      changed(["mih_judgement"], [kept.patient]);
      return null;
    }),
  } satisfies Partial<Commands>;
}

const among = <T>(all: readonly T[], wanted: (one: T) => boolean) => ({ n: all.filter(wanted).length, of: all.length });

function figuresOf({ measure, places }: Kept): IndexFigures {
  const scored = places.filter(({ code }) => code !== "");
  const visible = scored.filter(({ code }) => !code.startsWith("9"));
  const told: IndexFigures = {
    scored: { n: scored.length, of: places.length },
    disputed: places.filter(({ disputed }) => disputed).length,
    figures: [],
    mean: null,
    mean_teeth: null,
    highest: null,
    class: null,
  };
  const figure = (code: string, wanted: (place: PlaceView) => boolean): Figure => ({
    code,
    share: among(visible, wanted),
  });
  const digit = (place: PlaceView, at: number) => Number(place.code[at]);
  switch (measure) {
    case "oleary":
    case "plaque_six":
      told.figures = [figure("plaque", ({ code }) => code === "1")];
      return told;
    case "silness_loe":
    case "loe_silness": {
      const sum = scored.reduce((all, place) => all + digit(place, 0), 0);
      told.mean = scored.length > 0 ? sum / scored.length : null;
      told.mean_teeth = { n: Math.floor(scored.length / 4), of: 6 };
      told.class = told.mean === null ? null : told.mean <= 1 ? "mild" : "moderate";
      return told;
    }
    case "cpi":
    case "bpe":
      told.highest =
        scored
          .map(({ code }) => code)
          .sort()
          .at(-1) ?? null;
      told.figures = [figure("sextants_with_pockets", (place) => digit(place, 0) >= 3)];
      return told;
    case "icdas":
      told.figures = [
        figure("icdas_any", (place) => digit(place, 1) > 0),
        figure("icdas_initial", (place) => [1, 2].includes(digit(place, 1))),
        figure("icdas_moderate", (place) => [3, 4].includes(digit(place, 1))),
        figure("icdas_extensive", (place) => digit(place, 1) >= 5),
      ];
      return told;
    case "mih": {
      const teeth = worstOf(places);
      const share = (code: string, of: number[]): Figure => ({
        code,
        share: among(
          teeth.filter(({ tooth }) => of.includes(tooth)),
          (tooth) => isAffected(tooth.code),
        ),
      });
      told.figures = [share("mih_molars", [16, 26, 36, 46]), share("mih_incisors", [11, 12, 21, 22, 31, 32, 41, 42])];
      return told;
    }
  }
}

function worstOf(places: readonly PlaceView[]): MihTooth[] {
  const teeth = [...new Set(places.map(({ tooth }) => tooth ?? 0))];
  const code = (key: string) => places.find((place) => place.key === key)?.code ?? "";
  return teeth.flatMap((tooth) => {
    const codes = ["O", "I", "V", "L"].map((part) => code(`${tooth}.${part}`)).filter((one) => one && one !== "7");
    const worst = codes.sort((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0];
    const [extent, sensitivity] = [code(`${tooth}.extent`), code(`${tooth}.sensitivity`)];
    return worst ? [{ tooth, code: worst, extent, sensitivity }] : [];
  });
}

function argue(places: readonly PlaceView[]): MihArgued {
  const teeth = worstOf(places);
  const affected = (of: number[]) =>
    teeth.filter(({ tooth, code }) => of.includes(tooth) && isAffected(code)).map(({ tooth }) => tooth);
  const molars = affected([16, 26, 36, 46]);
  const incisors = affected([11, 12, 21, 22, 31, 32, 41, 42]);
  const broken = teeth.filter(({ code }) => ["3", "4", "5", "6"].includes(code)).map(({ tooth }) => tooth);
  const scored = teeth.filter(({ tooth }) => [16, 26, 36, 46].includes(tooth)).length;
  if (molars.length === 0) {
    const open = scored < 4 ? [{ code: "molars_not_scored" as const, n: 4 - scored }] : [];
    return { severity: scored < 4 ? null : "none", hspm: false, reasons: [{ code: "no_molar" }, ...open] };
  }
  return {
    severity: broken.length > 0 ? "severe" : "mild",
    hspm: false,
    reasons: [
      { code: "molars", teeth: molars },
      ...(incisors.length > 0 ? [{ code: "incisors" as const, teeth: incisors }] : []),
      broken.length > 0 ? { code: "breakdown", teeth: broken } : { code: "opacities_only" },
    ],
  };
}

function caries(child: boolean, charted: boolean): CariesIndex[] {
  const variants = ["who2013", "ecuador033", "peru188"] as const;
  const teeth = [
    ["permanent32", 32, 29, [3, 1, 5]],
    ["permanent28", 28, 27, [3, 0, 5]],
    ["primary20", 20, child ? 12 : 0, child ? [2, 1, 1] : [0, 0, 0]],
  ] as const;
  return variants.flatMap((variant) =>
    teeth.map(([of, positions, judged, [decayed, missing, filled]]): CariesIndex => {
      const extra = variant === "ecuador033" && of !== "primary20" ? 1 : 0;
      const crown = extra === 0 && of !== "primary20" && !child;
      return {
        variant,
        teeth: of,
        judged,
        positions,
        count: { decayed, missing: missing + extra, filled },
        faces: { decayed: decayed * 2, missing: (missing + extra) * 5, filled: filled * 2 },
        enamel_only: of === "primary20" ? 0 : 1,
        gaps: charted ? (crown ? [{ code: "cause_of_crown", n: 1 }] : []) : [{ code: "nothing_charted" }],
        enough: charted,
      };
    }),
  );
}
