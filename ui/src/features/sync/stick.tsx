import { useMutation, useQueryClient } from "@tanstack/react-query";
import { HardDriveDownload, HardDriveUpload } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { Segmented } from "../../components/segmented";
import { useToast } from "../../components/toasts";
import type { ExportScope, LogImport, LogsToExport } from "../../lib/bindings";
import { isoDay, spokenMoment } from "../../lib/dates";
import { asCommandError, ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** The log on a stick: what goes out in a file, and what one that came in held. */
export function Stick({ logs }: { logs: LogsToExport }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const now = useNow();
  const [{ language }] = usePreferences();
  const [scope, setScope] = useState<ExportScope>(logs.lastAt === null ? "everything" : "since_last");
  const counts = { everything: logs.everything, since_last: logs.sinceLast, unsent: logs.unsent };
  const refresh = () => client.invalidateQueries({ queryKey: keys.sync() });
  const save = useMutation({
    mutationFn: () => ipc.commands.logExport(scope, t("stick-file", { day: isoDay(new Date()) })),
    onSuccess: (file) => {
      if (file)
        toast({ text: file.changes > 0 ? t("stick-saved", { n: file.changes, path: file.path }) : t("stick-nothing") });
      return refresh();
    },
  });
  const bring = useMutation({ mutationFn: () => ipc.commands.logImport(), onSuccess: refresh });
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label={t("stick-what")}
          value={scope}
          onChange={setScope}
          segments={[
            { id: "since_last", text: t("stick-since_last") },
            { id: "everything", text: t("stick-everything") },
            { id: "unsent", text: t("stick-unsent") },
          ]}
        />
        <p className="text-ink-2 text-sm">
          {t("stick-holds", { n: counts[scope] })}{" "}
          {logs.lastAt !== null && t("stick-last", { when: spokenMoment(logs.lastAt, now, language, t) })}
        </p>
      </div>
      <p className="text-ink-3 text-sm readable">{t("stick-plain")}</p>
      <div className="flex gap-2">
        <Button
          icon={<HardDriveDownload {...icon} />}
          isDisabled={save.isPending || counts[scope] === 0}
          onPress={() => save.mutate()}
          data-testid="stick-save"
        >
          {t("stick-save")}
        </Button>
        <Button
          icon={<HardDriveUpload {...icon} />}
          isDisabled={bring.isPending}
          onPress={() => bring.mutate()}
          data-testid="stick-bring"
        >
          {t("stick-bring")}
        </Button>
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      {bring.error && <NotTaken error={bring.error} />}
      {bring.data && <Came came={bring.data} />}
    </div>
  );
}

function NotTaken({ error }: { error: unknown }) {
  const t = useText();
  const foreign = asCommandError(error).fields.some((field) => field.reason === "not_a_log");
  if (!foreign) return <ErrorNotice error={error} />;
  return (
    <Notice tone="alert" title={t("stick-not-a-log")}>
      <p>{t("stick-not-a-log-do")}</p>
    </Notice>
  );
}

/** What was in it, what was new, and what was not taken, reason by reason. */
function Came({ came }: { came: LogImport }) {
  const t = useText();
  const whole = came.refused.length === 0 && came.broken === null;
  const nothing = came.fresh === 0 && came.known === 0;
  const title = whole ? "stick-came" : nothing ? "stick-came-refused" : "stick-came-partly";
  return (
    <Notice tone={whole ? "good" : nothing ? "alert" : "warn"} title={t(title)}>
      <div className="flex flex-col gap-1" data-testid="stick-came">
        <p>
          {t("stick-read", { n: came.changes })}{" "}
          {came.changes > 0 && !nothing && t("stick-came-new", { n: came.fresh })}
        </p>
        {came.from.length > 0 && (
          <p>
            {came.from
              .map(({ name, changes: n }) =>
                name === null ? t("stick-from-unknown", { n }) : t("stick-from", { name, n }),
              )
              .join(" · ")}
          </p>
        )}
        {came.waiting > 0 && <p>{t("stick-waiting", { n: came.waiting })}</p>}
        {came.refused.map(({ reason, changes: n }) => (
          <p key={reason}>{t(`stick-refused-${reason}`, { n })}</p>
        ))}
        {came.broken !== null && <p>{t(`stick-broken-${came.broken}`)}</p>}
      </div>
    </Notice>
  );
}
