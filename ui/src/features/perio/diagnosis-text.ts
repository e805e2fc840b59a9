import type { Judgement, Missing, Reason } from "../../lib/bindings";
import type { Text, TextArgs } from "../../lib/text";

/** "Periodontitis · estadio III · grado B · generalizada". */
export function diagnosisText({ diagnosis, stage, extent, grade }: Judgement, t: Text): string {
  return [
    t(`perio-diagnosis-${diagnosis}`),
    stage ? t("perio-stage", { stage }) : "",
    grade ? t("perio-grade", { grade }) : "",
    extent ? t(`perio-extent-${extent}`) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A reason in words: its code names the sentence, the rest are its figures. */
export function reasonText({ code, ...figures }: Reason, t: Text): string {
  return t(`perio-reason-${code}`, args(figures));
}

export function missingText({ code, ...figures }: Missing, t: Text): string {
  return t(`perio-missing-${code}`, args(figures));
}

function args(figures: Record<string, unknown>): TextArgs {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.join(", ")];
      if (name === "permille" || name === "tenthsMm" || name === "hba1cTenths") return [name, Number(value ?? 0) / 10];
      if (name === "hundredths") return [name, Number(value) / 100];
      return [name, typeof value === "number" || typeof value === "string" ? value : String(value)];
    }),
  );
}
