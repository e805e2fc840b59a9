import { Checkbox } from "react-aria-components";
import type { ExamView, Indices, Share } from "../../lib/bindings";
import { usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";
import { percentText, tenths } from "./numbers";

type Props = { view: ExamView; onPlaque: ((examined: boolean) => void) | null };

/** What the examination adds up to, each figure with what it was counted among. */
export function IndicesPanel({ view, onPlaque }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { indices } = view.exam;
  const share = (count: Share) => (count.of === 0 ? t("perio-not-examined") : percentText(count, language));
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold text-lg">
        {t("perio-count", { teeth: indices.teeth, implants: indices.implants })}
        <span className="block font-normal text-ink-2 text-sm">
          {t("perio-completeness", { n: indices.probed.n, of: indices.probed.of })}
        </span>
      </p>
      <dl className="tnum flex flex-col">
        <Line name={t("perio-index-bleeding")}>{share(indices.bleeding)}</Line>
        <Line name={t("perio-index-suppuration")}>{share(indices.suppuration)}</Line>
        <Line name={t("perio-index-plaque")}>{share(indices.plaque)}</Line>
        <Line name={t("perio-index-depth4")}>{share(indices.depth_from_4)}</Line>
        <Line name={t("perio-index-depth6")}>{share(indices.depth_from_6)}</Line>
        <Line name={t("perio-index-mean-depth")}>{meanDepth(indices, language, t)}</Line>
        <Line name={t("perio-index-mean-loss")}>{meanLoss(indices, language, t)}</Line>
        <Line name={t("perio-index-cdc")}>
          {indices.cdc_aap ? t(`perio-cdc-${indices.cdc_aap}`) : t("perio-not-examined")}
        </Line>
      </dl>
      <p className="text-ink-3 text-xs">{t("perio-variants")}</p>
      {onPlaque && (
        <Checkbox
          isSelected={view.plaqueExamined || indices.plaque.of > 0}
          isDisabled={indices.plaque.n > 0}
          onChange={onPlaque}
          className="group flex items-center gap-2 text-sm data-[disabled]:text-ink-3"
        >
          <span className="flex size-4 items-center justify-center rounded-sm border border-line-3 group-data-[selected]:border-accent group-data-[selected]:bg-accent">
            <svg viewBox="0 0 12 12" className="hidden size-3 group-data-[selected]:block" aria-hidden="true">
              <path d="M2.5 6.5l2.5 2.5 4.5-5.5" fill="none" stroke="var(--accent-ink)" strokeWidth="1.8" />
            </svg>
          </span>
          {t("perio-plaque-examined")}
        </Checkbox>
      )}
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-line border-b py-1.5">
      <dt className="text-ink-2 text-sm">{name}</dt>
      <dd className="text-right font-bold">{children}</dd>
    </div>
  );
}

export function meanDepth(indices: Indices, language: "es" | "en", t: Text): string {
  return indices.probed.n === 0
    ? t("perio-not-examined")
    : `${tenths(indices.depth_sum_mm / indices.probed.n, language)} mm`;
}

export function meanLoss(indices: Indices, language: "es" | "en", t: Text): string {
  const { of } = indices.loss_from_3;
  return of === 0 ? t("perio-not-examined") : `${tenths(indices.loss_sum_mm / of, language)} mm · ${of}`;
}
