import { memo } from "react";
import type { PerioConvention, Place, PreviousSite } from "../../lib/bindings";
import { marginText } from "./convention";
import type { Column, Face, Shape } from "./drawing";
import { FurcationMark } from "./furcation-mark";
import type { SiteNow, ToothNow } from "./reading-queue";
import { between, run } from "./run";

type Was = PreviousSite | undefined;

export type ToothFaceProps = {
  face: Face;
  mm: number;
  column: Column;
  shape: Shape;
  place: Place;
  convention: PerioConvention;
  /** Where the three sites of this face stand, from left to right. */
  a: SiteNow;
  b: SiteNow;
  c: SiteNow;
  /** As they were at the examination before. */
  wasA: Was;
  wasB: Was;
  wasC: Was;
  tooth: ToothNow;
};

type Point = { x: number; y: number };
type Line = { margin: Point[]; depth: Point[] };

/** One tooth of one face: silhouette, margin and pocket on the ruling, and its numbers. Drawn again only when it changed. */
export const ToothFace = memo(function ToothFace(props: ToothFaceProps) {
  const { face, mm, column, shape, place, convention, tooth } = props;
  const xs = sitesX(column, face.oral);
  const now = [props.a, props.b, props.c];
  const was = [props.wasA, props.wasB, props.wasC];
  const y = (millimetres: number) =>
    Math.max(face.top + 1, Math.min(face.bottom - 1, face.cej + face.apical * millimetres * mm));
  const lines = (sites: readonly (SiteNow | Was)[]): Line => {
    const known = sites.flatMap((site, i) => {
      const depth = site?.depthMm;
      const margin = site?.recessionMm ?? 0;
      return depth === null || depth === undefined ? [] : [{ x: xs[i] ?? 0, margin, depth }];
    });
    return {
      margin: known.map(({ x, margin }) => ({ x, y: y(margin) })),
      depth: known.map(({ x, margin, depth }) => ({ x, y: y(margin + depth) })),
    };
  };
  const before = lines(was);
  const here = lines(now);
  if (place === "absent") return null;
  return (
    <g>
      <g strokeLinejoin="round" strokeLinecap="round" stroke="var(--paint-quiet)" strokeWidth={0.9}>
        {place === "implant" ? (
          <path d={shape.screw} fill="var(--line)" />
        ) : (
          shape.roots.map((path) => <path key={path} d={path} fill="var(--tooth-root)" />)
        )}
        <path d={shape.crown} fill="var(--tooth-crown)" />
      </g>
      <g fill="none" strokeLinecap="round" strokeLinejoin="round">
        {before.depth.length > 1 && (
          <g stroke="var(--ink-3)" strokeWidth={1} opacity={0.55}>
            <path d={run(before.depth)} />
            <path d={run(before.margin)} strokeDasharray="2 2" />
          </g>
        )}
        {here.depth.length > 0 && (
          <>
            <path d={between(here.margin, here.depth)} fill="var(--paint-pathology)" fillOpacity={0.16} />
            <path d={run(here.depth)} stroke="var(--paint-pathology)" strokeWidth={1.6} />
            <path d={run(here.margin)} stroke="var(--paint-existing)" strokeWidth={1.6} />
          </>
        )}
      </g>
      {shape.furcations.map(({ entrance, at }) => (
        <FurcationMark key={entrance} at={at} grade={tooth.furcation[entrance] ?? null} up={face.apical < 0} />
      ))}
      {now.map((site, i) => (
        <SiteNumbers
          // biome-ignore lint/suspicious/noArrayIndexKey: the three sites of a face never change places
          key={i}
          x={xs[i] ?? 0}
          face={face}
          site={site}
          was={was[i]}
          convention={convention}
        />
      ))}
    </g>
  );
});

/** From left to right. */
export function sitesX(column: Column, oral: boolean): number[] {
  const mine = column.sites.filter(({ site }) => (site === "DL" || site === "L" || site === "ML") === oral);
  return mine.map(({ x }) => x).sort((a, b) => a - b);
}

type NumbersProps = { x: number; face: Face; site: SiteNow; was: Was; convention: PerioConvention };

function SiteNumbers({ x, face, site, was, convention }: NumbersProps) {
  const { depthMm: depth, recessionMm: margin } = site;
  const deep = depth !== null && depth >= 4;
  return (
    <>
      {depth !== null && depth >= 6 && (
        <rect
          x={x - 7.2}
          y={face.depth - 7.2}
          width={14.4}
          height={14.4}
          rx={3}
          fill="none"
          stroke="var(--paint-pathology)"
          strokeWidth={1.1}
          strokeOpacity={site.carried ? 0.4 : 1}
        />
      )}
      {depth === null ? (
        <Ghost x={x} y={face.depth} text={was?.depthMm === null || was === undefined ? null : String(was.depthMm)} />
      ) : (
        <text
          x={x}
          y={face.depth}
          dy="0.36em"
          fontSize={11.5}
          fontWeight={deep ? 700 : 500}
          fontStyle={site.carried ? "italic" : "normal"}
          fill={site.carried ? "var(--ink-3)" : deep ? "var(--paint-pathology)" : "var(--ink)"}
        >
          {depth}
        </text>
      )}
      {margin === null ? (
        <Ghost x={x} y={face.margin} text={null} />
      ) : (
        <text x={x} y={face.margin} dy="0.36em" fontSize={10} fill={site.carried ? "var(--ink-3)" : "var(--ink-2)"}>
          {marginText(margin, convention)}
        </text>
      )}
      {site.bleeding && (
        <circle cx={site.suppuration ? x - 3.2 : x} cy={face.bleeding} r={2.9} fill="var(--paint-pathology)" />
      )}
      {site.suppuration && (
        <path
          d={`M${site.bleeding ? x + 3.6 : x} ${face.bleeding - 3.6}l2.9 5.4a3.1 3.1 0 1 1-5.8 0z`}
          fill="var(--paint-temporary)"
        />
      )}
      {site.plaque && (
        <circle
          cx={site.calculus ? x - 3.4 : x}
          cy={face.plaque}
          r={2.5}
          fill="none"
          stroke="var(--paint-existing)"
          strokeWidth={1.4}
        />
      )}
      {site.calculus && (
        <rect
          x={(site.plaque ? x + 3.4 : x) - 2.5}
          y={face.plaque - 2.5}
          width={5}
          height={5}
          fill="var(--ink-2)"
          transform={`rotate(45 ${site.plaque ? x + 3.4 : x} ${face.plaque})`}
        />
      )}
      {site.carried && (
        <path
          d={`M${x - 5} ${face.depth + 7}h10`}
          stroke="var(--ink-3)"
          strokeWidth={1}
          strokeDasharray="1.5 1.5"
          fill="none"
        />
      )}
      {site.disputed && (
        <text x={x + 7} y={face.depth - 3} fontSize={9} fontWeight={700} fill="var(--warn)">
          ≠
        </text>
      )}
    </>
  );
}

/** A site still empty: what stood there last time, small and grey, or a dot. */
function Ghost({ x, y, text }: { x: number; y: number; text: string | null }) {
  return (
    <text
      x={x}
      y={y}
      dy="0.36em"
      fontSize={text === null ? 10 : 9}
      fill="var(--ink-3)"
      opacity={text === null ? 0.7 : 0.85}
    >
      {text ?? "·"}
    </text>
  );
}
