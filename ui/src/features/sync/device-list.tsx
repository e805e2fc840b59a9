import { useQuery } from "@tanstack/react-query";
import { Monitor } from "lucide-react";
import { ErrorNotice } from "../../components/error-notice";
import { isoDay, shortDate } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

export function DeviceList() {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data, error } = useQuery({ queryKey: keys.devices(), queryFn: () => ipc.commands.deviceList() });
  if (error) return <ErrorNotice error={error} />;
  return (
    <table className="w-full text-sm">
      <thead className="text-left text-ink-3 text-xs">
        <tr className="border-line border-b [&>th]:pb-2 [&>th]:font-medium">
          <th>{t("device-name")}</th>
          <th>{t("device-enrolled")}</th>
          <th className="text-right">{t("device-changes")}</th>
        </tr>
      </thead>
      <tbody>
        {(data ?? []).map((device) => (
          <tr key={device.id} className="h-11 border-line border-b last:border-0">
            <td>
              <span className="flex items-center gap-2.5 font-medium">
                <Monitor size={16} strokeWidth={1.75} className="text-ink-3" aria-hidden />
                {device.name}
                {device.thisOne && (
                  <span className="rounded-sm bg-wash-2 px-1.5 py-0.5 text-accent-strong text-xs">
                    {t("device-self")}
                  </span>
                )}
              </span>
            </td>
            <td className="tnum text-ink-2">{shortDate(isoDay(new Date(device.enrolledAt)), language)}</td>
            <td className="tnum text-right text-ink-2">{grouped(device.changes, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
