import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { RecordsChanged } from "./bindings";
import { ipc } from "./ipc";
import { keys } from "./query-keys";

/** Which cached answers a kind of record stands in. A kind not listed here refreshes everything. */
const STANDS_IN: Record<string, (patient: string | null) => QueryKey[]> = {
  // Which teeth are expected follows from the date of birth: the chart is asked for again too.
  patient: (id) => [
    keys.patients(),
    id ? keys.patient(id) : ["patient"],
    id ? keys.chart(id) : ["chart"],
    id ? ["report", id] : ["report"],
  ],
  finding: (id) => [id ? keys.chart(id) : ["chart"], id ? ["report", id] : ["report"], keys.patients()],
  finding_amendment: (id) => [id ? keys.chart(id) : ["chart"], id ? ["report", id] : ["report"]],
  clinic: () => [keys.clinic(), keys.app(), ["report"]],
  staff: () => [keys.staff(), keys.app(), ["chart"]],
  device: () => [keys.devices()],
};

export function staleKeys(change: RecordsChanged): QueryKey[] | "all" {
  const stale = new Map<string, QueryKey>();
  const patients = change.patients.length > 0 ? change.patients : [null];
  for (const kind of change.kinds) {
    const stands = STANDS_IN[kind];
    if (!stands) return "all";
    for (const patient of patients) {
      for (const key of stands(patient)) stale.set(JSON.stringify(key), key);
    }
  }
  return [...stale.values()];
}

/** The one listener: whatever was written, here or elsewhere, the screens follow. Returns how to stop. */
export function followRecords(client: QueryClient): () => void {
  const records = ipc.events.recordsChanged((change) => {
    const stale = staleKeys(change);
    if (stale === "all") void client.invalidateQueries();
    else for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    // What was just written waits to be sent: the sync line must say so.
    void client.invalidateQueries({ queryKey: keys.sync() });
  });
  const sync = ipc.events.syncChanged((status) => client.setQueryData(keys.sync(), status));
  return () => {
    void records.then((stop) => stop());
    void sync.then((stop) => stop());
  };
}
