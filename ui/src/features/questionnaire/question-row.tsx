import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { IconButton } from "../../components/button";
import { Choice } from "../../components/choice";
import type { HealthTerm, Question } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { type Text, useText, useTextOr } from "../../lib/text";
import type { Row } from "./revision";

type Props = {
  row: Row;
  at: number;
  of: number;
  autoFocus: boolean;
  error: string | undefined;
  onChange: (part: Partial<Question>) => void;
  onMove: (step: -1 | 1) => void;
  onAdd: () => void;
  onRemove: () => void;
};

/** One question: its words, how it is answered, and what a yes brings to the front. */
export function QuestionRow({ row, at, of, autoFocus, error, onChange, onMove, onAdd, onRemove }: Props) {
  const t = useText();
  const { data } = useQuery({ queryKey: keys.healthCatalogue(), queryFn: () => ipc.commands.healthCatalogue() });
  const n = at + 1;
  const textOr = useTextOr();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as "ArrowUp" | "ArrowDown"] : null;
    if (step) onMove(step);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) onAdd();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li
      className="grid grid-cols-[1.5rem_minmax(0,1fr)_6.5rem_11rem_auto] items-center gap-2 py-1.5"
      data-testid="question"
    >
      <span className="tnum text-ink-3 text-sm">{n}</span>
      <div className="min-w-0">
        <input
          aria-label={t("question-text", { n })}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `question-error-${row.key}` : undefined}
          // biome-ignore lint/a11y/noAutofocus: whoever adds a question means to write it
          autoFocus={autoFocus}
          value={row.text}
          placeholder={textOr(`question-${row.code}`, t("question-placeholder"))}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={onKeyDown}
          data-testid="question-text"
          className="readable h-control w-full rounded border border-line-3/70 bg-surface px-2.5 text-sm placeholder:text-ink-2 focus:border-accent aria-invalid:border-alert"
        />
        {error && (
          <p id={`question-error-${row.key}`} className="text-alert text-xs">
            {error}
          </p>
        )}
      </div>
      <Choice
        label={t("question-reply", { n })}
        hideLabel
        value={row.reply}
        options={(["yes_no", "text"] as const).map((id) => ({ id, text: t(`question-reply-${id}`) }))}
        onChange={(reply) => onChange({ reply })}
      />
      <Choice
        label={t("question-proposes", { n })}
        hideLabel
        value={row.proposes || NOTHING}
        options={[{ id: NOTHING, text: t("question-proposes-nothing") }, ...proposals(data ?? [], t)]}
        onChange={(id) => onChange({ proposes: id === NOTHING ? "" : id })}
        isDisabled={row.reply === "text"}
      />
      <span className="flex">
        <IconButton
          label={t("question-up", { n })}
          icon={<ArrowUp size={15} strokeWidth={1.75} aria-hidden />}
          isDisabled={at === 0}
          onPress={() => onMove(-1)}
        />
        <IconButton
          label={t("question-down", { n })}
          icon={<ArrowDown size={15} strokeWidth={1.75} aria-hidden />}
          isDisabled={n === of}
          onPress={() => onMove(1)}
        />
        <IconButton
          label={t("question-remove", { n })}
          icon={<Trash2 size={15} strokeWidth={1.75} aria-hidden />}
          onPress={onRemove}
          data-testid="question-remove"
        />
      </span>
    </li>
  );
}

const NOTHING = "nothing";

/** Lines of the history; one that must be seen first says which alert it raises. */
function proposals(terms: readonly HealthTerm[], t: Text) {
  const text = ({ code, alert }: HealthTerm) =>
    [t(`health-term-${code}`), alert && t("question-raises", { alert: t(`health-alert-${alert}`) })]
      .filter(Boolean)
      .join(" · ");
  return terms.map((term) => ({ id: term.code, text: text(term) })).sort((a, b) => a.text.localeCompare(b.text));
}
