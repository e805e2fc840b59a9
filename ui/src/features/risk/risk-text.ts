import type { CariesArgued, CariesLevel, RecallReason, RiskReason } from "../../lib/bindings";
import type { Text } from "../../lib/text";

/** Of several questions, their words in a row. */
const questionsText = (codes: readonly string[], t: Text) => codes.map((code) => t(`risk-question-${code}`)).join("; ");

export function reasonText(reason: RiskReason, t: Text): string {
  const questions = "questions" in reason ? questionsText(reason.questions, t) : "";
  const n = "n" in reason ? reason.n : 0;
  const sides = {
    risk: "risk" in reason ? reason.risk : 0,
    protects: "protects" in reason ? reason.protects : 0,
    high: "high" in reason ? reason.high : 0,
    moderate: "moderate" in reason ? reason.moderate : 0,
    low: "low" in reason ? reason.low : 0,
  };
  return t(`risk-reason-${reason.code}`, { questions, n, ...sides });
}

/** A level inside a sentence. */
const levelText = (level: CariesLevel, t: Text) => t(`risk-level-${level}`).toLowerCase();

/** "Alto", or "Entre bajo y moderado" where the answers leave it open. */
export function rangeText({ least, most }: Pick<CariesArgued, "least" | "most">, t: Text): string {
  return least === most
    ? t(`risk-level-${least}`)
    : t("risk-between", { least: levelText(least, t), most: levelText(most, t) });
}

export function recallReasonText(reason: RecallReason, t: Text): string {
  const level: CariesLevel | undefined = "level" in reason ? reason.level : "risk" in reason ? reason.risk : undefined;
  const months = "months" in reason ? reason.months : 0;
  return t(`recall-reason-${reason.code}`, { level: level ? levelText(level, t) : "", months });
}
