import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { ErrorNotice } from "../../components/error-notice";
import type { Catalogue, ChartState, ChartView, Rule } from "../../lib/bindings";
import { planKey, withKeys } from "../../lib/chart-keys";
import { ruleName } from "../../lib/findings-text";
import { useWindowKeys } from "../../lib/keyboard";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { ChartPad } from "./chart-pad";
import { ChartPicture, type Pointed } from "./chart-picture";
import { ChartTable } from "./chart-table";
import type { Drawing } from "./drawing";
import {
  chooseAttribute,
  chooseRule,
  chooseSpan,
  chooseTooth,
  finish,
  type Mouth,
  NOTE,
  press,
  toggleSurface,
  toggleTooth,
} from "./entry";
import { EntryLine } from "./entry-line";
import { Finder } from "./finder";
import { FindingMenu } from "./finding-menu";
import { Inspector } from "./inspector";
import { toothLabels } from "./labels";
import { Legend } from "./legend";
import { TimeLine } from "./time-line";
import { useCatalogue, useChart, useDrawing } from "./use-chart";
import { type PlanAnswer, useEntry } from "./use-entry";
import { ViewBar } from "./view-bar";

type Props = {
  patient: string;
  onHelp: () => void;
  onReport: () => void;
  /** Takes what is on teeth into the treatment plan; with no teeth, proposes a plan for everything that is ill. */
  onPlan: (teeth: readonly number[]) => Promise<PlanAnswer>;
};

export function Odontogram({ patient, onHelp, onReport, onPlan }: Props) {
  const [view, setView] = useState<ChartView>({ kind: "today" });
  const catalogue = useCatalogue();
  const drawing = useDrawing();
  const chart = useChart(patient, view);
  const error = catalogue.error ?? drawing.error ?? chart.error;
  if (error) {
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  }
  if (!catalogue.data || !drawing.data || !chart.data) return null;
  return (
    <Desk
      patient={patient}
      catalogue={catalogue.data}
      drawing={drawing.data}
      state={chart.data}
      view={view}
      onView={setView}
      onHelp={onHelp}
      onReport={onReport}
      onPlan={onPlan}
    />
  );
}

type DeskProps = Props & {
  catalogue: Catalogue;
  drawing: Drawing;
  state: ChartState;
  view: ChartView;
  onView: (view: ChartView) => void;
};

