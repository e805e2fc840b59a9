import { useState } from "react";
import { Panel } from "../../components/panel";
import { Segmented } from "../../components/segmented";
import type { CariesGap, CariesIndex, CariesTeeth, CariesVariant, IndicesView } from "../../lib/bindings";
import { type Text, useText } from "../../lib/text";

const VARIANTS: CariesVariant[] = ["who2013", "ecuador033", "peru188"];
const TEETH: CariesTeeth[] = ["permanent28", "permanent32", "primary20"];

const total = ({ decayed, missing, filled }: CariesIndex["count"]) => decayed + missing + filled;

const gapText = (gap: CariesGap, t: Text) => t(`caries-gap-${gap.code}`, { n: "n" in gap ? gap.n : 0 });

/** CAOD and ceod by the chosen variant: the parts, the faces, among how many, and what could still change it. */
export function CariesPanel({ indices }: { indices: IndicesView }) {
  const t = useText();
  const [variant, setVariant] = useState(indices.variant);
  const rows = TEETH.flatMap((teeth) => indices.caries.filter((one) => one.teeth === teeth && one.variant === variant));
  const told = rows.filter((row) => row.judged > 0 || row.teeth !== "primary20");
  return (
    <Panel
      title={t("caries-index")}
      className="p-4"
      actions={
        <Segmented
          label={t("caries-variant")}
          value={variant}
          segments={VARIANTS.map((id) => ({ id, text: t(`caries-variant-${id}`) }))}
          onChange={setVariant}
        />
      }
    >
      <table className="tnum w-full text-sm" data-testid="caries-table">
        <caption className="sr-only">{t("caries-index")}</caption>
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-xs">
            {["index", "decayed", "missing", "filled", "total", "faces", "judged"].map((column) => (
              <th key={column} scope="col" className={`py-1 font-normal ${column === "index" ? "" : "text-right"}`}>
                {t(`caries-column-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((row) => (
            <tr key={row.teeth} className="border-line border-b align-baseline" data-testid={`caries-${row.teeth}`}>
              <th scope="row" className="py-1.5 text-left font-medium">
                {t(`caries-teeth-${row.teeth}`)}
                {row.gaps.map((gap) => (
                  <span key={gap.code} className="block font-normal text-warn text-xs">
                    {gapText(gap, t)}
                  </span>
                ))}
                {row.enamel_only > 0 && (
                  <span className="block font-normal text-ink-2 text-xs">
                    {t("caries-enamel-only", { n: row.enamel_only })}
                  </span>
                )}
              </th>
              {row.enough ? (
                <>
                  <td className="text-right">{row.count.decayed}</td>
                  <td className="text-right">{row.count.missing}</td>
                  <td className="text-right">{row.count.filled}</td>
                  <td className="text-right font-bold text-base">{total(row.count)}</td>
                  <td className="text-right">{total(row.faces)}</td>
                </>
              ) : (
                <td colSpan={5} className="text-right text-ink-2">
                  {t("index-not-enough")}
                </td>
              )}
              <td className="text-right text-ink-2">{t("caries-judged", { n: row.judged, of: row.positions })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-ink-3 text-xs">{t(`caries-source-${variant}`)}</p>
    </Panel>
  );
}
