import { Eraser } from "lucide-react";
import { type PointerEvent, useRef } from "react";
import { Button } from "../../components/button";
import { useText } from "../../lib/text";
import { begun, FIELD, led, pathOf, placed, type Strokes } from "./strokes";

type Props = { strokes: Strokes; error: string | undefined; onChange: (strokes: Strokes) => void };

/** Where a pen, a finger or a mouse signs. Whoever has only keys types the name instead. */
export function SignaturePad({ strokes, error, onChange }: Props) {
  const t = useText();
  // Between two moves no picture may have been drawn yet: what was led on is remembered here.
  const latest = useRef(strokes);
  latest.current = strokes;
  const drawing = useRef(false);
  const set = (next: Strokes) => {
    if (next === latest.current) return;
    latest.current = next;
    onChange(next);
  };
  const at = (event: PointerEvent<SVGSVGElement>) =>
    placed(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect());
  const down = (event: PointerEvent<SVGSVGElement>) => {
    const place = at(event);
    if (!place || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    set(begun(latest.current, place));
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const place = drawing.current ? at(event) : null;
    if (place) set(led(latest.current, place));
  };
  const up = () => {
    drawing.current = false;
  };
  return (
    <div className="flex flex-col gap-1.5">
      <svg
        role="img"
        aria-label={t("consent-pad", { n: strokes.length })}
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        data-testid="consent-pad"
        className={`aspect-[3/1] w-full touch-none rounded border bg-paper ${error ? "border-alert" : "border-line-3/70"}`}
      >
        <path d="M40 150H560" className="stroke-line-2" strokeWidth={1.5} fill="none" />
        <path
          d={pathOf(strokes)}
          className="stroke-ink"
          strokeWidth={3.2}
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
      </svg>
      <div className="flex items-center justify-between gap-3">
        <p className={`text-xs ${error ? "text-alert" : "text-ink-3"}`} role={error ? "alert" : undefined}>
          {error ?? t("consent-pad-hint")}
        </p>
        <Button
          look="quiet"
          onPress={() => set([])}
          isDisabled={strokes.length === 0}
          icon={<Eraser size={15} strokeWidth={1.75} aria-hidden />}
          data-testid="consent-clear"
        >
          {t("consent-clear")}
        </Button>
      </div>
    </div>
  );
}
