import { Notice } from "../../components/notice";
import { Panel } from "../../components/panel";
import type { ErasureOutlook, ErasureView } from "../../lib/bindings";
import { kindCount } from "../../lib/kind";
import { useText } from "../../lib/text";
import { BackupList } from "./backup-list";

/** What went, and what a person still has to delete by hand. */
export function ErasedResult({ outlook, erasure }: { outlook: ErasureOutlook; erasure: ErasureView }) {
  const t = useText();
  return (
    <>
      <Notice tone="good" title={t("erased-title", { number: String(outlook.number) })}>
        <p>{t("erased-text")}</p>
      </Notice>
      <Panel title={t("erased-what")} hint={t("erased-what-hint")}>
        <ul className="flex flex-col gap-1 text-sm" data-testid="erased-records">
          {outlook.records.map(({ kind, count }) => (
            <li key={kind} className="tnum">
              {kindCount(kind, count, t)}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("backups-title")} hint={t("backups-hint")}>
        <BackupList backups={erasure.backups} />
      </Panel>
    </>
  );
}
