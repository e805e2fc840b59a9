import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { Fact } from "../../components/panel";
import type { SyncPage, SyncStatus } from "../../lib/bindings";
import { ago, spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { useMay, usePreferences } from "../../lib/session";
import { useText, useTextOr } from "../../lib/text";
import { SyncDot } from "./sync-line";
import { stopText, syncText } from "./sync-text";

/** How it stands in a sentence, why, and what waits. */
export function SyncState({ page }: { page: SyncPage }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { status, waitingPatients } = page;
  const { waiting: n, waitingSince, lastSuccess, nextTry } = status;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center justify-between gap-4">
        <p className="flex items-center gap-3 font-bold text-lg" data-testid="sync-headline">
          <SyncDot status={status} />
          {syncText(status, now, language, t)}
        </p>
        <SyncRetry status={status} />
      </div>
      <SyncWhy status={status} />
      <dl className="grid grid-cols-4 gap-x-6 gap-y-4 text-sm">
        <Fact name={t("sync-waiting-count")}>
          {n === 0 ? t("sync-nothing-waits") : t("sync-waiting-of", { n })}
          {waitingPatients > 0 && (
            <span className="block text-ink-2">{t("sync-waiting-patients", { n: waitingPatients })}</span>
          )}
        </Fact>
        <Fact name={t("sync-waiting-since")}>
          {waitingSince === null ? "—" : spokenMoment(waitingSince, now, language, t)}
        </Fact>
        <Fact name={t("sync-last")}>{lastSuccess === null ? t("sync-never") : ago(lastSuccess, now, t)}</Fact>
        <Fact name={t("sync-lane-next")}>{nextTry === null ? "—" : spokenMoment(nextTry, now, language, t)}</Fact>
        <Fact wide name={t("sync-server")}>
          {status.server ?? ""}
        </Fact>
      </dl>
    </div>
  );
}

/** What happened, what was kept, what to do; nothing while all is well. */
export function SyncWhy({ status }: { status: SyncStatus }) {
  const t = useText();
  const textOr = useTextOr();
  const { reason, attention, clockAhead } = status;
  if (reason === null && clockAhead === null) return null;
  const tone = attention === "alarm" ? "alert" : attention === "warning" ? "warn" : "info";
  return (
    <Notice tone={tone} title={reason === null ? t("sync-attention-warning") : stopText(reason, t)}>
      {reason !== null && <p>{textOr(`sync-reason-${reason}`, reason)}</p>}
      {clockAhead !== null && <p>{t("sync-clock-do")}</p>}
    </Notice>
  );
}

export function SyncRetry({ status }: { status: SyncStatus }) {
  const t = useText();
  const may = useMay("sync");
  const retry = useMutation({ mutationFn: () => ipc.commands.syncNow() });
  const working = status.phase === "working";
  if (!may) return null;
  return (
    <div className="flex flex-col gap-2">
      <Button
        isDisabled={retry.isPending || working}
        data-testid="sync-retry"
        className="self-start"
        icon={<RefreshCw size={15} strokeWidth={1.75} className={working ? "animate-turn" : ""} aria-hidden />}
        onPress={() => retry.mutate()}
      >
        {t("sync-retry")}
      </Button>
      {retry.error && <ErrorNotice error={retry.error} />}
    </div>
  );
}
