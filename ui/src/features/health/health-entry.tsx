import { type KeyboardEvent, useId, useState } from "react";
import type { Category, HealthItemForm, HealthTerm } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { folded, termText } from "./health-text";

type Props = {
  category: Category;
  catalogue: readonly HealthTerm[];
  error: string | undefined;
  onAdd: (form: HealthItemForm) => void;
  onClose: () => void;
};

/** Type to filter the common ones; Enter takes the marked line, and what is in no list as it was typed. */
export function HealthEntry({ category, catalogue, error, onAdd, onClose }: Props) {
  const t = useText();
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const words = folded(text.trim());
  const name = (term: HealthTerm) => termText(term.code, term.code, t);
  const rank = (term: HealthTerm) => (folded(name(term)).startsWith(words) ? 0 : 1);
  const found = catalogue
    .filter((term) => term.category === category && folded(name(term)).includes(words))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 8);
  const exact = found.some((term) => folded(name(term)) === words);
  const lines = [
    ...found.map((term) => ({ code: term.code, name: name(term), text: name(term) })),
    ...(text.trim() && !exact
      ? [{ code: "", name: text.trim(), text: t("health-entry-free", { name: text.trim() }) }]
      : []),
  ];
  const active = Math.min(at, Math.max(0, lines.length - 1));
  const take = (line: (typeof lines)[number] | undefined) => {
    if (line && text.trim())
      onAdd({ category, code: line.code, name: line.name, severity: "unknown", detail: "", dueOn: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt(Math.max(0, Math.min(lines.length - 1, active + step)));
    else if (event.key === "Enter") take(lines[active]);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex flex-col gap-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: the key that opens the line means to type in it
        autoFocus
        role="combobox"
        aria-label={t(`health-add-${category}`)}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={lines.length > 0 ? `${list}-${active}` : undefined}
        aria-invalid={Boolean(error)}
        value={text}
        placeholder={t("health-entry-placeholder")}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        data-testid="health-entry"
        className="h-control w-full rounded border border-line-3/70 bg-surface px-2.5"
      />
      {error && (
        <p role="alert" className="text-alert text-xs">
          {error}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t(`health-add-${category}`)} className="flex flex-col">
        {lines.map((line, i) => (
          <div
            key={`${line.code} ${line.text}`}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => {
              event.preventDefault();
              onAdd({ category, code: line.code, name: line.name, severity: "unknown", detail: "", dueOn: null });
            }}
            className={`flex h-row cursor-default items-center rounded px-2.5 text-sm ${i === active ? "bg-wash-2" : "hover:bg-sunken"}`}
          >
            {line.text}
          </div>
        ))}
      </div>
    </div>
  );
}
