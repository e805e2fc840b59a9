import { useQuery } from "@tanstack/react-query";
import type { ChartDrawing, MihExamView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import type { Measured } from "../../lib/measured";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";

const INDEX_TEETH = [16, 12, 11, 21, 22, 26, 36, 32, 31, 41, 42, 46, 55, 65, 75, 85];

const isUpper = (tooth: number) => [1, 2, 5, 6].includes(Math.floor(tooth / 10));

/** How a code is painted; the code itself is written on the tooth, so that colour says nothing alone. */
function paint(code: string): string {
  if (code === "" || code === "7") return "none";
  if (code === "0") return "var(--tooth-crown)";
  if (code === "21") return "var(--warn-wash)";
  if (code === "22") return "color-mix(in oklab, var(--warn) 45%, var(--surface))";
  return code.startsWith("1") ? "var(--info-wash)" : "color-mix(in oklab, var(--alert) 55%, var(--surface))";
}

/** The index teeth in the mouth, each with the gravest code of an examination. */
export function MihPicture({ exam }: { exam: MihExamView }) {
  const t = useText();
  const { data } = useQuery({
    queryKey: keys.drawing(),
    queryFn: async () => (await ipc.commands.odontogramDrawing()) as Measured<ChartDrawing>,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return null;
  const codes = new Map(exam.teeth.map(({ tooth, code }) => [tooth, code]));
  const said = exam.teeth.filter(({ code }) => code !== "0").map(({ tooth, code }) => `${tooth}: ${code}`);
  return (
    <svg
      viewBox={`0 0 ${data.width} ${data.height}`}
      role="img"
      aria-label={t("mih-picture", { teeth: said.join(", ") || t("mih-nothing-found") })}
      data-testid="mih-picture"
      className="w-full"
    >
      {data.teeth.map(({ tooth, crown, roots, figure, box, number }) => {
        const index = INDEX_TEETH.includes(tooth);
        const code = codes.get(tooth) ?? "";
        return (
          <g key={tooth} opacity={index ? 1 : 0.22} stroke="var(--paint-ink)" strokeWidth={1.2} strokeLinejoin="round">
            {roots.map((path) => (
              <path key={path} d={path} fill="var(--tooth-root)" />
            ))}
            <path d={crown} fill={index ? paint(code) : "none"} />
            <path d={figure} fill={index ? paint(code) : "none"} />
            {index && (
              <g stroke="none" textAnchor="middle" className="tnum">
                <text x={number.x} y={isUpper(tooth) ? number.y + 5 : number.y} fontSize={17} fill="var(--ink-2)">
                  {tooth}
                </text>
                {code !== "" && code !== "0" && <Badge x={box.x + box.width / 2} y={middle(figure)} code={code} />}
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Badge({ x, y, code }: { x: number; y: number; code: string }) {
  return (
    <>
      <rect x={x - 16} y={y - 12} width={32} height={24} rx={5} fill="var(--surface)" stroke="var(--line-3)" />
      <text x={x} y={y} dy="0.36em" fontSize={20} fontWeight={650} fill="var(--ink)">
        {code}
      </text>
    </>
  );
}

/** Half way between the highest and the lowest point of an outline. */
function middle(path: string): number {
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const heights = numbers.filter((_, i) => i % 2 === 1);
  return (Math.min(...heights) + Math.max(...heights)) / 2;
}
