import { useSyncExternalStore } from "react";

/** Patients opened since the program started. Kept in memory only: ids of patients must not reach the web cache. */
let recent: readonly string[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly string[]) {
  recent = next;
  for (const tell of listeners) tell();
}

export function rememberOpened(patient: string) {
  if (recent[0] !== patient) replace([patient, ...recent.filter((id) => id !== patient)].slice(0, 8));
}

/** One who is blocked or erased is not offered again. */
export function forgetPatient(patient: string) {
  replace(recent.filter((id) => id !== patient));
}

export function forgetOpened() {
  replace([]);
}

export function useRecent(): readonly string[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => recent,
  );
}
