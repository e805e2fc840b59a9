type Props = { at: { x: number; y: number }; grade: number | null; up: boolean };

/** A triangle that points into the roots: open for I, half for II, full for III. */
export function FurcationMark({ at, grade, up }: Props) {
  if (!grade) return null;
  const way = up ? -1 : 1;
  const [tip, foot] = [at.y + way * 4.4, at.y - way * 3.4];
  const outline = `M${at.x} ${tip}L${at.x + 4.8} ${foot}L${at.x - 4.8} ${foot}Z`;
  const half = `M${at.x} ${tip}L${at.x + 4.8} ${foot}L${at.x} ${foot}Z`;
  return (
    <g stroke="var(--ink)" strokeWidth={1.1} strokeLinejoin="round">
      <path d={outline} fill={grade === 3 ? "var(--ink)" : "var(--surface)"} />
      {grade === 2 && <path d={half} fill="var(--ink)" />}
    </g>
  );
}
