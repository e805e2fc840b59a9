type Point = { x: number; y: number };

const BEYOND = 3.5;
const short = (n: number) => String(Math.round(n * 100) / 100);

/** How a line runs through the sites of a tooth: level at each, a little beyond the ends. */
export function run(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  let d = `M${short(first.x - BEYOND)} ${short(first.y)}L${short(first.x)} ${short(first.y)}`;
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? first;
    const middle = short((from.x + to.x) / 2);
    d += `C${middle} ${short(from.y)} ${middle} ${short(to.y)} ${short(to.x)} ${short(to.y)}`;
  });
  return `${d}L${short(last.x + BEYOND)} ${short(last.y)}`;
}

/** The area between two lines through the same sites. */
export function between(upper: readonly Point[], lower: readonly Point[]): string {
  const back = run([...lower].map(({ x, y }) => ({ x: -x, y })).reverse()).replaceAll(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, x: string, y: string) => `${short(-Number(x))} ${y}`,
  );
  return `${run(upper)}${back.replace("M", "L")}Z`;
}
