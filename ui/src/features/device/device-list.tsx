import { useQuery } from "@tanstack/react-query";
import { Monitor, MonitorOff, MonitorPause } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { DeviceView } from "../../lib/bindings";
import { ago, isoDay, shortDate } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { RevokeDialog } from "./revoke-dialog";

const ICONS = { active: Monitor, invited: MonitorPause, expired: MonitorPause, revoked: MonitorOff } as const;

export function DeviceList() {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const may = useMay("manage_devices");
  const [leaving, setLeaving] = useState<DeviceView | null>(null);
  const { data, error } = useQuery({ queryKey: keys.devices(), queryFn: () => ipc.commands.deviceList() });
  if (error) return <ErrorNotice error={error} />;
  const day = (at: number) => shortDate(isoDay(new Date(at)), language);
  return (
    <>
      <table className="w-full text-sm">
        <thead className="text-left text-ink-3 text-xs">
          <tr className="border-line border-b [&>th]:pb-2 [&>th]:font-medium">
            <th>{t("device-name")}</th>
            <th>{t("device-enrolled")}</th>
            <th>{t("device-last")}</th>
            <th className="text-right">{t("device-changes")}</th>
            <th>
              <span className="sr-only">{t("device-leave")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(data ?? []).map((device) => (
            <tr key={device.id} className="h-14 border-line border-b last:border-0">
              <td>
                <Name device={device} />
              </td>
              <td className="text-ink-2">
                <span className="tnum">{day(device.enrolledAt)}</span>
                {device.invitedBy && <Small>{t("device-invited-by", { name: device.invitedBy })}</Small>}
              </td>
              <td className="text-ink-2">
                {device.lastChange === null ? t("device-never") : ago(device.lastChange, now, t)}
                {device.rotatedAt !== null && <Small>{t("device-rotated", { day: day(device.rotatedAt) })}</Small>}
              </td>
              <td className="tnum text-right text-ink-2">{grouped(device.changes, language)}</td>
              <td className="pl-4 text-right">
                {may && !device.thisOne && device.state !== "revoked" && (
                  <Button
                    look="danger"
                    aria-label={t(device.changes === 0 ? "device-withdraw-of" : "device-leave-of", {
                      name: device.name,
                    })}
                    onPress={() => setLeaving(device)}
                  >
                    {t(device.changes === 0 ? "device-withdraw" : "device-leave")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && <RevokeDialog device={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

/** Icon and word say the state together; colour alone never does. */
function Name({ device }: { device: DeviceView }) {
  const t = useText();
  const Icon = ICONS[device.state];
  const gone = device.state === "revoked";
  return (
    <span className="flex items-center gap-2.5">
      <Icon size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      <span className="flex min-w-0 flex-col">
        <span className={`flex flex-wrap items-center gap-x-2 font-medium ${gone ? "text-ink-3" : ""}`}>
          {device.name}
          {device.thisOne && <Mark looks="bg-wash-2 text-accent-strong">{t("device-self")}</Mark>}
          {device.state !== "active" && <Mark looks="bg-sunken text-ink-2">{t(`device-state-${device.state}`)}</Mark>}
          {device.forked && <Mark looks="bg-alert-wash text-alert">{t("device-forked")}</Mark>}
        </span>
        {device.reason && <Small>{t(`device-reason-${device.reason}`)}</Small>}
      </span>
    </span>
  );
}

function Mark({ looks, children }: { looks: string; children: string }) {
  return <span className={`rounded-sm px-1.5 py-0.5 font-normal text-xs ${looks}`}>{children}</span>;
}

function Small({ children }: { children: string }) {
  return <span className="block text-ink-3 text-xs">{children}</span>;
}
