import { describe, expect, it } from "vitest";
import { begun, led, MOST_POINTS, pathOf, placed, pointCount, type Strokes } from "./strokes";

const box = { left: 10, top: 20, width: 300, height: 100 };

describe("strokes", () => {
  it("are kept in the units of the field, and never outside it", () => {
    expect(placed(160, 70, box)).toEqual({ x: 300, y: 100 });
    expect(placed(-500, 9000, box)).toEqual({ x: 0, y: 200 });
    expect(placed(1, 1, { ...box, width: 0 })).toBeNull();
  });

  it("leave out what says nothing new", () => {
    const first = begun([], { x: 5, y: 5 });
    expect(led(first, { x: 6, y: 5 })).toBe(first);
    expect(led(first, { x: 9, y: 5 })).toEqual([[5, 5, 9, 5]]);
    expect(
      pathOf([
        [5, 5, 9, 5],
        [1, 2],
      ]),
    ).toBe("M5 5L9 5M1 2h0.1");
  });

  it("end where Rust would refuse them", () => {
    let strokes: Strokes = begun([], { x: 0, y: 0 });
    for (let i = 1; i < MOST_POINTS + 50; i++) strokes = led(strokes, { x: (i * 7) % 600, y: (i * 3) % 200 });
    expect(pointCount(strokes)).toBe(MOST_POINTS);
    expect(begun(strokes, { x: 1, y: 1 })).toBe(strokes);
  });
});
