import type { StaffView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId, OWNER } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

const done = (work: () => void): null => {
  work();
  return null;
};

/** Who works here, and with which password. */
export function fakeStaff(later: Later, changed: (kinds: string[]) => void) {
  let staff: StaffView[] = [
    { id: OWNER, name: "Aitor Prats Ibarra", role: "admin", licence: "COEC 4812", retired: false, clocks: "1" },
    { id: newId(), name: "Laura Roca Vila", role: "dentist", licence: "COEC 5377", retired: false, clocks: "1" },
    { id: newId(), name: "Marta Soler Pons", role: "hygienist", licence: "", retired: false, clocks: "1" },
    { id: newId(), name: "Jordi Vidal Cano", role: "reception", licence: "", retired: false, clocks: "1" },
  ];
  const secrets = new Map<string, string>();
  const commands: Pick<Backend["commands"], "staffCreate" | "staffList" | "staffSetPassword" | "staffUpdate"> = {
    staffList: later(() => staff),
    staffCreate: later(({ password, ...input }) => {
      if (!input.name.trim()) throw refusal("invalid", [{ field: "name", reason: "required" }]);
      if (password.length < 8) throw refusal("invalid", [{ field: "password", reason: "weak" }]);
      const id = newId();
      staff = [...staff, { ...input, id, retired: false, clocks: "1" }];
      secrets.set(id, password);
      changed(["staff"]);
      return id;
    }),
    staffUpdate: later((id, input) =>
      done(() => {
        const admins = staff.filter((s) => s.role === "admin" && !s.retired && s.id !== id).length;
        if (admins === 0 && (input.retired || input.role !== "admin"))
          throw refusal("invalid", [{ field: "role", reason: "last_admin" }]);
        staff = staff.map((s) => (s.id === id ? { ...s, ...input } : s));
        changed(["staff"]);
      }),
    ),
    staffSetPassword: later((id, password) =>
      done(() => {
        if (password.length < 8) throw refusal("invalid", [{ field: "password", reason: "weak" }]);
        secrets.set(id, password);
      }),
    ),
  };
  return {
    commands,
    all: (): readonly StaffView[] => staff,
    knows: (id: string, password: string) => password === (secrets.get(id) ?? password) && password.length >= 4,
    /** A clinic just founded has its owner and nobody else. */
    found: (name: string) => {
      staff = [{ id: OWNER, name, role: "admin", licence: "", retired: false, clocks: "1" }];
    },
  };
}
