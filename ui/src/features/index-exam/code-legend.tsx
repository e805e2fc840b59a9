import { Panel } from "../../components/panel";
import type { CodesOf, Index } from "../../lib/bindings";
import { useText } from "../../lib/text";

const FIRST = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];
const SECOND = FIRST.slice(0, 7);

type Items = readonly (readonly [string, string])[];

/** What the codes mean; of ICDAS its two digits apart. */
export function CodeLegend({ codes, measure }: { codes: readonly CodesOf[]; measure: Index }) {
  const t = useText();
  return (
    <Panel title={t("index-codes")} className="p-4">
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        {codes.map(({ set, codes: all }) => (
          <div key={set} className="min-w-52">
            {codes.length > 1 && <p className="mb-1 font-medium text-ink-2 text-xs">{t(`index-set-${set}`)}</p>}
            {set === "icdas" ? (
              <div className="flex flex-wrap gap-x-8 gap-y-3">
                <Part title={t("index-icdas-first")} items={FIRST.map((d) => [d, t(`index-icdas-first-${d}`)])} />
                <Part title={t("index-icdas-second")} items={SECOND.map((d) => [d, t(`index-icdas-second-${d}`)])} />
                <Part
                  title={t("index-icdas-tooth")}
                  items={all.filter((c) => c.startsWith("9")).map((c) => [c, t(`index-icdas-tooth-${c}`)])}
                />
              </div>
            ) : (
              <List
                items={all
                  .filter((code) => !code.endsWith("*"))
                  .map((code) => [code, t(`index-code-${set === "grade" ? measure : set}-${code}`)])}
              />
            )}
            {set === "bpe" && <List items={[["*", t("index-code-bpe-star")]]} />}
          </div>
        ))}
      </div>
    </Panel>
  );
}

function Part({ title, items }: { title: string; items: Items }) {
  return (
    <div>
      <p className="mb-0.5 text-ink-3 text-xs">{title}</p>
      <List items={items} />
    </div>
  );
}

function List({ items }: { items: Items }) {
  return (
    <dl className="grid grid-cols-[2rem_1fr] gap-x-1 text-sm">
      {items.map(([code, text]) => (
        <div key={code} className="contents">
          <dt className="tnum font-bold">{code}</dt>
          <dd className="text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
