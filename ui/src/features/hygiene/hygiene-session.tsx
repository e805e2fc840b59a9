import { useMutation } from "@tanstack/react-query";
import { Ban, Printer, Sparkles } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import type { SessionView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { shareText } from "../../lib/format";
import { asCommandError, ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { useMay, usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";

/** A session as it was recorded; withdrawn ones stay readable. */
export function HygieneSession({ session, onPrint }: { session: SessionView; onPrint?: (id: string) => void }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const mayManage = useMay("manage_clinic");
  const { withdrawn } = session;
  return (
    <article
      aria-label={t("hygiene-session")}
      className="flex flex-col gap-1 rounded border border-line bg-sunken px-3 py-2 text-sm"
      data-testid="hygiene-session"
    >
      <h3 className="flex items-center gap-2 font-medium">
        {withdrawn ? (
          <Ban size={15} strokeWidth={1.75} className="text-ink-3" aria-hidden />
        ) : (
          <Sparkles size={15} strokeWidth={1.75} className="text-accent" aria-hidden />
        )}
        {t("hygiene-session")}
        <span className="font-normal text-ink-3">{session.by}</span>
        {onPrint && (
          <IconButton
            label={t("record-paper-hygiene")}
            icon={<Printer size={15} strokeWidth={1.75} aria-hidden />}
            onPress={() => onPrint(session.id)}
            className="ml-auto"
            data-testid="hygiene-print"
          />
        )}
      </h3>
      <div className={withdrawn ? "text-ink-3 line-through" : ""}>
        <p>{doneText(session, t)}</p>
        {session.instructions.length > 0 && (
          <p className="text-ink-2">
            {t("hygiene-instructions")}: {session.instructions.map((id) => t(`hygiene-told-${id}`)).join(", ")}
          </p>
        )}
        {session.note && <p className="readable whitespace-pre-wrap">{session.note}</p>}
      </div>
      {session.exam && (
        <p className="tnum text-ink-2" data-testid="hygiene-figures">
          {t("hygiene-figures", { plaque: shareText(session.exam.plaque), bleeding: shareText(session.exam.bleeding) })}
        </p>
      )}
      {withdrawn ? (
        <p className="text-ink-2">
          {t("hygiene-withdrawn", {
            by: withdrawn.by,
            when: spokenMoment(withdrawn.recordedAt, now, language, t),
            reason: withdrawn.reason,
          })}
        </p>
      ) : (
        (session.mine || mayManage) && <Withdraw session={session} />
      )}
    </article>
  );
}

function doneText(session: SessionView, t: Text): string {
  const fluoride = session.fluoride && t(`hygiene-fluoride-${session.fluoride}`);
  return [
    session.ultrasonic && t("hygiene-ultrasonic"),
    session.handInstruments && t("hygiene-handInstruments"),
    session.polishing && t("hygiene-polishing"),
    fluoride && (session.fluoridePpm === null ? fluoride : `${fluoride} ${session.fluoridePpm} ppm`),
    session.sealants.length > 0 && t("hygiene-sealed", { teeth: session.sealants.join(", ") }),
    session.durationMinutes !== null && t("hygiene-minutes", { n: session.durationMinutes }),
    session.nextRecallMonths !== null && t("hygiene-next", { n: session.nextRecallMonths }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function Withdraw({ session }: { session: SessionView }) {
  const t = useText();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useMutation({ mutationFn: (why: string) => ipc.commands.hygieneWithdraw(session.id, why) });
  if (reason === null)
    return (
      <div>
        <Button look="quiet" className="-ml-3" onPress={() => setReason("")} data-testid="hygiene-withdraw">
          {t("hygiene-withdraw")}
        </Button>
      </div>
    );
  return (
    <form
      className="flex items-end gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate(reason);
      }}
    >
      <TextField
        label={t("hygiene-withdraw-reason")}
        value={reason}
        onChange={setReason}
        autoFocus
        error={fieldErrors(withdraw.error, t).reason}
        className="flex-1"
        data-testid="hygiene-reason"
      />
      <Button type="submit" look="danger">
        {t("hygiene-withdraw")}
      </Button>
      <Button onPress={() => setReason(null)}>{t("cancel")}</Button>
      {withdraw.error && asCommandError(withdraw.error).code !== "invalid" && <ErrorNotice error={withdraw.error} />}
    </form>
  );
}
