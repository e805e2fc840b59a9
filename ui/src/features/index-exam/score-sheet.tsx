import { memo } from "react";
import type { PlaceView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { isDetail } from "./entry";
import type { Scores } from "./score-queue";

const ROWS = [
  [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28],
  [55, 54, 53, 52, 51, 61, 62, 63, 64, 65],
  [85, 84, 83, 82, 81, 71, 72, 73, 74, 75],
  [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38],
] as const;

type Props = {
  places: readonly PlaceView[];
  scores: Scores;
  previous: ReadonlyMap<string, string>;
  at: string | undefined;
  typed: string;
};

const isUpper = (tooth: number) => [1, 2, 5, 6].includes(Math.floor(tooth / 10));
const isRight = (tooth: number) => [1, 4, 5, 8].includes(Math.floor(tooth / 10));

/** Where a face lies in the square of a tooth: cheek outside, tongue inside, mesial toward the midline. */
function spot(tooth: number, part: string): { row: number; column: number } {
  const outer = isUpper(tooth) ? 1 : 3;
  const inner = 4 - outer;
  const mesial = isRight(tooth) ? 3 : 1;
  const at: Record<string, [number, number]> = {
    V: [outer, 2],
    B: [outer, 2],
    MB: [outer, mesial],
    DB: [outer, 4 - mesial],
    L: [inner, 2],
    ML: [inner, mesial],
    DL: [inner, 4 - mesial],
    M: [2, mesial],
    D: [2, 4 - mesial],
    O: [2, 2],
    I: [2, 2],
    extent: [2, 1],
    sensitivity: [2, 3],
  };
  const [row, column] = at[part] ?? [2, 2];
  return { row, column };
}

/** Every place of an index where it lies in the mouth. The keys move through it; what it shows is also said aloud. */
export const ScoreSheet = memo(function ScoreSheet(props: Props) {
  if (props.places.some(({ tooth }) => tooth === null)) return <Sextants {...props} />;
  const of = (tooth: number) => props.places.filter((place) => place.tooth === tooth);
  return (
    <div aria-hidden className="flex w-max flex-col gap-2.5">
      {ROWS.map(
        (row) =>
          row.some((tooth) => of(tooth).length > 0) && (
            <div key={row[0]} className="flex justify-center gap-1">
              {row.map((tooth, n) => (
                <div key={tooth} className={n === row.length / 2 ? "ml-1.5 border-line-2 border-l pl-1.5" : ""}>
                  <ToothSquare {...props} tooth={tooth} places={of(tooth)} />
                </div>
              ))}
            </div>
          ),
      )}
    </div>
  );
});

function ToothSquare({ tooth, places, ...rest }: Props & { tooth: number }) {
  const number = <p className="tnum text-center text-ink-3 text-xs leading-4">{places.length > 0 ? tooth : " "}</p>;
  return (
    <div className="w-[66px]">
      {isUpper(tooth) && number}
      <div className="grid grid-cols-[repeat(3,22px)] grid-rows-[repeat(3,20px)]">
        {places.map((place) => {
          const { row, column } = spot(tooth, place.part);
          return (
            <span key={place.key} style={{ gridRow: row, gridColumn: column }}>
              <Square {...rest} place={place} />
            </span>
          );
        })}
      </div>
      {!isUpper(tooth) && number}
    </div>
  );
}

function Sextants({ places, ...rest }: Props) {
  const t = useText();
  return (
    <div aria-hidden className="grid w-max grid-cols-3 gap-3">
      {places.map((place) => (
        <div key={place.key} className="flex w-56 items-center justify-between gap-3 rounded-lg border border-line p-3">
          <span className="tnum text-ink-2 text-sm">{t("index-sextant", { teeth: place.part.replace("-", "–") })}</span>
          <span className="h-9 w-12">
            <Square {...rest} place={place} large />
          </span>
        </div>
      ))}
    </div>
  );
}

type SquareProps = Omit<Props, "places"> & { place: PlaceView; large?: boolean };

function Square({ place, scores, previous, at, typed, large }: SquareProps) {
  const here = at === place.key;
  const code = scores.code(place.key);
  const old = previous.get(place.key) ?? "";
  const shown = here && typed ? `${typed}_` : code || old;
  const found = code !== "" && !/^0*\*?$/.test(code);
  const look = here
    ? "border-accent bg-wash-2 text-ink outline-2 outline-accent"
    : found
      ? "border-line-3 bg-warn-wash font-bold text-ink"
      : code
        ? "border-line-2 bg-surface text-ink-2"
        : "border-line bg-sunken text-ink-3 italic";
  return (
    <span
      data-place={place.key}
      data-here={here || undefined}
      className={`tnum flex size-full cursor-pointer items-center justify-center border ${large ? "text-base" : "text-xs"} ${isDetail(place) ? "rounded-full border-dashed" : "rounded-sm"} ${look}`}
    >
      {shown}
      {scores.disputed(place.key) && <sup className="font-bold text-alert">≠</sup>}
    </span>
  );
}
