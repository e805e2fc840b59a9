import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import type { ErasureView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { BackupList } from "./backup-list";

/** Who was erased, as far as that can still be said, and what is left to do. */
export function ErasureList() {
  const t = useText();
  const { data, error } = useQuery({ queryKey: keys.erasures(), queryFn: () => ipc.commands.erasureList() });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <div className="flex flex-col gap-3">
      {!data.isScrubbed && (
        <Notice tone="warn" title={t("scrub-due")}>
          {t("scrub-due-text")}
        </Notice>
      )}
      {data.withheld > 0 && (
        <Notice tone="alert" title={t("withheld", { n: data.withheld })}>
          {t("withheld-text")}
        </Notice>
      )}
      {data.erasures.length === 0 && <p className="text-ink-2 text-sm">{t("erasures-none")}</p>}
      <ul className="flex flex-col">
        {data.erasures.map((erasure) => (
          <Row key={erasure.subject + erasure.erasedAt} erasure={erasure} />
        ))}
      </ul>
    </div>
  );
}

function Row({ erasure }: { erasure: ErasureView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { late, backups } = erasure;
  return (
    <li className="flex flex-col gap-2 border-line border-b py-3 last:border-0" data-testid="erasure-row">
      <p>
        <span className="font-medium">{spokenMoment(erasure.erasedAt, now, language, t)}</span>
        <span className="text-ink-2 text-sm">
          {" "}
          · {erasure.by} · {t(`ground-${erasure.ground}`)}
        </span>
      </p>
      {late.length > 0 && (
        <Notice tone="warn" title={t("late", { n: late.length })}>
          <p>{t("late-text")}</p>
          <ul>
            {late.map((entry) => (
              <li key={entry.device + entry.seq} className="tnum">
                {t("late-entry", { device: entry.device, seq: entry.seq })} ·{" "}
                {spokenMoment(entry.wall, now, language, t)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {backups.length > 0 && (
        <div>
          <p className="text-ink-2 text-sm">{t("backups-left")}</p>
          <BackupList backups={backups} />
        </div>
      )}
    </li>
  );
}
