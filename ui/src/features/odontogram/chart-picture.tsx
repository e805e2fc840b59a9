import { memo, type PointerEvent, useMemo, useRef } from "react";
import type { ChartState, Surface, ToothFacts, ToothState } from "../../lib/bindings";
import { isUpper, surfaceLetter } from "../../lib/teeth";
import { useText } from "../../lib/text";
import type { Drawing, DrawnTooth } from "./drawing";
import type { Entry } from "./entry";

import { type Band, primaryBand } from "./layout";
import { MarkLayer } from "./mark-layer";
import { paintVar } from "./paint";
import { Tooth } from "./tooth";

export type Pointed = { tooth: number; surface: Surface | null; x: number; y: number; add: boolean };

type Props = {
  drawing: Drawing;
  state: ChartState;
  facts: ReadonlyMap<number, ToothFacts>;
  labels: ReadonlyMap<number, string>;
  entry: Entry;
  onPoint: (pointed: Pointed) => void;
  onMenu: (pointed: Pointed) => void;
  onSpan: (from: number, to: number) => void;
};

const UNKNOWN: ToothState = { tooth: 0, presence: "hidden", letters: [] };
const NONE: ToothState["letters"] = [];

/** Both arches in one picture. Geometry and marks come from Rust; here they only get their colours. */
export function ChartPicture({ drawing, state, facts, labels, entry, onPoint, onMenu, onSpan }: Props) {
  const t = useText();
  const unit = drawing.width / 17;
  const states = useMemo(() => new Map(state.teeth.map((tooth) => [tooth.tooth, tooth])), [state.teeth]);
  const names = useMemo(
    () => (surface: Surface, tooth: number) => `${tooth} ${t(`surface-${surfaceLetter(surface, tooth)}`)}`,
    [t],
  );
  const drag = useRef<{ from: number; moved: boolean } | null>(null);
  const hit = (event: PointerEvent | React.MouseEvent): Pointed | null => {
    const target = event.target as Element;
    const tooth = target.closest("[data-tooth]")?.getAttribute("data-tooth");
    const surface = target.closest("[data-surface]")?.getAttribute("data-surface") as Surface | undefined;
    return tooth
      ? {
          tooth: Number(tooth),
          surface: surface ?? null,
          x: event.clientX,
          y: event.clientY,
          add: event.ctrlKey || event.metaKey,
        }
      : null;
  };
  const lit = entry.surfaces.join("");
  const whole = useMemo(() => primaryBand(drawing, facts), [drawing, facts]);
  const isPrimary = (tooth: number) => facts.get(tooth)?.primary ?? false;
  const shown = (tooth: number) => entry.teeth.includes(tooth) || states.get(tooth)?.presence !== "hidden";
  const band = whole && !drawing.teeth.some(({ tooth }) => isPrimary(tooth) && shown(tooth)) ? whole : null;
  const height = drawing.height - (band?.shift ?? 0);
  const lowerMarks = useMemo(() => state.marks.filter((mark) => !isUpper(mark.teeth[0] ?? 11)), [state.marks]);
  const upperMarks = useMemo(() => state.marks.filter((mark) => isUpper(mark.teeth[0] ?? 11)), [state.marks]);
  const paintTooth = (tooth: DrawnTooth) => {
    const { presence, letters } = states.get(tooth.tooth) ?? UNKNOWN;
    const selected = entry.teeth.includes(tooth.tooth);
    return (
      <Tooth
        key={tooth.tooth}
        drawing={tooth}
        presence={presence}
        letters={letters.length > 0 ? letters : NONE}
        label={labels.get(tooth.tooth) ?? String(tooth.tooth)}
        selected={selected}
        cursor={entry.cursor === tooth.tooth && selected}
        lit={selected ? lit : ""}
        unit={unit}
        small={isPrimary(tooth.tooth)}
        surfaceNames={names}
      />
    );
  };
  const drawn = drawing.teeth.filter(({ tooth }) => !(band && isPrimary(tooth)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pad around it has the role and the keys; here is only the pointer
    <svg
      viewBox={`0 0 ${drawing.width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      className="absolute inset-0 size-full select-none"
      role="presentation"
      onPointerDown={(event) => {
        const at = hit(event);
        drag.current = at && event.button === 0 && !at.add ? { from: at.tooth, moved: false } : null;
      }}
      onPointerMove={(event) => {
        const at = drag.current && event.buttons === 1 ? hit(event) : null;
        if (!at || !drag.current || (at.tooth === drag.current.from && !drag.current.moved)) return;
        drag.current.moved = true;
        onSpan(drag.current.from, at.tooth);
      }}
      onPointerUp={(event) => {
        const moved = drag.current?.moved;
        drag.current = null;
        const at = hit(event);
        if (at && !moved && event.button === 0) onPoint(at);
      }}
      onContextMenu={(event) => {
        const at = hit(event);
        if (!at) return;
        event.preventDefault();
        onMenu(at);
      }}
    >
      <Lines drawing={drawing} band={band} />
      {drawn.filter(({ tooth }) => isUpper(tooth)).map(paintTooth)}
      <MarkLayer marks={upperMarks} unit={unit} />
      <g transform={band ? `translate(0 ${-band.shift})` : undefined}>
        {drawn.filter(({ tooth }) => !isUpper(tooth)).map(paintTooth)}
        <MarkLayer marks={lowerMarks} unit={unit} />
      </g>
    </svg>
  );
}

/** Midline and the line between the jaws. With the primary rows put away, three slices of them move together. */
const Lines = memo(function Lines({ drawing, band }: { drawing: Drawing; band: Band | null }) {
  const paths = drawing.lines.map((line) => (
    <path
      key={line.path}
      d={line.path}
      fill={paintVar(line.fill)}
      stroke={line.stroke ? "var(--line-2)" : "none"}
      strokeWidth={line.width}
      strokeDasharray={line.dash ? "3 4" : undefined}
    />
  ));
  const slices = band
    ? [
        { from: 0, to: band.top, shift: 0 },
        { from: band.middle[0], to: band.middle[1], shift: band.middle[0] - band.top },
        { from: band.bottom, to: drawing.height, shift: band.shift },
      ]
    : [{ from: 0, to: drawing.height, shift: 0 }];
  return (
    <g aria-hidden pointerEvents="none">
      {slices.map(({ from, to, shift }) => (
        <g key={from} transform={`translate(0 ${-shift})`}>
          <clipPath id={`slice-${Math.round(from)}`}>
            <rect x={0} y={from} width={drawing.width} height={to - from} />
          </clipPath>
          <g clipPath={`url(#slice-${Math.round(from)})`}>{paths}</g>
        </g>
      ))}
    </g>
  );
});
