import { useQuery } from "@tanstack/react-query";
import { CircleAlert, TriangleAlert } from "lucide-react";
import type { SyncStatus } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { syncText } from "./sync-text";

export function useSyncStatus() {
  return useQuery({ queryKey: keys.sync(), queryFn: () => ipc.commands.syncStatus() });
}

export function SyncLine() {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { data } = useSyncStatus();
  if (!data) return <span />;
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-2" data-testid="sync-line">
      <SyncDot status={data} />
      <span className="truncate">{syncText(data, now, language, t)}</span>
      {data.attention !== "none" && (
        <span className={`font-medium ${data.attention === "alarm" ? "text-alert" : "text-warn"}`}>
          · {t(`sync-attention-${data.attention}`)}
        </span>
      )}
    </span>
  );
}

/** Shape as well as colour: a ring while alone, a dot when all is sent, a triangle when a person should look. */
export function SyncDot({ status }: { status: SyncStatus }) {
  if (status.attention === "alarm")
    return <CircleAlert size={14} strokeWidth={2} className="shrink-0 text-alert" aria-hidden />;
  if (status.attention === "warning")
    return <TriangleAlert size={14} strokeWidth={2} className="shrink-0 text-warn" aria-hidden />;
  const settled = status.phase === "idle" && status.waiting === 0;
  const looks = settled
    ? "bg-good"
    : status.phase === "off"
      ? "border-[1.5px] border-ink-3"
      : "border-[1.5px] border-info bg-info-wash";
  return <span className={`size-2 shrink-0 rounded-full ${looks}`} aria-hidden />;
}
