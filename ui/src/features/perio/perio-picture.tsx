import { memo, type PointerEvent, useMemo } from "react";
import type { Entrance, PerioConvention, PreviousSite, Site } from "../../lib/bindings";
import { useText } from "../../lib/text";
import type { Column, Drawing, Face } from "./drawing";
import { type Entry, type Flag, type Focus, type Row, signed } from "./entry";
import { type Cell, keyOf, type Spot, sitesOf } from "./places";
import type { Readings } from "./reading-queue";
import { sitesX, ToothFace } from "./tooth-face";

export type Pointed =
  | { on: "cell"; row: "depth" | "margin"; cell: Cell }
  | { on: "sign"; flag: Flag; cell: Cell }
  | { on: "tooth"; tooth: number }
  | { on: "furcation"; tooth: number; entrance: Entrance };

type Props = {
  drawing: Drawing;
  spots: ReadonlyMap<number, Spot>;
  readings: Readings;
  previous: ReadonlyMap<string, PreviousSite>;
  convention: PerioConvention;
  /** Nothing has the focus in a picture that is only looked at. */
  entry: Entry | null;
  onPoint: (at: Pointed) => void;
};

const ROMAN = ["", "I", "II", "III"];

/** Both faces of both arches. The still picture comes from Rust; what was read is drawn over it as it is typed. */
export function PerioPicture({ drawing, spots, readings, previous, convention, entry, onPoint }: Props) {
  const columns = useMemo(() => new Map(drawing.columns.map((column) => [column.tooth, column])), [drawing]);
  const point = (event: PointerEvent) => {
    const at = pointed(event.target as Element);
    if (at && event.button === 0) onPoint(at);
  };
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      preserveAspectRatio="xMidYMid meet"
      className="tnum absolute inset-0 size-full select-none"
      role="presentation"
      textAnchor="middle"
      onPointerUp={point}
    >
      <Ground drawing={drawing} />
      {entry && <FocusMark drawing={drawing} columns={columns} entry={entry} />}
      {drawing.faces.map((face) =>
        face.teeth.map((shape) => {
          const column = columns.get(shape.tooth);
          if (!column) return null;
          const cells = sitesOf(shape.tooth, face.oral).map((site) => ({ tooth: shape.tooth, site }));
          const [a, b, c] = cells as [Cell, Cell, Cell];
          return (
            <ToothFace
              key={`${shape.tooth}-${face.oral}`}
              face={face}
              mm={drawing.mm}
              column={column}
              shape={shape}
              place={spots.get(shape.tooth)?.place ?? "absent"}
              convention={convention}
              a={readings.site(a)}
              b={readings.site(b)}
              c={readings.site(c)}
              wasA={previous.get(keyOf(a))}
              wasB={previous.get(keyOf(b))}
              wasC={previous.get(keyOf(c))}
              tooth={readings.tooth(shape.tooth)}
            />
          );
        }),
      )}
      <Numbers drawing={drawing} columns={columns} spots={spots} readings={readings} entry={entry} />
      <Targets drawing={drawing} spots={spots} />
    </svg>
  );
}

/** What never changes: bands, ruling, junction, names of the rows. */
const Ground = memo(function Ground({ drawing }: { drawing: Drawing }) {
  const t = useText();
  const first = drawing.columns[0];
  const left = (first?.x ?? 0) - 4;
  const width = drawing.width - left - 6;
  return (
    <g aria-hidden>
      {drawing.faces.map((face) => (
        <g key={`${face.upper}-${face.oral}`}>
          <rect x={left} y={face.top} width={width} height={face.bottom - face.top} rx={4} fill="var(--sunken)" />
          {face.rules.map((y) => (
            <path key={y} d={`M${left} ${y}h${width}`} stroke="var(--line)" strokeWidth={0.8} />
          ))}
          <path d={`M${left} ${face.cej}h${width}`} stroke="var(--line-3)" strokeWidth={0.9} strokeDasharray="4 3" />
          <g textAnchor="end" fontSize={9.5} fill="var(--ink-3)">
            {(["depth", "margin", "bleeding", "plaque"] as const).map((row) => (
              <text key={row} x={left - 6} y={face[row]} dy="0.36em">
                {t(`perio-row-short-${row}`)}
              </text>
            ))}
            <text
              x={left - 6}
              y={(face.top + face.bottom) / 2}
              dy="0.36em"
              fontSize={12}
              fontWeight={650}
              fill="var(--ink-2)"
            >
              {t(`perio-side-${face.oral ? (face.upper ? "palatal" : "lingual") : "facial"}`)}
            </text>
          </g>
        </g>
      ))}
    </g>
  );
});

