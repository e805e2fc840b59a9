import type {
  ComparedExam,
  Entrance,
  ExamRow,
  ExamView,
  NewAssessment,
  PerioEntry,
  Recorded,
  ToothView,
} from "../lib/bindings";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";
import { argue, indicesOf, type Kept } from "./fake-perio-figures";
import { emptyTeeth, seededTeeth } from "./fake-perio-mouth";

type Outside = {
  today: () => string;
  now: () => number;
  who: () => string;
  changed: (kinds: string[], ids: string[]) => void;
};

/** Periodontal examinations in memory. */
export function fakePerio({ today, now, who, changed }: Outside) {
  const exams: Kept[] = [];
  const find = (id: string): Kept => {
    const kept = exams.find((exam) => exam.id === id);
    if (!kept) throw refusal("not_found");
    return kept;
  };
  const invalid = (reason: string) => refusal("invalid", [{ field: "exam", reason }]);
  const draft = (id: string): Kept => {
    const kept = find(id);
    if (kept.status === "closed") throw invalid("exam_closed");
    return kept;
  };
  const begin = (patient: string, examinedOn: string, teeth: ToothView[], status: ExamRow["status"]): Kept => ({
    id: newId(),
    patient,
    examinedOn,
    status,
    retired: false,
    plaqueExamined: status === "closed",
    teeth,
    closings: status === "closed" ? [{ reason: "", by: "Marta Soler Pons", recordedAt: now() - 150 * 86_400_000 }] : [],
    answers: {},
    judged: null,
  });
  const seed = (patient: string) => {
    exams.push(begin(patient, "2025-12-03", seededTeeth([18, 38, 28], 1.2), "closed"));
    exams.push(begin(patient, "2026-06-03", seededTeeth([18, 38, 28], 0), "closed"));
  };
  const of = (patient: string) =>
    exams
      .filter((exam) => exam.patient === patient)
      .sort((a, b) => (a.examinedOn + a.id < b.examinedOn + b.id ? 1 : -1));
  const previousOf = (kept: Kept) => of(kept.patient).find((exam) => exam.status === "closed" && exam.id < kept.id);
  const row = (kept: Kept): ExamRow => ({
    id: kept.id,
    examinedOn: kept.examinedOn,
    by: "Marta Soler Pons",
    status: kept.status,
    retired: kept.retired,
    note: "",
    indices: indicesOf(kept),
    judged: kept.judged,
  });
  const view = (kept: Kept): ExamView => {
    const previous = previousOf(kept);
    const sites = previous?.teeth.flatMap(({ tooth, sites: around }) =>
      around.map(({ site, depthMm, recessionMm }) => ({ tooth, site, depthMm, recessionMm })),
    );
    return {
      exam: row(kept),
      teeth: kept.teeth,
      plaqueExamined: kept.plaqueExamined,
      previous: previous ? { id: previous.id, examinedOn: previous.examinedOn, sites: sites ?? [] } : null,
      late: false,
      disputed: kept.teeth.flatMap((tooth) => tooth.sites).filter((site) => site.disputed).length,
      closings: kept.closings,
      answers: kept.answers,
      answeredHere: Object.keys(kept.answers).length > 0,
      argued: argue(kept, kept.answers),
    };
  };
  const record = (kept: Kept, entry: PerioEntry): Recorded => {
    const recorded: Recorded = { sites: [], teeth: [] };
    for (const { tooth, site, replaces, ...values } of entry.sites) {
      const around = kept.teeth.find((view) => view.tooth === tooth);
      if (!around) throw refusal("invalid", [{ field: "tooth", reason: "not_a_tooth" }]);
      if (values.depthMm !== null && values.depthMm > 20)
        throw refusal("invalid", [{ field: "depth_mm", reason: "out_of_range" }]);
      const id = newId();
      around.sites = around.sites.map((old) =>
        old.site === site
          ? {
              ...old,
              ...values,
              carried: false,
              disputed: old.heads.some((head) => !replaces.includes(head)),
              heads: [...old.heads.filter((head) => !replaces.includes(head)), id],
            }
          : old,
      );
      recorded.sites.push({ tooth, site, id });
    }
    for (const { tooth, mobility, examined, ...furcations } of entry.teeth) {
      const around = kept.teeth.find((view) => view.tooth === tooth);
      if (!around) throw refusal("invalid", [{ field: "tooth", reason: "not_a_tooth" }]);
      const id = newId();
      const grades: [Entrance, number | null][] = [
        ["buccal", furcations.furcationBuccal],
        ["lingual", furcations.furcationLingual],
        ["mesial", furcations.furcationMesial],
        ["distal", furcations.furcationDistal],
      ];
      Object.assign(around, {
        mobility,
        examined,
        furcation: grades.flatMap(([entrance, grade]) => (grade === null ? [] : [{ entrance, grade }])),
        heads: [id],
        place: examined === null ? around.place : examined ? "tooth" : "absent",
      });
      recorded.teeth.push({ tooth, id });
    }
    return recorded;
  };

  return {
    seed,
    list: (patient: string) => of(patient).map(row),
    exam: (id: string) => view(find(id)),
    whose: (id: string) => find(id).patient,
    compare: (ids: string[]): ComparedExam[] =>
      ids
        .map(find)
        .sort((a, b) => a.examinedOn.localeCompare(b.examinedOn))
        .map((kept) => ({
          id: kept.id,
          examinedOn: kept.examinedOn,
          indices: indicesOf(kept),
          judged: kept.judged?.judgement ?? null,
          teeth: kept.teeth
            .filter((tooth) => tooth.place !== "absent")
            .map(({ tooth, place, sites }) => ({
              tooth,
              implant: place === "implant",
              depthsMm: sites.map((site) => site.depthMm),
              lossesMm: sites.map((site) => (site.depthMm ?? 0) + (site.recessionMm ?? 0)),
            })),
        })),
    start: (patient: string) => {
      const kept = begin(patient, today(), emptyTeeth([18, 28, 38, 48]), "draft");
      exams.push(kept);
      changed(["perio_exam"], [patient]);
      return kept.id;
    },
    record: (id: string, entry: PerioEntry) => {
      const kept = find(id);
      if (kept.status === "closed" && entry.reason === "") throw invalid("exam_closed");
      const recorded = record(kept, entry);
      if (kept.status === "closed") kept.closings.push({ reason: entry.reason, by: who(), recordedAt: now() });
      changed(["perio_site"], [kept.patient]);
      return recorded;
    },
    copy: (id: string) => {
      const kept = draft(id);
      const previous = previousOf(kept);
      if (!previous) throw invalid("no_previous_exam");
      let copied = 0;
      for (const tooth of kept.teeth.filter(({ place }) => place !== "absent")) {
        const old = previous.teeth.find((view) => view.tooth === tooth.tooth);
        tooth.sites = tooth.sites.map((site, i) => {
          const was = old?.sites[i];
          if (site.depthMm !== null || !was || was.depthMm === null) return site;
          copied += 1;
          return { ...site, depthMm: was.depthMm, recessionMm: was.recessionMm, carried: true, heads: [newId()] };
        });
      }
      changed(["perio_site"], [kept.patient]);
      return copied;
    },
    plaque: (id: string, examined: boolean) => {
      draft(id).plaqueExamined = examined;
      changed(["perio_exam"], [find(id).patient]);
    },
    close: (id: string) => {
      const kept = draft(id);
      const sites = kept.teeth.filter(({ place }) => place !== "absent").flatMap((tooth) => tooth.sites);
      if (sites.some((site) => site.carried)) throw invalid("carried_unconfirmed");
      if (sites.every((site) => site.depthMm === null)) throw invalid("nothing_probed");
      kept.status = "closed";
      kept.closings.push({ reason: "", by: who(), recordedAt: now() });
      changed(["perio_closing"], [kept.patient]);
      return indicesOf(kept);
    },
    retire: (id: string, retired: boolean) => {
      draft(id).retired = retired;
      changed(["perio_exam"], [find(id).patient]);
    },
    argue: (id: string, answers: ExamView["answers"]) => {
      const { bone_loss_percent: bone } = answers;
      if (bone && (bone < 0 || bone > 100))
        throw refusal("invalid", [{ field: "bone_loss_percent", reason: "out_of_range" }]);
      return argue(find(id), answers);
    },
    assess: (id: string, { answers, judged, note }: NewAssessment) => {
      const kept = find(id);
      kept.answers = answers;
      const { diagnosis, stage, extent, grade } = argue(kept, answers).classification;
      const computed = { diagnosis, stage, extent, grade };
      if (judged) kept.judged = { judgement: judged, computed, note, by: who(), recordedAt: now() };
      changed(["perio_assessment"], [kept.patient]);
    },
  };
}
