import type { QueryClient } from "@tanstack/react-query";
import type { SyncStatus } from "./bindings";
import { ipc } from "./ipc";
import { keys } from "./query-keys";

/** The line may be back: the system says so, or a person returns to a window that waits for one. Returns how to stop. */
export function followLine(client: QueryClient): () => void {
  const back = () => void ipc.commands.syncLineBack().catch(() => {});
  const look = () => {
    const phase = client.getQueryData<SyncStatus>(keys.sync())?.phase;
    if (phase === "offline" || phase === "waiting") back();
  };
  window.addEventListener("online", back);
  window.addEventListener("focus", look);
  return () => {
    window.removeEventListener("online", back);
    window.removeEventListener("focus", look);
  };
}
