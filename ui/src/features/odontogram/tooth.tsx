import { memo } from "react";
import type { Surface, ToothState } from "../../lib/bindings";
import type { DrawnTooth } from "./drawing";
import { paintVar } from "./paint";

type Props = {
  drawing: DrawnTooth;
  presence: ToothState["presence"];
  letters: ToothState["letters"];
  label: string;
  selected: boolean;
  cursor: boolean;
  /** Faces of what is being typed, as one string so that an unchanged tooth is not drawn again. */
  lit: string;
  /** A usual column's width in the drawing's units; strokes and letters are parts of it. */
  unit: number;
  small: boolean;
  surfaceNames: (surface: Surface, tooth: number) => string;
};

/** One tooth without its findings: those are painted above by the mark layer, so that selecting never changes their colour. */
export const Tooth = memo(function Tooth(props: Props) {
  const { drawing, presence, letters, label, selected, cursor, lit, unit, small, surfaceNames } = props;
  const { tooth, box } = drawing;
  const stroke = unit * (small ? 0.022 : 0.027);
  const fade = presence === "faded" ? 0.32 : presence === "hidden" ? 0.2 : 1;
  const pad = unit * 0.02;
  return (
    <>
      <g
        id={`tooth-${tooth}`}
        data-testid={`tooth-${tooth}`}
        data-tooth={tooth}
        role="option"
        aria-selected={selected}
        aria-label={label}
        className="group"
      >
        <rect
          x={box.x + pad}
          y={box.y - pad * 2}
          width={box.width - pad * 2}
          height={box.height + pad * 4}
          rx={unit * 0.13}
          fill={selected ? "var(--wash)" : "transparent"}
          stroke={selected ? "var(--accent)" : "none"}
          strokeWidth={cursor ? unit * 0.04 : unit * 0.024}
        />
        <g opacity={fade} strokeLinejoin="round" strokeLinecap="round" pointerEvents="none">
          {drawing.roots.map((path) => (
            <path
              key={path}
              d={path}
              fill="var(--tooth-root)"
              stroke="var(--paint-ink)"
              strokeWidth={stroke}
              strokeOpacity={0.75}
            />
          ))}
          <path d={drawing.crown} fill="var(--tooth-crown)" stroke="var(--paint-ink)" strokeWidth={stroke} />
          <path d={drawing.figure} fill="var(--tooth-crown)" stroke="var(--paint-ink)" strokeWidth={stroke} />
        </g>
        <g opacity={fade}>
          {drawing.surfaces.map(({ surface, path }) => (
            <path
              key={surface}
              d={path}
              data-surface={surface}
              fill={lit.includes(surface) ? "var(--accent)" : "transparent"}
              fillOpacity={lit.includes(surface) ? 0.55 : 1}
              stroke="var(--paint-ink)"
              strokeOpacity={0.6}
              strokeWidth={stroke * 0.7}
              strokeLinejoin="round"
              className="hover:fill-wash-2"
            >
              <title>{surfaceNames(surface, tooth)}</title>
            </path>
          ))}
          <g
            fill="none"
            stroke="var(--paint-ink)"
            strokeOpacity={0.5}
            strokeWidth={stroke * 0.7}
            strokeLinecap="round"
            pointerEvents="none"
          >
            {drawing.detail.map((path) => (
              <path key={path} d={path} />
            ))}
          </g>
        </g>
      </g>
      {/* Outside the option: what it is called begins "3.6", not "36". */}
      <g textAnchor="middle" className="tnum" pointerEvents="none" aria-hidden>
        <text
          x={drawing.number.x}
          y={drawing.number.y}
          fontSize={unit * (small ? 0.2125 : 0.258)}
          fontWeight={selected ? 650 : 500}
          fill={selected ? "var(--accent-strong)" : presence === "hidden" ? "var(--ink-3)" : "var(--ink-2)"}
        >
          {tooth}
        </text>
        {letters.length > 0 && (
          <text
            x={drawing.letters.x}
            y={drawing.letters.y}
            fontSize={lettersSize(letters, unit * (small ? 0.157 : 0.185), drawing.box.width)}
            fontWeight={650}
          >
            {letters.map((letter, i) => (
              <tspan key={`${letter.text}-${letter.paint}`} fill={paintVar(letter.paint)} dx={i > 0 ? unit * 0.06 : 0}>
                {letter.text}
              </tspan>
            ))}
          </text>
        )}
      </g>
    </>
  );
});

/** Letters that would reach into the next column are made smaller; a capital is about 0.68 of the size wide. */
function lettersSize(letters: ToothState["letters"], size: number, width: number): number {
  const signs = letters.reduce((n, letter) => n + letter.text.length, 0) + (letters.length - 1) * 0.4;
  return Math.min(size, width / (signs * 0.68));
}
