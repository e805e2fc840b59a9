import { ErrorNotice } from "../../components/error-notice";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { SyncDot, useSyncStatus } from "./sync-line";
import { SyncRetry, SyncWhy } from "./sync-state";
import { syncText } from "./sync-text";

/** How it stands, in brief: the sentence, why, and a way to hasten it. */
export function SyncFacts() {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { data, error } = useSyncStatus();
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-center gap-2.5 font-medium">
        <SyncDot status={data} />
        {syncText(data, now, language, t)}
      </p>
      {data.phase === "off" ? <p className="text-ink-2 text-sm">{t("devices-hint")}</p> : <SyncWhy status={data} />}
      {data.phase !== "off" && <SyncRetry status={data} />}
    </div>
  );
}