type FocusProps = { drawing: Drawing; columns: ReadonlyMap<number, Column>; entry: Entry };

/** Where the next key goes, and the site to which signs belong. */
function FocusMark({ drawing, columns, entry }: FocusProps) {
  const { row, focus } = entry;
  const column = columns.get(focus.tooth);
  const isSite = row === "depth" || row === "margin";
  const face = faceAt(drawing, focus);
  if (!column || !face) return null;
  if (!isSite) return <ToothFocus drawing={drawing} column={column} face={face} focus={focus} row={row} />;
  const x = siteX(column, face, focus.site);
  const sign = signed(entry);
  const signColumn = columns.get(sign.tooth);
  const signFace = faceAt(drawing, { ...focus, ...sign });
  return (
    <g pointerEvents="none" data-testid="perio-focus" data-cell={`${focus.tooth}-${focus.site}`} data-row={row}>
      <rect
        x={x - 7.5}
        y={face.top}
        width={15}
        height={face.bottom - face.top}
        fill="var(--accent)"
        fillOpacity={0.1}
      />
      <rect
        x={x - 8.2}
        y={face[row] - 8}
        width={16.4}
        height={16}
        rx={4}
        fill="var(--wash-2)"
        stroke="var(--accent)"
        strokeWidth={1.8}
      />
      {entry.wrote && signColumn && signFace && (
        <path
          d={`M${siteX(signColumn, signFace, sign.site) - 6} ${signFace.bleeding + 5}h12`}
          stroke="var(--accent)"
          strokeWidth={1.6}
        />
      )}
    </g>
  );
}

function ToothFocus(props: { drawing: Drawing; column: Column; face: Face; focus: Focus; row: Row }) {
  const { drawing, column, focus, row } = props;
  const upper = props.face.upper;
  const marks = drawing.faces
    .filter((face) => face.upper === upper)
    .flatMap((face) => face.teeth.find(({ tooth }) => tooth === focus.tooth)?.furcations ?? []);
  const at = row === "furcation" ? marks.find(({ entrance }) => entrance === focus.entrance)?.at : undefined;
  return (
    <g
      pointerEvents="none"
      data-testid="perio-focus"
      data-cell={`${focus.tooth}-${focus.entrance ?? ""}`}
      data-row={row}
    >
      {at ? (
        <circle cx={at.x} cy={at.y} r={9} fill="var(--wash-2)" stroke="var(--accent)" strokeWidth={1.8} />
      ) : (
        <rect
          x={column.x + 3}
          y={props.face.number - 9}
          width={column.width - 6}
          height={18}
          rx={5}
          fill="var(--wash-2)"
          stroke="var(--accent)"
          strokeWidth={1.8}
        />
      )}
    </g>
  );
}

function faceAt(drawing: Drawing, focus: Focus): Face | undefined {
  const upper = focus.tooth < 30;
  const oral = focus.site === "DL" || focus.site === "L" || focus.site === "ML";
  return drawing.faces.find((face) => face.upper === upper && face.oral === oral);
}

function siteX(column: Column, face: Face, site: Site): number {
  const at = sitesOf(column.tooth, face.oral).indexOf(site);
  return sitesX(column, face.oral)[at] ?? column.x + column.width / 2;
}

type NumbersProps = {
  drawing: Drawing;
  columns: ReadonlyMap<number, Column>;
  spots: ReadonlyMap<number, Spot>;
  readings: Readings;
  entry: Entry | null;
};

