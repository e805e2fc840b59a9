import { Panel } from "../../components/panel";
import type { IndexExamRow } from "../../lib/bindings";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { decimals, scoredText, shareText } from "./index-text";

/** What an examination adds up to, every figure with what it was counted among. */
export function FiguresPanel({ exam }: { exam: IndexExamRow }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { figures, measure } = exam;
  const {
    mean,
    meanTeeth,
    highest,
    class: name,
  } = {
    mean: figures.mean,
    meanTeeth: figures.mean_teeth,
    highest: figures.highest,
    class: figures.class,
  };
  return (
    <Panel title={t("index-figures")} className="p-4">
      <dl className="flex flex-col gap-1.5 text-sm" data-testid="index-figures">
        {meanTeeth && (
          <Line name={t("index-mean")}>
            {mean === null ? (
              t("index-not-enough")
            ) : (
              <>
                <b>{decimals(mean, language)}</b> {name && `· ${t(`index-class-${name}`)}`}
              </>
            )}{" "}
            <span className="text-ink-3">{t("index-mean-teeth", { n: meanTeeth.n, of: meanTeeth.of })}</span>
          </Line>
        )}
        {["cpi", "bpe"].includes(measure) && (
          <Line name={t("index-highest-name")}>
            <b>{highest ?? t("index-not-enough")}</b>
          </Line>
        )}
        {figures.figures.map(({ code, share }) => (
          <Line key={code} name={t(`index-figure-${code}`)}>
            <b>{shareText(share, t)}</b>
          </Line>
        ))}
        <Line name={t("index-complete")}>{scoredText(figures, t)}</Line>
      </dl>
      <p className="mt-2 text-ink-3 text-xs">{t(`index-source-${measure}`)}</p>
    </Panel>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-2">{name}</dt>
      <dd className="tnum text-right">{children}</dd>
    </div>
  );
}
