/** The field a signature is drawn in, in its own units. */
export const FIELD = { width: 600, height: 200 };

/** As many points as Rust takes; a hand at full speed makes a few hundred. */
export const MOST_POINTS = 4000;

/** Points nearer than this to the last say nothing new. */
const NEAR = 2;

/** Strokes as x, y, x, y, … */
export type Strokes = readonly (readonly number[])[];

export function pointCount(strokes: Strokes): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
}

/** Where a pointer is in the field, whatever size it has on the screen; never outside. */
export function placed(x: number, y: number, box: { left: number; top: number; width: number; height: number }) {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  if (box.width === 0 || box.height === 0) return null;
  return {
    x: within(((x - box.left) / box.width) * FIELD.width, FIELD.width),
    y: within(((y - box.top) / box.height) * FIELD.height, FIELD.height),
  };
}

export function begun(strokes: Strokes, at: { x: number; y: number }): Strokes {
  return pointCount(strokes) >= MOST_POINTS ? strokes : [...strokes, [at.x, at.y]];
}

/** The last stroke led on; what is too near or too much leaves it as it is. */
export function led(strokes: Strokes, at: { x: number; y: number }): Strokes {
  const last = strokes.at(-1);
  if (!last || pointCount(strokes) >= MOST_POINTS) return strokes;
  const [x = 0, y = 0] = last.slice(-2);
  if (Math.hypot(at.x - x, at.y - y) < NEAR) return strokes;
  return [...strokes.slice(0, -1), [...last, at.x, at.y]];
}

/** As SVG path data. A lone point is a dot. */
export function pathOf(strokes: Strokes): string {
  const points = (stroke: readonly number[]) =>
    stroke.reduce((path, value, i) => `${path}${i === 0 ? "M" : i % 2 === 0 ? "L" : " "}${value}`, "");
  return strokes.map((stroke) => (stroke.length === 2 ? `${points(stroke)}h0.1` : points(stroke))).join("");
}
