import type { Question } from "../../lib/bindings";

/** A question while it is written: `key` stays with its row wherever it is moved to. */
export type Row = Question & { key: string };

export function rowsOf(questions: readonly Question[]): Row[] {
  return questions.map((question) => ({ ...question, key: question.code }));
}

export function questionsOf(rows: readonly Row[]): Question[] {
  return rows.map(({ key: _, ...question }) => ({ ...question, text: question.text.trim() }));
}

/** Puts a new question behind another; first of all where there is none. */
export function addedAfter(rows: readonly Row[], at: number, code: string): Row[] {
  const row: Row = { key: code, code, text: "", reply: "yes_no", proposes: "" };
  return [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)];
}

/** One place up or down; at either end it stays. */
export function moved(rows: readonly Row[], at: number, step: -1 | 1): Row[] {
  const [one, other] = [rows[at], rows[at + step]];
  if (!one || !other) return [...rows];
  return rows.map((row, i) => (i === at ? other : i === at + step ? one : row));
}

/** What is answered in words proposes nothing. */
export function changed(rows: readonly Row[], at: number, part: Partial<Question>): Row[] {
  return rows.map((row, i) => {
    if (i !== at) return row;
    const next = { ...row, ...part };
    return next.reply === "text" ? { ...next, proposes: "" } : next;
  });
}
