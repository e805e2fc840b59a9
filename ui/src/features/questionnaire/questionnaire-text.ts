import type { Question } from "../../lib/bindings";
import type { Text } from "../../lib/text";

/** As the clinic words it; the house's own questions have their words in the locales. */
export function questionText(question: Question, t: Text): string {
  return question.text || t(`question-${question.code}`);
}
