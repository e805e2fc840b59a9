import type {
  ConflictPage,
  ConflictView,
  DuplicatePage,
  LinkedPatient,
  PastView,
  PatientForm,
  PatientRow,
  PatientView,
  Written,
} from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

/** What the rest of the fake lends: its patients, its clock, and how the screens are told. */
export type Lent = {
  patients: PatientView[];
  row: (patient: PatientView) => PatientRow;
  now: () => number;
  later: Later;
  changed: (kinds: string[], ids?: string[]) => void;
};

type Value = [says: string | null, by: string, device: string, hoursAgo: number];

const FORM_FIELD: Record<string, keyof PatientForm> = {
  birth_date: "birthDate",
  document_number: "documentNumber",
  family_name: "familyName",
  phone: "phone",
};

/** Five open questions about four people and a colleague, as two workstations without a line leave them behind. */
function seeded(patients: PatientView[], written: (value: Value) => Written): ConflictView[] {
  const of = (
    i: number,
    field: string,
    safety: boolean,
    values: Value[],
    more?: Partial<ConflictView>,
  ): ConflictView => {
    const patient = patients[i];
    return {
      kind: "patient",
      record: patient?.id ?? "",
      field,
      safety,
      patient: patient?.id ?? null,
      about: patient ? [patient.givenName, patient.familyName, patient.familyName2].join(" ") : "",
      values: values.map((value, at) => ({ version: `${at}`, says: value[0], parts: [], written: written(value) })),
      clocks: "1",
      entry: field === "birth_date" ? "date" : field === "retired" ? null : "text",
      mayDecide: true,
      ...more,
    };
  };
  const entry = of(12, "*", true, [], { kind: "finding", entry: null });
  const told = (teeth: string, note: string, by: Value) => ({
    version: null,
    says: null,
    parts: [
      { field: "targets", says: teeth },
      { field: "note", says: note },
    ],
    written: written(by),
  });
  return [
    of(0, "birth_date", true, [
      ["1992-04-03", "Jordi Vidal Cano", "Recepción", 3],
      ["1992-03-04", "Marta Soler Pons", "Higiene", 4],
    ]),
    of(0, "phone", false, [
      ["612345678", "Jordi Vidal Cano", "Recepción", 3],
      ["612345687", "Laura Roca Vila", "Gabinete 1", 5],
      [null, "Marta Soler Pons", "Higiene", 26],
    ]),
    {
      ...entry,
      values: [
        told("36", "Vigilar en la próxima revisión", [null, "Laura Roca Vila", "Gabinete 1", 50]),
        told("46", "", [null, "Laura Roca Vila", "Gabinete 1", 50]),
      ],
    },
    of(7, "document_number", true, [
      [patients[7]?.documentNumber ?? "", "Jordi Vidal Cano", "Recepción", 28],
      ["45871236M", "Laura Roca Vila", "Gabinete 1", 29],
    ]),
    of(9, "retired", false, [
      ["false", "Marta Soler Pons", "Higiene", 51],
      ["true", "Jordi Vidal Cano", "Recepción", 52],
    ]),
  ];
}

/** Questions, their answers, and records of one person. */
export function fakeConflicts(
  lent: Lent,
): Pick<
  Commands,
  | "conflictList"
  | "conflictDecide"
  | "conflictAcknowledge"
  | "conflictHistory"
  | "duplicateList"
  | "duplicateLinked"
  | "duplicateLink"
  | "duplicateUnlink"
  | "duplicateDismiss"
