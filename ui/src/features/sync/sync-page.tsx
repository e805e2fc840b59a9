import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../components/error-notice";
import { Panel } from "../../components/panel";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { ConnectForm } from "./connect-form";
import { Stick } from "./stick";
import { SyncDevices } from "./sync-devices";
import { SyncLanes } from "./sync-lanes";
import { SyncState } from "./sync-state";
import { SyncReceipts, SyncSums } from "./sync-sums";

/** Everything about the sync: what waits and why, how far everybody is, the way by hand, and the proof. */
export function SyncPage() {
  const t = useText();
  const may = useMay("manage_devices");
  const { data, error } = useQuery({ queryKey: keys.syncPage(), queryFn: () => ipc.commands.syncPage() });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const alone = data.status.phase === "off";
  return (
    <>
      {alone ? (
        <Panel title={t("connect-title")} hint={t("connect-text")}>
          {may && <ConnectForm />}
        </Panel>
      ) : (
        <>
          <Panel title={t("sync-title")} hint={t("devices-hint")}>
            <SyncState page={data} />
          </Panel>
          <Panel title={t("sync-lanes")}>
            <SyncLanes push={data.push} pull={data.pull} />
          </Panel>
          <Panel title={t("sync-devices")} hint={t("sync-devices-hint")}>
            <SyncDevices devices={data.devices} />
          </Panel>
        </>
      )}
      {may && (
        <Panel title={t("stick")} hint={t("stick-hint")}>
          <Stick logs={data.export} />
        </Panel>
      )}
      <Panel title={t("sums")} hint={t("sums-hint")}>
        <SyncSums sums={data.sums} />
      </Panel>
      {!alone && (
        <Panel title={t("receipts")}>
          <SyncReceipts receipts={data.receipts} />
        </Panel>
      )}
    </>
  );
}