function Desk({ patient, catalogue, drawing, state, view, onView, onHelp, onReport, onPlan }: DeskProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const rules = useRules(catalogue);
  const mouth = useMouth(catalogue, rules, state, view);
  const [table, setTable] = useState(false);
  const [inspector, setInspector] = useState(true);
  const [menu, setMenu] = useState<Pointed | null>(null);
  const chart = useRef<HTMLDivElement>(null);
  const noteField = useRef<HTMLInputElement>(null);
  const focusChart = () => chart.current?.focus({ preventScroll: true });
  useEffect(() => chart.current?.focus({ preventScroll: true }), []);

  const { entry, said, take, undo, redo, withdraw } = useEntry(patient, mouth, state, {
    onTable: () => setTable((old) => !old),
    onHelp,
    onNote: () => noteField.current?.focus(),
    onPlan,
  });
  // A note on a tooth is only its words: its field is there once the rule is chosen.
  useEffect(() => {
    if (entry.rule === NOTE) noteField.current?.focus();
  }, [entry.rule]);
  const labels = useMemo(() => toothLabels(catalogue, state, language, t), [catalogue, state, language, t]);
  const type = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey };
    if (["Shift", "Control", "Alt", "Meta", "Tab", "Dead"].includes(event.key)) return;
    setMenu(null);
    if (take((now) => press(now, pressed, mouth))) event.preventDefault();
  };
  // With nothing in focus the keys still belong to the chart: a click on the page must not silence it.
  useWindowKeys((event) => {
    if (event.target === document.body) type(event);
  });
  const point = (at: Pointed) => {
    take((now) =>
      at.add
        ? toggleTooth(now, at.tooth)
        : now.rule && now.teeth.includes(at.tooth) && at.surface
          ? toggleSurface(now, at.surface, mouth)
          : chooseTooth({ ...now, rule: null, surfaces: [], attribute: null }, at.tooth, mouth),
    );
    focusChart();
    if (at.surface && !at.add && !entry.rule && !mouth.readOnly) setMenu(at);
  };
  const active = entry.cursor !== null && entry.teeth.includes(entry.cursor) ? `tooth-${entry.cursor}` : undefined;

  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-3 px-4 pt-3 pb-2">
        <ViewBar
          view={view}
          state={state}
          table={table}
          inspector={inspector}
          onView={(next) => {
            onView(next);
            focusChart();
          }}
          onTable={() => {
            setTable(!table);
            focusChart();
          }}
          onInspector={() => setInspector(!inspector)}
          onUndo={() => {
            undo();
            focusChart();
          }}
          onRedo={() => {
            redo();
            focusChart();
          }}
          onReport={onReport}
        />
        <div className="flex min-h-0 flex-1 flex-col gap-1 rounded-lg border border-line bg-surface has-[[data-testid=chart]:focus-visible]:outline-2 has-[[data-testid=chart]:focus-visible]:outline-accent">
          <div className="relative min-h-0 flex-1">
            <ChartPad pad={chart} table={table} active={active} onKeyDown={type}>
              {table ? (
                <ChartTable
                  state={state}
                  rules={rules}
                  onTooth={(tooth) => take((now) => chooseTooth(now, tooth, mouth))}
                />
              ) : (
                <ChartPicture
                  drawing={drawing}
                  state={state}
                  facts={mouth.facts}
                  labels={labels}
                  entry={entry}
                  onPoint={point}
                  onMenu={(at) => {
                    take((now) =>
                      now.teeth.includes(at.tooth)
                        ? { entry: now, effect: { do: "nothing" } }
                        : chooseTooth(now, at.tooth, mouth),
                    );
                    setMenu(at);
                  }}
                  onSpan={(from, to) => take((now) => chooseSpan(now, from, to, mouth))}
                />
              )}
            </ChartPad>
            {entry.finder && (
              <Finder
                text={entry.finder.text}
                index={entry.finder.index}
                found={mouth.findRules(entry.finder.text)}
                onChoose={(rule) => {
                  take((now) => chooseRule(now, rule, mouth));
                  focusChart();
                }}
              />
            )}
          </div>
          {/* While a finding is typed its second row takes this one's height: the picture must not move under the eyes. */}
          {entry.rule === null && (
            <div
              className={`flex h-[calc(var(--control)+var(--spacing))] shrink-0 flex-col justify-center ${table ? "border-line border-t" : ""}`}
            >
              <TimeLine view={view} dates={state.dates} onView={onView} />
            </div>
          )}
        </div>
        <EntryLine
          entry={entry}
          mouth={mouth}
          said={said}
          noteField={noteField}
          onSurface={(surface) => {
            take((now) => toggleSurface(now, surface, mouth));
            focusChart();
          }}
          onValue={(n) => {
            take((now) => chooseAttribute(now, n, mouth));
            focusChart();
          }}
          onFinish={(way) => {
            take((now) => finish(now, way, mouth));
            focusChart();
          }}
          onBack={() => {
            take((now) => press(now, { key: "Escape", ctrl: false, shift: false, alt: false }, mouth));
            focusChart();
          }}
          onNote={(note) => take((now) => ({ entry: { ...now, note }, effect: { do: "nothing" } }))}
          onNoteDone={focusChart}
          onUndo={() => {
            undo();
            focusChart();
          }}
        />
        <Legend legend={state.legend} letters={state.letters} profile={state.profile} rules={rules} />
      </div>
      {inspector && (
        <Inspector state={state} rules={rules} facts={mouth.facts} teeth={entry.teeth} onWithdraw={withdraw} />
      )}
      {menu && (
        <FindingMenu
          at={menu}
          rules={rules}
          onClose={() => setMenu(null)}
          onOther={() => {
            setMenu(null);
            take((now) => press(now, { key: "q", ctrl: false, shift: false, alt: false }, mouth));
            focusChart();
          }}
          onChoose={(rule) => {
            const { surface } = menu;
            setMenu(null);
            take((now) => chooseRule(now, rule, mouth));
            if (surface && rule.surfaces !== "none")
              take((now) =>
                now.rule === rule.id ? toggleSurface(now, surface, mouth) : { entry: now, effect: { do: "nothing" } },
              );
            focusChart();
          }}
        />
      )}
      <div role="status" aria-live="assertive" className="sr-only" data-testid="chart-announce" key="announce">
        {said.text}
      </div>
    </div>
  );
}

/** The catalogue with the keys of this workstation. */
function useRules(catalogue: Catalogue): readonly Rule[] {
  const [{ chartKeys }] = usePreferences();
  return useMemo(() => withKeys(catalogue.rules, chartKeys), [catalogue.rules, chartKeys]);
}

function useMouth(catalogue: Catalogue, rules: readonly Rule[], state: ChartState, view: ChartView): Mouth {
  const t = useText();
  const mayEdit = useMay("edit_chart");
  const [{ chartKeys }] = usePreferences();
  const past = view.kind === "initial" || view.kind === "at" || view.kind === "compare";
  return useMemo(() => {
    const presence = new Map(state.teeth.map((tooth) => [tooth.tooth, tooth.presence]));
    const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    return {
      rules,
      facts: new Map(catalogue.teeth.map((tooth) => [tooth.tooth, tooth])),
      presence: (tooth) => presence.get(tooth) ?? "hidden",
      findRules: (text) => rules.filter((rule) => folded(ruleName(rule.id, t)).includes(folded(text))),
      readOnly: mayEdit ? (past ? "not-today" : null) : "not-allowed",
      specifications: state.specifications,
      planKey: planKey(chartKeys),
    };
  }, [catalogue, rules, state.teeth, state.specifications, mayEdit, past, chartKeys, t]);
}
