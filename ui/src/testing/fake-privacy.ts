import type { BlockedView, ErasureOutlook, ErasureView, PatientView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Privacy = Pick<
  Commands,
  | "backupForget"
  | "erasureList"
  | "erasureOutlook"
  | "patientBlock"
  | "patientBlocked"
  | "patientErase"
  | "patientLook"
  | "patientUnblock"
>;

type World = {
  patients: PatientView[];
  now: () => number;
  who: () => string;
  entries: (patient: string) => string[];
  changed: (kinds: string[], patients: string[]) => void;
};

/** Blocking and erasing in memory; `isHidden` is what every other command has to ask. */
export function fakePrivacy({ patients, now, who, entries, changed }: World) {
  const blocked: BlockedView[] = [];
  const opened = new Set<string>();
  const erasures: ErasureView[] = [];
  let backups = [
    { file: "/media/clinica/USB/esmalte-2026-11.esmb", madeAt: now() - 86_400_000 * 9, isThere: false },
    { file: "/home/clinica/Copias/esmalte-2026-10.esmb", madeAt: now() - 86_400_000 * 40, isThere: true },
  ];
  const word = (reason: string) => {
    if (reason.trim().length < 5) throw refusal("invalid", [{ field: "reason", reason: "too_short" }]);
    return { reason, at: now(), by: who() };
  };
  const find = (id: string) => {
    const patient = patients.find((p) => p.id === id);
    if (!patient) throw refusal("not_found");
    return patient;
  };
  const isBlocked = (id: string) => blocked.some((b) => b.patient === id);
  const outlook = (id: string): ErasureOutlook => {
    const lastEntry = entries(id).sort().at(-1) ?? null;
    const until = lastEntry ? `${Number(lastEntry.slice(0, 4)) + 5}${lastEntry.slice(4)}` : null;
    return {
      number: find(id).number,
      hold: {
        until,
        lastEntry,
        years: 5,
        region: { code: "ES", years: 5, source: "Ley 41/2002, art. 17.1", verified: true },
        ownYears: false,
        fromOfAge: false,
      },
      isOver: until === null,
      mayOverride: true,
      blocked: isBlocked(id),
      records: [...(lastEntry ? [{ kind: "finding", count: entries(id).length }] : []), { kind: "patient", count: 1 }],
      backups,
    };
  };
  const commands: Privacy = {
    patientBlock: async (id, reason) => {
      const { number, givenName, familyName } = find(id);
      const blocks = [word(reason)];
      blocked.unshift({ patient: id, number, initials: `${givenName[0]}.${familyName[0]}.`, blocks, accesses: [] });
      changed(["block"], [id]);
      return null;
    },
    patientUnblock: async (id, reason) => {
      word(reason);
      blocked.splice(
        blocked.findIndex((b) => b.patient === id),
        1,
      );
      changed(["unblock"], [id]);
      return null;
    },
    patientLook: async (id, reason) => {
      blocked.find((b) => b.patient === id)?.accesses.unshift(word(reason));
      opened.add(id);
      changed(["access"], [id]);
      return null;
    },
    patientBlocked: async () => structuredClone(blocked),
    erasureOutlook: async (id) => outlook(id),
    patientErase: async (id, ground) => {
      if (ground === "retention_over" && !outlook(id).isOver) {
        throw refusal("invalid", [{ field: "ground", reason: "must_be_kept" }]);
      }
      const erasure: ErasureView = { subject: id, ground, erasedAt: now(), by: who(), late: [], backups };
      erasures.unshift(erasure);
      patients.splice(patients.indexOf(find(id)), 1);
      if (isBlocked(id))
        blocked.splice(
          blocked.findIndex((b) => b.patient === id),
          1,
        );
      changed(["erasure"], [id]);
      return structuredClone(erasure);
    },
    erasureList: async () => ({
      erasures: structuredClone(erasures).map((e) => ({
        ...e,
        backups,
        late: [{ device: "Gabinete 1", seq: 9_312, wall: e.erasedAt + 60_000 }],
      })),
      isScrubbed: true,
      withheld: 0,
    }),
    backupForget: async (file) => {
      backups = backups.filter((backup) => backup.file !== file);
      changed(["erasure"], []);
      return null;
    },
  };
  return { commands, isBlocked, isHidden: (id: string) => isBlocked(id) && !opened.has(id) };
}
