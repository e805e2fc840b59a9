import type { ChartChange, FindingView, NewFinding, PatientView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { CATALOGUE } from "./fake-catalogue";
import { chartState, covered } from "./fake-chart";
import { newFinding, seededFindings } from "./fake-clinic";
import { DRAWING } from "./fake-drawing";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

export type ChartingWorld = {
  patients: readonly PatientView[];
  find: (patient: string) => PatientView;
  now: () => number;
  today: () => string;
  who: () => string;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

/** Charting in memory: what is entered, taken back, undone and done again. */
export function fakeCharting({ patients, find, now, today, who, later, changed }: ChartingWorld) {
  const charts = new Map<string, FindingView[]>();
  const undone = new Map<string, string[]>();
  const [adult, child] = patients;
  if (adult) charts.set(adult.id, seededFindings(new Date(now()), "adult"));
  if (child) charts.set(child.id, seededFindings(new Date(now()), "child"));
  const chartOf = (patient: string) => {
    const chart = charts.get(patient) ?? [];
    charts.set(patient, chart);
    return chart;
  };
  const withdraw = (patient: string, id: string, withdrawn = true): ChartChange => {
    const chart = chartOf(patient);
    const index = chart.findIndex((f) => f.id === id);
    const old = chart[index];
    if (!old) throw refusal("not_found");
    chart[index] = { ...old, withdrawn, mine: !withdrawn };
    changed([withdrawn ? "finding_amendment" : "finding"], [patient]);
    return { findings: [id], teeth: old.teeth.map((t) => t.tooth) };
  };
  const record = (patient: string, input: NewFinding): FindingView[] => {
    const added = covered(input).map((teeth) => newFinding(input, teeth, who(), today(), now()));
    chartOf(patient).push(...added);
    undone.delete(patient);
    changed(["finding"], [patient]);
    return added;
  };
  const commands: Pick<
    Commands,
    | "chartRedo"
    | "chartUndo"
    | "findingRecord"
    | "findingWithdraw"
    | "odontogramCatalogue"
    | "odontogramDrawing"
    | "odontogramGet"
  > = {
    odontogramCatalogue: later(() => CATALOGUE),
    odontogramDrawing: later(() => DRAWING),
    odontogramGet: later((patient, view) => {
      const age = find(patient).age?.years ?? 40;
      const chart = chartOf(patient);
      return {
        ...chartState(chart, view, today(), age < 12),
        canUndo: chart.some((f) => f.mine),
        canRedo: (undone.get(patient) ?? []).length > 0,
      };
    }),
    findingRecord: later((patient, input) => {
      const same = chartOf(patient).find(
        (f) =>
          !f.withdrawn &&
          f.rule === input.rule &&
          f.rule !== "note" &&
          f.status === input.status &&
          f.surfaces.join() === input.surfaces.join() &&
          f.teeth.some((t) => input.teeth.includes(t.tooth)),
      );
      if (same) throw refusal("invalid", [{ field: "teeth", reason: "already_there" }]);
      return { findings: record(patient, input).map((f) => f.id), teeth: input.teeth };
    }),
    findingWithdraw: later((patient, finding) => withdraw(patient, finding)),
    chartUndo: later((patient) => {
      const last = chartOf(patient).findLast((f) => f.mine && !f.withdrawn);
      if (!last) return null;
      undone.set(patient, [...(undone.get(patient) ?? []), last.id]);
      return withdraw(patient, last.id);
    }),
    chartRedo: later((patient) => {
      const id = undone.get(patient)?.pop();
      return id ? withdraw(patient, id, false) : null;
    }),
  };
  return { commands, chartOf, record, withdraw, clear: () => charts.clear() };
}
