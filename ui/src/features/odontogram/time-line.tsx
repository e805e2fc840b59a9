import { Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { Choice } from "../../components/choice";
import type { ChartView } from "../../lib/bindings";
import { exactDate, isoDay, shortDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { CompareLegend } from "./legend";

type Props = { view: ChartView; dates: readonly string[]; onView: (view: ChartView) => void };

/** The days on which something was charted; the last stop is now. */
export function TimeLine({ view, dates: all, onView }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  if (view.kind === "compare") return <Compare view={view} dates={all} onView={onView} />;
  // What was charted today is under "now".
  const dates = all.filter((date) => date !== isoDay(new Date()));
  if (dates.length === 0) return null;
  const last = dates.length;
  const at = view.kind === "at" ? dates.indexOf(view.date) : view.kind === "initial" ? 0 : last;
  // Dates are named as far apart as they can be read; the chosen one and now always are.
  const apart = Math.ceil((last + 1) / 7);
  const named = (i: number) =>
    i === at || i === last || (i % apart === 0 && last - i >= apart && (at === last || Math.abs(i - at) >= apart));
  const label = (i: number) => (i === last ? t("chart-time-now") : shortDate(dates[i] ?? "", language));
  return (
    <Slider
      aria-label={t("chart-time")}
      minValue={0}
      maxValue={last}
      step={1}
      value={at < 0 ? last : at}
      onChange={(i) => {
        const date = dates[i as number];
        onView(date ? { kind: "at", date } : { kind: "today" });
      }}
      className="mx-auto w-full max-w-2xl px-8"
    >
      <SliderTrack className="relative h-8">
        <div className="absolute inset-x-0 top-2 h-0.5 rounded-full bg-line-2" />
        {[...dates, ""].map((date, i) => (
          <div
            key={date || "now"}
            className="absolute top-0 flex -translate-x-1/2 flex-col items-center"
            style={{ left: `${(i / last) * 100}%` }}
          >
            <span className={`mt-[5px] size-2 rounded-full ${i === at ? "bg-accent" : "bg-line-3"}`} />
            <span
              title={date ? exactDate(date, language) : undefined}
              className={`tnum whitespace-nowrap pt-0.5 text-xs ${i === at ? "font-medium text-ink" : "text-ink-3"}`}
            >
              {named(i) ? label(i) : ""}
            </span>
          </div>
        ))}
        <SliderThumb className="top-2.5 size-4 rounded-full border-[3px] border-accent bg-surface data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:outline-offset-2" />
      </SliderTrack>
    </Slider>
  );
}

function Compare({
  view,
  dates,
  onView,
}: {
  view: Extract<ChartView, { kind: "compare" }>;
  dates: readonly string[];
  onView: (view: ChartView) => void;
}) {
  const t = useText();
  const [{ language }] = usePreferences();
  if (dates.length < 2)
    return <p className="px-4 text-center text-ink-2 text-sm">{t("chart-compare-needs-two", { n: dates.length })}</p>;
  const options = dates.map((id) => ({ id, text: shortDate(id, language) }));
  const set = (change: { from?: string; to?: string }) => {
    const next = { ...view, ...change };
    // Whichever way round they are chosen, time runs forward.
    onView(next.from <= next.to ? next : { ...next, from: next.to, to: next.from });
  };
  return (
    <div className="flex items-center justify-center gap-2.5 text-ink-2 text-sm">
      {t("chart-from")}
      <Choice
        label={t("chart-from")}
        hideLabel
        value={view.from}
        options={options}
        onChange={(from) => set({ from })}
        className="w-44"
      />
      {t("chart-to")}
      <Choice
        label={t("chart-to")}
        hideLabel
        value={view.to}
        options={options}
        onChange={(to) => set({ to })}
        className="w-44"
      />
      <CompareLegend />
    </div>
  );
}
