import { Check, Monitor } from "lucide-react";
import type { DeviceProgress } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";

/** How far each workstation's log is here and at the server. */
export function SyncDevices({ devices }: { devices: DeviceProgress[] }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  return (
    <table className="w-full text-sm">
      <thead className="text-left text-ink-3 text-xs">
        <tr className="border-line border-b [&>th]:pb-2 [&>th]:font-medium">
          <th>{t("device-name")}</th>
          <th>{t("sync-device-last")}</th>
          <th className="pr-8 text-right">{t("device-changes")}</th>
          <th>{t("sync-device-state")}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id} className="h-11 border-line border-b last:border-0">
            <td>
              <span className="flex items-center gap-2.5 font-medium">
                <Monitor size={16} strokeWidth={1.75} className="text-ink-3" aria-hidden />
                {device.name || t("sync-device-unknown")}
                {device.thisOne && (
                  <span className="rounded-sm bg-wash-2 px-1.5 py-0.5 text-accent-strong text-xs">
                    {t("device-self")}
                  </span>
                )}
              </span>
            </td>
            <td className="tnum text-ink-2">
              {device.lastChange === null ? t("sync-never") : spokenMoment(device.lastChange, now, language, t)}
            </td>
            <td className="tnum pr-8 text-right text-ink-2">{grouped(device.changes, language)}</td>
            <td className="text-ink-2">
              <Standing lines={standing(device, t)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ lines }: { lines: string[] }) {
  const t = useText();
  if (lines.length > 0) return lines.join(" · ");
  return (
    <span className="flex items-center gap-1.5">
      <Check size={15} strokeWidth={2} className="text-good" aria-hidden />
      {t("sync-device-even")}
    </span>
  );
}

function standing({ behind, ahead, waiting }: DeviceProgress, t: Text): string[] {
  return [
    behind > 0 && t("sync-device-behind", { n: behind }),
    ahead > 0 && t("sync-device-ahead", { n: ahead }),
    waiting > 0 && t("sync-device-waiting", { n: waiting }),
  ].filter((line) => line !== false);
}
