import { useMutation, useQueryClient } from "@tanstack/react-query";
import { HardDrive } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { BackupView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** Copies that hold somebody who is gone from everywhere else: where they are, so that a person can delete them. */
export function BackupList({ backups }: { backups: BackupView[] }) {
  const t = useText();
  const now = useNow();
  const client = useQueryClient();
  const [{ language }] = usePreferences();
  // A page that shows what was answered once is not asked again: what was ticked off goes by itself.
  const [gone, setGone] = useState<readonly string[]>([]);
  const forget = useMutation({
    mutationFn: (file: string) => ipc.commands.backupForget(file),
    onSuccess: (_, file) => setGone((old) => [...old, file]),
    onSettled: () => client.invalidateQueries({ queryKey: keys.erasures() }),
  });
  const left = backups.filter(({ file }) => !gone.includes(file));
  if (left.length === 0) return <p className="text-ink-2 text-sm">{t("backups-none")}</p>;
  return (
    <>
      {forget.error && <ErrorNotice error={forget.error} />}
      <ul className="flex flex-col">
        {left.map((backup) => (
          <li key={backup.file} className="flex items-center gap-3 border-line border-b py-2 text-sm last:border-0">
            <HardDrive size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="block break-all font-medium readable">{backup.file}</span>
              <span className="text-ink-2 text-xs">
                {spokenMoment(backup.madeAt, now, language, t)} · {t(backup.isThere ? "backup-there" : "backup-away")}
              </span>
            </span>
            <Button
              look="quiet"
              onPress={() => forget.mutate(backup.file)}
              isDisabled={forget.isPending}
              aria-label={t("backup-forget-of", { file: backup.file })}
            >
              {t("backup-forget")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
