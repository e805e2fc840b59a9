import { numericDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";

const WIDTH = 240;
const HEIGHT = 40;

export type Line = { name: string; dash?: string; colour: string };
/** A date, and a value with its words for each line; a missing value is a gap. */
export type Point = { key: string; on: string; values: readonly (number | null)[]; texts: readonly string[] };

type Props = { caption: string; day: string; lines: readonly Line[]; points: readonly Point[] };

/** How figures went: lines to see, a table to read, the newest first. */
export function Trend({ caption, day, lines, points }: Props) {
  const [{ language }] = usePreferences();
  const all = points.flatMap(({ values }) => values.filter((value) => value !== null));
  const most = Math.max(1, ...all);
  const x = (i: number) => 3 + ((WIDTH - 6) * i) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - 3 - ((HEIGHT - 6) * value) / most;
  return (
    <div>
      {points.length > 1 && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="mb-1.5 h-10 w-full" preserveAspectRatio="none" aria-hidden>
          {lines.map(({ name, dash, colour }, n) => (
            <polyline
              key={name}
              points={points
                .flatMap(({ values }, i) => {
                  const value = values[n];
                  return value === null || value === undefined ? [] : [`${x(i).toFixed(1)},${y(value).toFixed(1)}`];
                })
                .join(" ")}
              fill="none"
              stroke={colour}
              strokeWidth={1.75}
              strokeDasharray={dash}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      )}
      <table className="tnum w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-left text-ink-3 text-xs">
            <th scope="col" className="font-normal">
              {day}
            </th>
            {lines.map(({ name, dash, colour }) => (
              <th key={name} scope="col" className="font-normal">
                {points.length > 1 && (
                  <span aria-hidden style={{ color: colour }}>
                    {dash ? "┄ " : "— "}
                  </span>
                )}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ key, on, texts }) => (
            <tr key={key} className="border-line border-t">
              <td className="whitespace-nowrap py-1 pr-3">{numericDate(on, language)}</td>
              {texts.map((text, n) => (
                <td key={lines[n]?.name} className="pr-3">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
