import { ArrowDownToLine, ArrowUpFromLine } from "lucide-react";
import type { LaneView } from "../../lib/bindings";
import { ago, spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { stopText } from "./sync-text";

/** Sending and receiving, which fail and wait apart from each other. */
export function SyncLanes({ push, pull }: { push: LaneView; pull: LaneView }) {
  const t = useText();
  return (
    <table className="w-full text-sm">
      <thead className="text-left text-ink-3 text-xs">
        <tr className="border-line border-b [&>th]:pb-2 [&>th]:font-medium">
          <th>{t("sync-lane")}</th>
          <th>{t("sync-lane-last")}</th>
          <th>{t("sync-lane-now")}</th>
          <th className="text-right">{t("sync-lane-next")}</th>
        </tr>
      </thead>
      <tbody>
        <Lane name="push" lane={push} />
        <Lane name="pull" lane={pull} />
      </tbody>
    </table>
  );
}

function Lane({ name, lane }: { name: "push" | "pull"; lane: LaneView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const Icon = name === "push" ? ArrowUpFromLine : ArrowDownToLine;
  const { reason, failures: n } = lane;
  return (
    <tr className="h-11 border-line border-b last:border-0">
      <td>
        <span className="flex items-center gap-2.5 font-medium">
          <Icon size={16} strokeWidth={1.75} className="text-ink-3" aria-hidden />
          {t(`sync-lane-${name}`)}
        </span>
      </td>
      <td className="tnum text-ink-2">{lane.lastSuccess === null ? t("sync-never") : ago(lane.lastSuccess, now, t)}</td>
      <td className="text-ink-2">
        {reason !== null
          ? t("sync-lane-failed", { why: stopText(reason, t), n })
          : t(lane.working ? "sync-lane-busy" : "sync-lane-well")}
      </td>
      <td className="tnum text-right text-ink-2">
        {lane.nextTry === null ? "—" : spokenMoment(lane.nextTry, now, language, t)}
      </td>
    </tr>
  );
}
