import type { Risk, RiskAssessment, RiskFactor, RiskParameter } from "../../lib/bindings";
import { usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";
import { missingText } from "./diagnosis-text";

const RISK_COLOUR: Record<Risk, string> = { low: "var(--good)", moderate: "var(--warn)", high: "var(--alert)" };

/** The hexagon of Lang and Tonetti, and the same as a table. */
export function RiskPanel({ risk }: { risk: RiskAssessment }) {
  const t = useText();
  const [{ language }] = usePreferences();
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold text-lg" data-testid="perio-risk">
        {risk.risk ? t(`perio-risk-${risk.risk}`) : t("perio-risk-open")}
      </p>
      <Hexagon parameters={risk.parameters} />
      <table className="tnum w-full text-sm">
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-xs">
            <th className="py-1 font-normal">{t("perio-risk-factor")}</th>
            <th className="py-1 text-right font-normal">{t("perio-risk-value")}</th>
            <th className="py-1 pl-3 font-normal">{t("perio-risk-level")}</th>
          </tr>
        </thead>
        <tbody>
          {risk.parameters.map((parameter) => (
            <tr key={parameter.factor} className="border-line border-b">
              <th scope="row" className="py-1.5 text-left font-normal text-ink-2">
                {t(`perio-factor-${parameter.factor}`)}
              </th>
              <td className="py-1.5 text-right font-bold">{valueText(parameter, language, t)}</td>
              <td className="py-1.5 pl-3">
                {parameter.risk ? (
                  <span className="flex items-center gap-1.5">
                    <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
                      <circle cx="4.5" cy="4.5" r="4" fill={RISK_COLOUR[parameter.risk]} />
                    </svg>
                    {t(`perio-level-${parameter.risk}`)}
                  </span>
                ) : (
                  t("perio-unknown")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {risk.missing.length > 0 && (
        <div className="rounded border border-line bg-warn-wash px-2.5 py-2 text-sm">
          <p className="font-medium text-warn">{t("perio-missing")}</p>
          <ul>
            {risk.missing.map((missing) => (
              <li key={missing.code}>{missingText(missing, t)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-ink-3 text-xs">{t("perio-risk-source")}</p>
    </div>
  );
}

function valueText({ factor, value }: RiskParameter, language: "es" | "en", t: Text): string {
  if (value === null) return "–";
  if (factor === "systemic") return t(value > 0 ? "perio-yes" : "perio-no");
  const digits = factor === "bone_for_age" ? 2 : 0;
  const number = new Intl.NumberFormat(language === "es" ? "es-ES" : "en-GB", { maximumFractionDigits: digits });
  return factor === "bleeding" ? `${number.format(value)} %` : number.format(value);
}

const CENTRE = { x: 150, y: 118 };
const RIM = 84;
const corner = (i: number, ring: number) => {
  const angle = (Math.PI / 3) * i - Math.PI / 2;
  return { x: CENTRE.x + (Math.cos(angle) * RIM * ring) / 6, y: CENTRE.y + (Math.sin(angle) * RIM * ring) / 6 };
};
const hexagon = (ring: (i: number) => number) =>
  `M${[0, 1, 2, 3, 4, 5].map((i) => `${corner(i, ring(i)).x.toFixed(1)} ${corner(i, ring(i)).y.toFixed(1)}`).join("L")}Z`;

function Hexagon({ parameters }: { parameters: readonly RiskParameter[] }) {
  const t = useText();
  const known = parameters.map(({ ring }, i) => (ring === null ? null : corner(i, ring)));
  const complete = known.every((point) => point !== null);
  return (
    <svg viewBox="0 0 300 236" role="img" aria-label={t("perio-risk-picture")} className="w-full">
      <path d={hexagon(() => 6)} fill="var(--alert)" fillOpacity={0.13} />
      <path d={hexagon(() => 4)} fill="var(--warn-wash)" />
      <path d={hexagon(() => 2)} fill="var(--good-wash)" />
      {[1, 2, 3, 4, 5, 6].map((ring) => (
        <path key={ring} d={hexagon(() => ring)} fill="none" stroke="var(--line-2)" strokeWidth={0.8} />
      ))}
      {parameters.map(({ factor }, i) => {
        const rim = corner(i, 6);
        return (
          <g key={factor}>
            <path d={`M${CENTRE.x} ${CENTRE.y}L${rim.x} ${rim.y}`} stroke="var(--line-2)" strokeWidth={0.8} />
            <Name factor={factor} i={i} />
          </g>
        );
      })}
      {complete ? (
        <path
          d={hexagon((i) => parameters[i]?.ring ?? 0)}
          fill="var(--accent)"
          fillOpacity={0.18}
          stroke="var(--accent)"
          strokeWidth={1.8}
          strokeLinejoin="round"
        />
      ) : null}
      {known.map(
        (point, i) =>
          point && (
            <circle
              key={parameters[i]?.factor}
              cx={point.x}
              cy={point.y}
              r={3.4}
              fill="var(--accent)"
              stroke="var(--surface)"
              strokeWidth={1.2}
            />
          ),
      )}
    </svg>
  );
}

function Name({ factor, i }: { factor: RiskFactor; i: number }) {
  const t = useText();
  const at = corner(i, 6.9);
  const anchor = i === 0 || i === 3 ? "middle" : i < 3 ? "start" : "end";
  return (
    <text x={at.x} y={at.y} dy="0.36em" textAnchor={anchor} fontSize={10.5} fill="var(--ink-2)">
      {t(`perio-factor-short-${factor}`)}
    </text>
  );
}
