import { Activity, ClipboardList } from "lucide-react";
import type { ReactNode } from "react";
import type { VisitRow, VisitView } from "../../lib/bindings";
import { exactDate, spokenDay, timeOf } from "../../lib/dates";
import { shareText } from "../../lib/format";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** One visit of the past: the day, who and where, what was charted; notes and sessions are its children. */
export function VisitCard({
  visit,
  actions,
  children,
}: {
  visit: VisitView;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const empty = visit.notes.length + visit.sessions.length === 0;
  const t = useText();
  return (
    <li className="rounded-lg border border-line bg-surface" data-testid="visit">
      <VisitHead visit={visit} reason={visit.reason} actions={actions} />
      <div className="flex flex-col gap-3 px-4 py-3">
        <Charted visit={visit} />
        {children}
        {empty && visit.findings.length + visit.exams.length === 0 && (
          <p className="text-ink-3 text-sm">{t("visit-nothing")}</p>
        )}
      </div>
    </li>
  );
}

type HeadProps = { visit: VisitRow | VisitView; reason?: string; actions?: ReactNode };

/** Day, hours, who, where. */
export function VisitHead({ visit, reason, actions }: HeadProps) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const closed = visit.closedAt === null ? t("visit-not-closed") : timeOf(visit.closedAt, language);
  const hours = `${timeOf(visit.openedAt, language)}–${closed}`;
  return (
    <div className="flex min-h-11 items-center gap-3 border-line border-b px-4 py-1.5">
      <h2 className="shrink-0 font-bold" title={exactDate(visit.visitedOn, language)}>
        {spokenDay(visit.visitedOn, now, language, t)}
      </h2>
      <p className="tnum shrink-0 text-ink-2 text-sm">
        {[visit.openNow ? t("visit-open-at", { time: timeOf(visit.openedAt, language) }) : hours, visit.by, visit.chair]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="min-w-0 flex-1 truncate text-ink-2 text-sm">{reason}</p>
      {actions}
    </div>
  );
}

/** What was charted and probed in a visit, in a line each; a session tells the figures of its own examination. */
export function Charted({ visit }: { visit: VisitView }) {
  const t = useText();
  const probed = visit.exams.filter((exam) => !visit.sessions.some((session) => session.exam?.id === exam.id));
  return (
    <>
      {visit.findings.length > 0 && <Findings visit={visit} />}
      {probed.map(({ id, plaque, bleeding }) => (
        <p key={id} className="tnum flex gap-2 text-ink-2 text-sm">
          <Activity size={15} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-3" aria-hidden />
          {t("visit-probed", { plaque: shareText(plaque), bleeding: shareText(bleeding) })}
        </p>
      ))}
    </>
  );
}

function Findings({ visit }: { visit: VisitView }) {
  const t = useText();
  const told = new Map<string, string[]>();
  for (const { rule, teeth, surfaces, status } of visit.findings) {
    const what = `${t(`rule-${rule}`, { status })} · ${t(`status-${status}`)}`;
    told.set(what, [...(told.get(what) ?? []), [teeth.join("-"), surfaces.join("")].filter(Boolean).join(" ")]);
  }
  return (
    <div className="flex gap-2 text-sm" data-testid="visit-charted">
      <ClipboardList size={15} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-3" aria-hidden />
      <ul aria-label={t("visit-charted")} className="flex flex-wrap gap-x-4 gap-y-0.5">
        {[...told].map(([what, where]) => (
          <li key={what}>
            <span className="tnum font-medium">{where.join(", ")}</span> <span className="text-ink-2">{what}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
