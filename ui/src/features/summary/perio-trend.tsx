import { Panel } from "../../components/panel";
import type { PerioPoint, Share } from "../../lib/bindings";
import { numericDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useSummary } from "./use-summary";

const WIDTH = 240;
const HEIGHT = 44;

const percent = ({ n, of }: Share) => (of === 0 ? 0 : (100 * n) / of);

/** How the gums fared over the last examinations: two lines to see, one table to read. */
export function PerioTrend({ patient }: { patient: string }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data } = useSummary(patient);
  if (!data) return null;
  const points = data.perio;
  const share = ({ n, of }: Share) =>
    of === 0 ? "—" : t("summary-perio-share", { percent: Math.round(percent({ n, of })), n, of });
  return (
    <Panel title={t("summary-perio")} className="p-4">
      {points.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("summary-perio-none")}</p>
      ) : (
        <>
          {points.length > 1 && (
            <svg
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              className="mb-2 h-11 w-full"
              aria-hidden
              data-testid="perio-sparkline"
            >
              <polyline points={line(points, "bleeding")} fill="none" stroke="var(--alert)" strokeWidth={1.75} />
              <polyline
                points={line(points, "deep")}
                fill="none"
                stroke="var(--info)"
                strokeWidth={1.75}
                strokeDasharray="4 3"
              />
            </svg>
          )}
          <table className="tnum w-full text-xs [&_td]:pr-2">
            <caption className="sr-only">{t("summary-perio-table")}</caption>
            <thead>
              <tr className="text-left text-ink-3 text-xs">
                <th scope="col" className="font-normal">
                  {t("summary-perio-day")}
                </th>
                <th scope="col" className="font-normal">
                  <span aria-hidden className="text-alert">
                    —{" "}
                  </span>
                  {t("summary-perio-bleeding")}
                </th>
                <th scope="col" className="font-normal">
                  <span aria-hidden className="text-info">
                    ┄{" "}
                  </span>
                  {t("summary-perio-deep")}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map((point) => (
                <tr key={point.on} className="border-line border-t">
                  <td className="whitespace-nowrap py-1">{numericDate(point.on, language)}</td>
                  <td>{share(point.bleeding)}</td>
                  <td>{share(point.deep)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}

function line(points: PerioPoint[], what: "bleeding" | "deep"): string {
  const most = Math.max(10, ...points.flatMap((point) => [percent(point.bleeding), percent(point.deep)]));
  const x = (i: number) => 3 + ((WIDTH - 6) * i) / Math.max(1, points.length - 1);
  const y = (share: Share) => HEIGHT - 3 - ((HEIGHT - 6) * percent(share)) / most;
  return points.map((point, i) => `${x(i).toFixed(1)},${y(point[what]).toFixed(1)}`).join(" ");
}
