import { useQuery } from "@tanstack/react-query";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";

/** Nobody decides more in one sitting; the count says how many there are. */
const PAGE = 200;

/** Everything that waits for a decision, of one patient or of all. */
export function useConflicts(patient: string | null = null) {
  return useQuery({
    queryKey: keys.conflicts(patient),
    queryFn: () => ipc.commands.conflictList({ patient, offset: 0, limit: PAGE }),
  });
}

/** How many wait: the number at the rail. */
export function useConflictCount(): number {
  const { data } = useQuery({
    queryKey: keys.conflictCount(),
    queryFn: () => ipc.commands.conflictList({ patient: null, offset: 0, limit: 0 }),
  });
  return data ? data.safety + data.ordinary : 0;
}
