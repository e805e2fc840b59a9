import { CircleAlert, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../components/button";
import { useText } from "../../lib/text";
import { useSyncStatus } from "./sync-line";
import { clockText, stopText } from "./sync-text";

/** One strip over the work when somebody has to act. A warning can be put away until it changes, an alarm cannot. */
export function SyncBanner({ onOpen }: { onOpen: () => void }) {
  const t = useText();
  const { data } = useSyncStatus();
  const [hidden, setHidden] = useState<string | null>(null);
  if (!data || data.attention === "none") return null;
  const { attention, waiting: n, reason, clockAhead } = data;
  const state = `${attention} ${reason} ${clockAhead === null}`;
  if (attention === "warning" && hidden === state) return null;
  const alarm = attention === "alarm";
  const Icon = alarm ? CircleAlert : TriangleAlert;
  const why = [reason && stopText(reason, t), clockAhead !== null && clockText(clockAhead, t)].filter(Boolean);
  return (
    <div
      role={alarm ? "alert" : "status"}
      data-testid="sync-banner"
      className={`flex min-h-11 shrink-0 items-center gap-3 border-line border-b px-4 py-1 text-sm ${alarm ? "bg-alert-wash" : "bg-warn-wash"}`}
    >
      <Icon size={17} strokeWidth={1.75} className={`shrink-0 ${alarm ? "text-alert" : "text-warn"}`} aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{t(`sync-banner-${attention}`, { n: overdue(data) })}</span>
        {why.length > 0 && <span className="text-ink-2"> · {why.join(" · ")}</span>}
        {n > 0 && <span className="sr-only">{t("sync-waiting-of", { n })}</span>}
      </p>
      <Button onPress={onOpen}>{t("sync-open")}</Button>
      {!alarm && (
        <IconButton
          label={t("sync-banner-hide")}
          icon={<X size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => setHidden(state)}
        />
      )}
    </div>
  );
}

/** Whatever else is wrong, changes are only spoken of when it is they that have waited too long. */
function overdue({ waiting, waitingSince, attention, reason }: NonNullable<ReturnType<typeof useSyncStatus>["data"]>) {
  if (attention === "alarm") return waiting;
  const day = waitingSince !== null && Date.now() - waitingSince > 86_400_000;
  return day && reason !== "upgrade_required" ? waiting : 0;
}
