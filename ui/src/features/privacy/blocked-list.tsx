import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { BlockedView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { ReasonForm } from "./reason-form";

type Props = { onOpen: (patient: string) => void; onErase: (patient: string) => void };

/** Who is blocked, by number and initials: whoever needs the name says why first. */
export function BlockedList(props: Props) {
  const t = useText();
  const { data, error } = useQuery({ queryKey: keys.blocked(), queryFn: () => ipc.commands.patientBlocked() });
  if (error) return <ErrorNotice error={error} />;
  if (!data || data.length === 0) return <p className="text-ink-2 text-sm">{t("blocked-none")}</p>;
  return (
    <ul className="flex flex-col">
      {data.map((row) => (
        <Row key={row.patient} row={row} {...props} />
      ))}
    </ul>
  );
}

function Row({ row, onOpen, onErase }: Props & { row: BlockedView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const [asking, setAsking] = useState<"look" | "unblock" | null>(null);
  const number = grouped(row.number, language);
  return (
    <li className="flex flex-col gap-3 border-line border-b py-3 last:border-0" data-testid="blocked-row">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {t("patient-number", { number })} · {row.initials}
          </p>
          {row.blocks.map((word) => (
            <p key={word.at} className="text-ink-2 text-sm readable">
              {word.reason}{" "}
              <span className="text-ink-3">
                — {word.by}, {spokenMoment(word.at, now, language, t)}
              </span>
            </p>
          ))}
        </div>
        <Button onPress={() => setAsking("look")} aria-label={t("blocked-look-of", { number })}>
          {t("blocked-look")}
        </Button>
        <Button onPress={() => setAsking("unblock")} aria-label={t("unblock-of", { number })}>
          {t("unblock")}
        </Button>
        <Button look="danger" onPress={() => onErase(row.patient)} aria-label={t("erase-of", { number })}>
          {t("erase-go")}
        </Button>
      </div>
      {asking && (
        <ReasonForm
          key={asking}
          label={t(`reason-${asking}`)}
          hint={t(`reason-${asking}-hint`)}
          action={t(asking === "look" ? "blocked-look" : "unblock")}
          run={(reason) =>
            asking === "look"
              ? ipc.commands.patientLook(row.patient, reason)
              : ipc.commands.patientUnblock(row.patient, reason)
          }
          onDone={() => (asking === "look" ? onOpen(row.patient) : setAsking(null))}
          onCancel={() => setAsking(null)}
          data-testid={`${asking}-reason`}
        />
      )}
      {row.accesses.length > 0 && (
        <details className="text-sm">
          <summary className="w-fit cursor-default text-ink-2">{t("accesses", { n: row.accesses.length })}</summary>
          <ul className="mt-1 flex flex-col gap-0.5 pl-4">
            {row.accesses.map((word) => (
              <li key={word.at} className="text-ink-2 readable">
                {spokenMoment(word.at, now, language, t)} · {word.by} · {word.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
