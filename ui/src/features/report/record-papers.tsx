import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Choice } from "../../components/choice";
import { exactDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { PaperPreview } from "./paper-preview";

type Back = { text: string; go: () => void };

/** The whole history on paper, or what of it is asked for. */
export function HistoryPaper({ patient, back }: { patient: string; back: Back }) {
  const t = useText();
  const [asked, setAsked] = useState({ from: "", to: "", author: "" });
  const { data: authors = [] } = useQuery({
    queryKey: keys.recordPaper(patient, "authors", {}),
    queryFn: () => ipc.commands.historyAuthors(patient),
  });
  const request = { patient, from: asked.from || null, to: asked.to || null, author: asked.author };
  const day = (end: "from" | "to") => (
    <label className="flex flex-col gap-1 font-medium text-ink-2 text-sm">
      {t(`record-paper-history-${end}`)}
      <input
        type="date"
        value={asked[end]}
        onChange={(event) => setAsked({ ...asked, [end]: event.target.value })}
        data-testid={`history-${end}`}
        className="h-control rounded border border-line-3/70 bg-surface px-2.5 font-normal text-ink"
      />
    </label>
  );
  return (
    <PaperPreview
      title={t("record-paper-history")}
      name={(look) => keys.recordPaper(patient, "history", { ...request, ...look })}
      make={(look) => ipc.commands.reportHistory({ ...request, ...look })}
      back={back}
    >
      {day("from")}
      {day("to")}
      <Choice
        label={t("record-paper-history-author")}
        value={asked.author || "all"}
        options={[
          { id: "all", text: t("record-paper-history-everybody") },
          ...authors.map((name) => ({ id: name, text: name })),
        ]}
        onChange={(author) => setAsked({ ...asked, author: author === "all" ? "" : author })}
      />
    </PaperPreview>
  );
}

type HygieneProps = { patient: string; session: string | undefined; onSession: (id: string) => void; back: Back };

/** A hygiene session on paper; unless somebody chooses, the last one. */
export function HygienePaper({ patient, session: wanted, onSession, back }: HygieneProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data = [], error } = useQuery({
    queryKey: keys.visitHistory(patient),
    queryFn: () => ipc.commands.visitHistory(patient),
  });
  const sessions = data.flatMap((visit) => visit.sessions.map(({ id, by }) => ({ id, by, on: visit.visitedOn })));
  const session = sessions.find((one) => one.id === wanted) ?? sessions[0];
  return (
    <PaperPreview
      title={t("hygiene-session")}
      name={(look) => keys.recordPaper(patient, "hygiene", { session: session?.id, ...look })}
      make={session ? (look) => ipc.commands.reportHygiene({ session: session.id, ...look }) : null}
      error={error}
      back={back}
    >
      {session ? (
        <Choice
          label={t("hygiene-session")}
          value={session.id}
          options={sessions.map(({ id, by, on }) => ({ id, text: `${exactDate(on, language)} · ${by}` }))}
          onChange={onSession}
        />
      ) : (
        <p className="text-ink-2 text-sm">{t("record-paper-no-session")}</p>
      )}
    </PaperPreview>
  );
}

/** Risk and recall on paper. */
export function RiskPaper({ patient, back }: { patient: string; back: Back }) {
  const t = useText();
  return (
    <PaperPreview
      title={t("report-risk-title")}
      name={(look) => keys.recordPaper(patient, "risk", look)}
      make={(look) => ipc.commands.reportRisk({ patient, ...look })}
      back={back}
    />
  );
}

/** HIM over time on paper. */
export function MihPaper({ patient, back }: { patient: string; back: Back }) {
  const t = useText();
  return (
    <PaperPreview
      title={t("mih-follow-up")}
      name={(look) => keys.recordPaper(patient, "mih_follow_up", look)}
      make={(look) => ipc.commands.reportMih({ patient, ...look })}
      back={back}
    />
  );
}
