import { memo } from "react";
import type { Mark } from "../../lib/bindings";
import { paintVar } from "./paint";

/** The findings, exactly as Rust drew them, above the teeth. */
export const MarkLayer = memo(function MarkLayer({ marks, unit }: { marks: readonly Mark[]; unit: number }) {
  return (
    <g aria-hidden pointerEvents="none" strokeLinecap="round" strokeLinejoin="round">
      {marks.map((mark) => (
        <g
          key={`${mark.finding}-${mark.change ?? ""}`}
          data-finding={mark.finding}
          opacity={mark.change === "removed" ? 0.35 : 1}
        >
          {mark.change === "added" && (
            <g stroke="var(--accent)" strokeOpacity={0.35} fill="none" strokeWidth={unit * 0.16}>
              {mark.shapes.map((shape) => (
                <path key={shape.path} d={shape.path} />
              ))}
            </g>
          )}
          {mark.shapes.map((shape) => (
            <path
              key={shape.path}
              d={shape.path}
              fill={paintVar(shape.fill)}
              stroke={paintVar(shape.stroke)}
              strokeWidth={shape.width ?? undefined}
              strokeDasharray={shape.dash || mark.change === "removed" ? `${unit * 0.1} ${unit * 0.08}` : undefined}
            />
          ))}
        </g>
      ))}
    </g>
  );
});