> {
  const { patients, row, now, later, changed } = lent;
  const written = ([, by, device, hoursAgo]: Value): Written => ({
    by,
    device,
    here: device === "Recepción",
    at: now() - hoursAgo * 3_600_000,
    decision: false,
  });
  const open = patients.length > 12 ? seeded(patients, written) : [];

  const twin = patients[3];
  const again = patients[11];
  const pairs: [PatientView, PatientView][] = [];
  if (twin && again) {
    Object.assign(again, {
      givenName: twin.givenName.normalize("NFD").replaceAll(/\p{M}/gu, ""),
      familyName: twin.familyName,
      familyName2: "",
      birthDate: twin.birthDate,
      age: twin.age,
      archived: false,
    });
    twin.archived = false;
    pairs.push([twin, again]);
  }
  const links: [string, string, number][] = [];
  const apart = new Set<string>();
  const key = (a: string, b: string) => [a, b].sort().join();
  const done = (work: () => void): null => {
    work();
    return null;
  };
  return {
    conflictList: later(({ patient, offset, limit }): ConflictPage => {
      const wanted = open.filter((conflict) => patient === null || conflict.patient === patient);
      const safety = wanted.filter((conflict) => conflict.safety).length;
      return { conflicts: wanted.slice(offset, offset + limit), safety, ordinary: wanted.length - safety, hidden: 0 };
    }),
    conflictDecide: later(({ record, field, choice }) =>
      done(() => {
        const at = open.findIndex((conflict) => conflict.record === record && conflict.field === field);
        const conflict = open[at];
        if (!conflict) throw refusal("not_found");
        const kept = conflict.values.find((value) => value.version === choice.keep)?.says ?? null;
        const says = choice.write === undefined ? kept : choice.write.trim() || null;
        if (field === "birth_date" && says && !/^\d{4}-\d\d-\d\d$/.test(says))
          throw refusal("invalid", [{ field: "value", reason: "malformed" }]);
        if (field === "document_number" && choice.write !== undefined && !/[A-Z]$/i.test(choice.write))
          throw refusal("invalid", [{ field: "value", reason: "wrong_check_letter" }]);
        const patient = patients.find((p) => p.id === record);
        const name = FORM_FIELD[field];
        if (patient && name) Object.assign(patient, { [name]: says ?? "" });
        if (patient && field === "retired") patient.archived = says === "true";
        open.splice(at, 1);
        changed(["patient"], [record]);
      }),
    ),
    conflictAcknowledge: later(({ record, clocks }) =>
      done(() => {
        const at = open.findIndex((c) => c.record === record && c.field === "*" && c.clocks === clocks);
        const patient = open[at]?.patient;
        if (at < 0) throw refusal("not_found");
        open.splice(at, 1);
        changed(["acknowledgement"], patient ? [patient] : []);
      }),
    ),
    conflictHistory: later((_kind, record, field): PastView[] => {
      const conflict = open.find((c) => c.record === record && c.field === field);
      const values = conflict?.values ?? [];
      const last = values[0]?.written ?? null;
      const first: Written = {
        by: "Laura Roca Vila",
        device: "Gabinete 1",
        here: false,
        at: now() - 86_400_000 * 400,
        decision: false,
      };
      return [
        ...values.flatMap((value, i) =>
          value.written ? [{ says: value.says, written: value.written, shown: i === 0, replaced: null }] : [],
        ),
        { says: field === "phone" ? "934412200" : null, written: first, shown: false, replaced: last },
      ];
    }),
    duplicateList: later((limit): DuplicatePage => {
      const shown = pairs.filter(
        ([a, b]) => !apart.has(key(a.id, b.id)) && !links.some(([x, y]) => key(x, y) === key(a.id, b.id)),
      );
      const told = shown
        .slice(0, limit)
        .map(([a, b]) => ({ first: row(a), second: row(b), reasons: ["birth_and_name" as const] }));
      return { pairs: told, total: shown.length };
    }),
    duplicateLinked: later((id): LinkedPatient[] =>
      links.flatMap(([a, b, at]) => {
        const other = a === id ? b : b === id ? a : null;
        const patient = patients.find((p) => p.id === other);
        return patient ? [{ patient: row(patient), by: "Aitor Prats Ibarra", at }] : [];
      }),
    ),
    duplicateLink: later((a, b) =>
      done(() => {
        links.push([a, b, now()]);
        changed(["patient_link"], [a]);
      }),
    ),
    duplicateUnlink: later((a, b) =>
      done(() => {
        apart.delete(key(a, b));
        const at = links.findIndex(([x, y]) => key(x, y) === key(a, b));
        if (at >= 0) links.splice(at, 1);
        changed(["patient_unlink"], [a]);
      }),
    ),
    duplicateDismiss: later((a, b) =>
      done(() => {
        apart.add(key(a, b));
        changed(["patient_link"], [a]);
      }),
    ),
  };
}
