import { memo, useMemo } from "react";
import type { ChartState, ChartView } from "../../lib/bindings";
import { isUpper } from "../../lib/teeth";
import type { Drawing, DrawnTooth } from "./drawing";
import { type Band, primaryBand } from "./layout";
import { MarkLayer } from "./mark-layer";
import { useCatalogue, useChart, useDrawing } from "./use-chart";

type Props = { patient: string; label: string; teeth?: readonly number[]; view?: ChartView };

const TODAY: ChartView = { kind: "today" };
const NONE: readonly number[] = [];

/** The whole chart as a small picture, some teeth lit: to be looked at, not to be charted in. */
export function MiniChart({ patient, label, teeth = NONE, view = TODAY }: Props) {
  const catalogue = useCatalogue();
  const drawing = useDrawing();
  const chart = useChart(patient, view);
  const facts = useMemo(
    () => new Map((catalogue.data?.teeth ?? []).map((tooth) => [tooth.tooth, tooth])),
    [catalogue.data],
  );
  if (!catalogue.data || !drawing.data || !chart.data) return null;
  const isPrimary = (tooth: number) => facts.get(tooth)?.primary ?? false;
  const seen = chart.data.teeth.some(({ tooth, presence }) => isPrimary(tooth) && presence !== "hidden");
  const band = seen ? null : primaryBand(drawing.data, facts);
  const drawn = drawing.data.teeth.filter(({ tooth }) => !(band && isPrimary(tooth)));
  return <Picture drawing={drawing.data} drawn={drawn} state={chart.data} band={band} label={label} teeth={teeth} />;
}

type PictureProps = {
  drawing: Drawing;
  drawn: readonly DrawnTooth[];
  state: ChartState;
  band: Band | null;
  label: string;
  teeth: readonly number[];
};

function Picture({ drawing, drawn, state, band, label, teeth }: PictureProps) {
  const unit = drawing.width / 17;
  const presence = new Map(state.teeth.map((tooth) => [tooth.tooth, tooth.presence]));
  const jaw = (upper: boolean) => (
    <>
      {drawn
        .filter(({ tooth }) => isUpper(tooth) === upper)
        .map((tooth) => (
          <MiniTooth
            key={tooth.tooth}
            drawing={tooth}
            faded={presence.get(tooth.tooth) !== "present"}
            lit={teeth.includes(tooth.tooth)}
            unit={unit}
          />
        ))}
      <MarkLayer marks={state.marks.filter((mark) => isUpper(mark.teeth[0] ?? 11) === upper)} unit={unit} />
    </>
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing.width} ${drawing.height - (band?.shift ?? 0)}`}
      className="w-full shrink-0"
      data-testid="mini-chart"
    >
      {jaw(true)}
      <g transform={band ? `translate(0 ${-band.shift})` : undefined}>{jaw(false)}</g>
    </svg>
  );
}

type ToothProps = { drawing: DrawnTooth; faded: boolean; lit: boolean; unit: number };

const MiniTooth = memo(function MiniTooth({ drawing, faded, lit, unit }: ToothProps) {
  const { box, tooth } = drawing;
  return (
    <g data-lit={lit || undefined}>
      {lit && (
        <rect
          x={box.x}
          y={box.y - unit * 0.06}
          width={box.width}
          height={box.height + unit * 0.12}
          rx={unit * 0.16}
          fill="var(--wash-2)"
          stroke="var(--accent)"
          strokeWidth={unit * 0.06}
        />
      )}
      <g opacity={faded ? 0.25 : 1} stroke="var(--paint-ink)" strokeWidth={unit * 0.04} strokeLinejoin="round">
        {drawing.roots.map((path) => (
          <path key={path} d={path} fill="var(--tooth-root)" strokeOpacity={0.6} />
        ))}
        <path d={drawing.crown} fill="var(--tooth-crown)" strokeOpacity={0.8} />
        <path d={drawing.figure} fill="var(--tooth-crown)" strokeOpacity={0.8} />
        {drawing.surfaces.map(({ surface, path }) => (
          <path key={surface} d={path} fill="none" strokeOpacity={0.4} strokeWidth={unit * 0.025} />
        ))}
      </g>
      <text
        x={drawing.number.x}
        y={drawing.number.y}
        textAnchor="middle"
        className="tnum"
        fontSize={unit * 0.36}
        fontWeight={lit ? 650 : 400}
        fill={lit ? "var(--accent-strong)" : "var(--ink-2)"}
      >
        {tooth}
      </text>
    </g>
  );
});
