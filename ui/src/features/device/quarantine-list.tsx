import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { useToast } from "../../components/toasts";
import type { QuarantineEntry, QuarantineView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { kindName } from "../../lib/kind";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText, useTextOr } from "../../lib/text";

export function useQuarantine(enabled: boolean) {
  return useQuery({ queryKey: keys.quarantine(), queryFn: () => ipc.commands.quarantineList(), enabled });
}

/** What revoked workstations wrote afterwards. Accepting is a signed change; leaving it here is doing nothing. */
export function QuarantineList() {
  const t = useText();
  const toast = useToast();
  const { data, error } = useQuarantine(true);
  const accept = useMutation({
    mutationFn: (waiting: QuarantineView) => ipc.commands.quarantineAccept(waiting.at),
    onSuccess: () => toast({ text: t("quarantine-accepted") }),
  });
  if (error) return <ErrorNotice error={error} />;
  return (
    <div className="flex flex-col gap-3">
      {accept.error && <ErrorNotice error={accept.error} />}
      <ul className="flex flex-col">
        {(data ?? []).map((waiting) => (
          <Waiting
            key={`${waiting.at.device}/${waiting.at.epoch}/${waiting.at.first}`}
            waiting={waiting}
            busy={accept.isPending}
            onAccept={() => accept.mutate(waiting)}
          />
        ))}
      </ul>
    </div>
  );
}

function Waiting({ waiting, busy, onAccept }: { waiting: QuarantineView; busy: boolean; onAccept: () => void }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const about = waiting.patients.join(", ") || t("quarantine-clinic");
  return (
    <li className="flex items-start gap-4 border-line border-b py-3 last:border-0">
      <div className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
        <p className="font-medium">{about}</p>
        <p className="text-ink-3 text-xs">
          {t("quarantine-written", {
            device: waiting.device,
            who: waiting.by ?? t("quarantine-nobody"),
            when: spokenMoment(waiting.writtenAt, now, language, t),
          })}
        </p>
        <ul className="text-ink-2 readable">
          {waiting.entries.map((entry, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was signed never changes its order
            <li key={place}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </div>
      <Button isDisabled={busy} aria-label={t("quarantine-accept-of", { about })} onPress={onAccept}>
        {t("quarantine-accept")}
      </Button>
    </li>
  );
}

const SAID_ELSEWHERE = new Set(["provenance"]);

function Entry({ entry }: { entry: QuarantineEntry }) {
  const t = useText();
  const or = useTextOr();
  const kind = kindName(entry.kind, t);
  const said = entry.fields
    .filter(([field]) => !SAID_ELSEWHERE.has(field))
    .map(([field, value]) => or(`${field}-${value}`, value));
  return (
    <>
      {t(entry.changes ? "quarantine-changed" : "quarantine-added", { kind })}
      {said.length > 0 && `: ${said.join(" · ")}`}
    </>
  );
}
