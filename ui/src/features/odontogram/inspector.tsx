import { MousePointerClick, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/button";
import type { ChartState, FindingView, Rule, ToothFacts } from "../../lib/bindings";
import { exactDate, isoDay, spokenDay, spokenMoment } from "../../lib/dates";
import { findingText } from "../../lib/findings-text";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { spokenNumber, teethText, toothName } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { paintVar } from "./paint";

type Props = {
  state: ChartState;
  rules: readonly Rule[];
  facts: ReadonlyMap<number, ToothFacts>;
  teeth: readonly number[];
  onWithdraw: (finding: FindingView) => void;
};

/** What is selected: its findings, its past, and below what this day has added. */
export function Inspector({ state, rules, facts, teeth, onWithdraw }: Props) {
  const t = useText();
  const now = useNow();
  const today = isoDay(new Date(now));
  const on = (finding: FindingView) => finding.teeth.some(({ tooth }) => teeth.includes(tooth));
  const standing = state.findings.filter(on);
  const ids = new Set(standing.map((f) => f.id));
  const past = state.history.filter((f) => on(f) && !ids.has(f.id));
  const recorded = state.history.filter((f) => isoDay(new Date(f.recordedAt)) === today && !f.withdrawn);
  const shared = { rules, onWithdraw, now };
  return (
    <aside
      aria-label={t("chart-inspector")}
      className="flex w-80 shrink-0 flex-col overflow-auto border-line border-l bg-surface"
    >
      <div className="flex flex-col gap-5 px-5 py-4">
        <Title facts={facts} teeth={teeth} />
        {teeth.length > 0 && (
          <Section title={t("inspector-findings")}>
            {standing.length === 0 ? (
              <Quiet>{t("inspector-no-findings")}</Quiet>
            ) : (
              standing.map((f) => (
                <Line key={f.id} finding={f} {...shared} {...(teeth.length > 1 ? { teeth: true } : {})} />
              ))
            )}
          </Section>
        )}
        {past.length > 0 && (
          <Section title={t("inspector-history")}>
            {past.map((f) => (
              <Line key={f.id} finding={f} {...shared} past />
            ))}
          </Section>
        )}
      </div>
      <div className="flex-1" />
      <div className="border-line border-t px-5 py-4">
        <Section title={t("inspector-today")}>
          {recorded.length === 0 ? (
            <Quiet>{t("inspector-today-none")}</Quiet>
          ) : (
            recorded.map((f) => <Line key={f.id} finding={f} {...shared} teeth brief />)
          )}
        </Section>
      </div>
    </aside>
  );
}

function Title({ facts, teeth }: { facts: ReadonlyMap<number, ToothFacts>; teeth: readonly number[] }) {
  const t = useText();
  const [first] = teeth;
  if (first === undefined) {
    return (
      <div className="flex flex-col items-center gap-2 px-2 py-8 text-center">
        <MousePointerClick size={22} strokeWidth={1.5} className="text-ink-3" aria-hidden />
        <p className="font-medium">{t("inspector-none")}</p>
        <p className="text-ink-3 text-sm">{t("inspector-none-help")}</p>
      </div>
    );
  }
  const tooth = facts.get(first);
  return (
    <div>
      <p className="text-ink-3 text-xs">{t(teeth.length > 1 ? "inspector-selected-many" : "inspector-selected")}</p>
      <h2 className="mt-0.5 text-balance font-bold text-lg leading-snug">
        {teeth.length > 1 ? teethText(teeth) : `${spokenNumber(first)} · ${tooth ? toothName(tooth, t) : ""}`}
      </h2>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-medium text-ink-3 text-xs">{title}</h2>
      <div className="divide-y divide-line">{children}</div>
    </section>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="py-1 text-ink-2 text-sm">{children}</p>;
}

type LineProps = {
  finding: FindingView;
  rules: readonly Rule[];
  now: number;
  onWithdraw: (finding: FindingView) => void;
  past?: boolean;
  teeth?: boolean;
  brief?: boolean;
};

function Line({ finding, rules, now, onWithdraw, past, teeth, brief }: LineProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const what = findingText(finding, rules, t);
  const today = isoDay(new Date(now)) === finding.observedOn;
  const when = today
    ? spokenMoment(finding.recordedAt, now, language, t)
    : spokenDay(finding.observedOn, now, language, t);
  return (
    <div className={`group flex items-start gap-2.5 py-2 text-sm ${past || finding.withdrawn ? "text-ink-2" : ""}`}>
      {teeth && (
        <span className="tnum w-11 shrink-0 whitespace-nowrap font-bold">
          {teethText(finding.teeth.map((f) => f.tooth))}
        </span>
      )}
      <Dot finding={finding} />
      <div className="min-w-0 flex-1">
        <p className={`leading-snug ${finding.withdrawn ? "line-through" : "font-medium"}`}>{what}</p>
        {!brief && (
          <p className="mt-0.5 text-ink-3 text-xs" title={exactDate(finding.observedOn, language)}>
            {finding.planItem
              ? t("inspector-from-plan")
              : t(finding.withdrawn ? "inspector-withdrawn" : `status-${finding.status}`)}{" "}
            · {when} · {finding.by}
          </p>
        )}
        {finding.note && !brief && <p className="readable mt-1 text-ink-2">{finding.note}</p>}
      </div>
      {brief && <span className="tnum shrink-0 text-ink-3 text-xs leading-5">{when.replace(/^\D+/, "")}</span>}
      {finding.mine && !finding.withdrawn && (
        <IconButton
          label={t("inspector-withdraw-label", { what })}
          className="-my-1.5 !size-7"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden />}
          onPress={() => onWithdraw(finding)}
        />
      )}
    </div>
  );
}

/** Solid is so; hollow is meant to be. */
export function Dot({ finding }: { finding: Pick<FindingView, "paint" | "status"> }) {
  const colour = paintVar(finding.paint);
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" className="mt-[5px] shrink-0" aria-hidden="true">
      <circle
        cx="5"
        cy="5"
        r={finding.status === "planned" ? 3.9 : 4.6}
        fill={finding.status === "planned" ? "none" : colour}
        stroke={colour}
        strokeWidth={finding.status === "planned" ? 1.75 : 0}
      />
    </svg>
  );
}