/** Tooth numbers with mobility in roman numerals. */
function Numbers({ drawing, columns, spots, readings, entry }: NumbersProps) {
  const rows = drawing.faces.filter((face) => !face.oral);
  return (
    <g pointerEvents="none">
      {rows.flatMap((face) =>
        face.teeth.map(({ tooth }) => {
          const column = columns.get(tooth);
          if (!column) return null;
          const x = column.x + column.width / 2;
          const absent = spots.get(tooth)?.place === "absent";
          const here = entry?.focus.tooth === tooth;
          const { mobility, disputed } = readings.tooth(tooth);
          return (
            <g key={tooth}>
              {here && (entry.row === "depth" || entry.row === "margin") && (
                <rect x={x - 13} y={face.number - 8.5} width={26} height={17} rx={5} fill="var(--accent)" />
              )}
              <text
                x={x}
                y={face.number}
                dy="0.36em"
                fontSize={12}
                fontWeight={here ? 700 : 600}
                fill={
                  here && (entry.row === "depth" || entry.row === "margin")
                    ? "var(--accent-ink)"
                    : absent
                      ? "var(--ink-3)"
                      : "var(--ink)"
                }
                textDecoration={absent ? "line-through" : undefined}
              >
                {tooth}
              </text>
              {mobility !== null && mobility > 0 && (
                <text x={x + 18} y={face.number} dy="0.36em" fontSize={9.5} fontWeight={700} fill="var(--warn)">
                  {ROMAN[mobility]}
                </text>
              )}
              {disputed && (
                <text x={x - 19} y={face.number} dy="0.36em" fontSize={9.5} fontWeight={700} fill="var(--warn)">
                  ≠
                </text>
              )}
            </g>
          );
        }),
      )}
    </g>
  );
}

/** What the pointer can touch, invisible and larger than what it stands for. */
const Targets = memo(function Targets({ drawing, spots }: { drawing: Drawing; spots: ReadonlyMap<number, Spot> }) {
  const columns = new Map(drawing.columns.map((column) => [column.tooth, column]));
  return (
    <g fill="transparent">
      {drawing.faces.flatMap((face) =>
        face.teeth.flatMap((shape) => {
          const column = columns.get(shape.tooth);
          if (!column) return [];
          const number = !face.oral && (
            <rect
              key={`${shape.tooth}-number`}
              x={column.x}
              y={face.number - 9}
              width={column.width}
              height={18}
              data-on="tooth"
              data-tooth={shape.tooth}
              className="hover:fill-wash-2/50"
            />
          );
          if (spots.get(shape.tooth)?.place === "absent") return [number];
          const xs = sitesX(column, face.oral);
          const sites = sitesOf(shape.tooth, face.oral).flatMap((site, i) => {
            const shared = { x: (xs[i] ?? 0) - 7.8, width: 15.6, "data-tooth": shape.tooth, "data-site": site };
            const target = (on: string, y: number, height: number) => (
              <rect
                key={`${shape.tooth}-${site}-${on}`}
                {...shared}
                y={y - height / 2}
                height={height}
                rx={3}
                data-on={on}
                className="hover:fill-wash-2/50"
              />
            );
            return [
              target("graph", (face.top + face.bottom) / 2, face.bottom - face.top),
              target("depth", face.depth, 15),
              target("margin", face.margin, 13),
              target("bleeding", face.bleeding, 10),
              target("plaque", face.plaque, 9),
            ];
          });
          const furcations = shape.furcations.map(({ entrance, at }) => (
            <circle
              key={`${shape.tooth}-${entrance}`}
              cx={at.x}
              cy={at.y}
              r={7}
              data-on="furcation"
              data-tooth={shape.tooth}
              data-entrance={entrance}
              className="hover:fill-wash-2/50"
            />
          ));
          return [number, ...sites, ...furcations];
        }),
      )}
    </g>
  );
});

function pointed(target: Element): Pointed | null {
  const { on, tooth, site, entrance } = (target as SVGElement).dataset;
  if (!on || !tooth) return null;
  const cell = { tooth: Number(tooth), site: site as Site };
  switch (on) {
    case "tooth":
      return { on, tooth: Number(tooth) };
    case "furcation":
      return { on, tooth: Number(tooth), entrance: entrance as Entrance };
    case "bleeding":
    case "plaque":
      return { on: "sign", flag: on, cell };
    case "margin":
      return { on: "cell", row: "margin", cell };
    default:
      return { on: "cell", row: "depth", cell };
  }
}
