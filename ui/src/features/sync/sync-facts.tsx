import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Fact } from "../../components/panel";
import { ago, spokenMoment } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { useMay, usePreferences } from "../../lib/session";
import { useText, useTextOr } from "../../lib/text";
import { SyncDot, syncText, useSyncStatus } from "./sync-line";

/** What waits, since when, why, and when it is tried again. */
export function SyncFacts() {
  const t = useText();
  const textOr = useTextOr();
  const now = useNow();
  const [{ language }] = usePreferences();
  const may = useMay("sync");
  const { data, error } = useSyncStatus();
  const retry = useMutation({ mutationFn: () => ipc.commands.syncNow() });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const connected = data.phase !== "off";
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-center gap-2.5 font-medium">
        <SyncDot status={data} />
        {syncText(data, now, language, t)}
      </p>
      {data.attention !== "none" && (
        <p className={`text-sm ${data.attention === "alarm" ? "text-alert" : "text-warn"}`}>
          {t(`sync-attention-${data.attention}`)}
        </p>
      )}
      {connected ? (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm">
          <Fact wide name={t("sync-server")}>
            {data.server ?? ""}
          </Fact>
          <Fact name={t("sync-waiting-count")}>
            <span className="tnum">
              {data.waiting === 0 ? t("sync-nothing-waits") : grouped(data.waiting, language)}
            </span>
          </Fact>
          {data.waitingSince !== null && (
            <Fact name={t("sync-waiting-since")}>{spokenMoment(data.waitingSince, now, language, t)}</Fact>
          )}
          <Fact name={t("sync-last")}>
            {data.lastSuccess === null ? t("sync-never") : ago(data.lastSuccess, now, t)}
          </Fact>
          {data.waiting > 0 && data.nextTry !== null && (
            <Fact name={t("sync-next")}>{spokenMoment(data.nextTry, now, language, t)}</Fact>
          )}
          {data.reason && (
            <Fact wide name={t("sync-reason")}>
              {textOr(`sync-reason-${data.reason}`, textOr(data.reason, data.reason))}
            </Fact>
          )}
        </dl>
      ) : (
        <p className="text-ink-2 text-sm">{t("devices-hint")}</p>
      )}
      {retry.error && <ErrorNotice error={retry.error} />}
      {connected && may && (
        <Button
          className="self-start"
          isDisabled={retry.isPending || data.phase === "working"}
          icon={
            <RefreshCw
              size={15}
              strokeWidth={1.75}
              className={data.phase === "working" ? "animate-turn" : ""}
              aria-hidden
            />
          }
          onPress={() => retry.mutate()}
        >
          {t("sync-now")}
        </Button>
      )}
    </div>
  );
}
