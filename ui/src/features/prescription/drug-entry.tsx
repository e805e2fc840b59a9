import { type KeyboardEvent, useId, useState } from "react";
import type { DrugView, Medicine } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { drugName, folded, proposed } from "./prescription-text";

type Props = {
  item: Medicine;
  drugs: readonly DrugView[];
  error: string | undefined;
  onPick: (item: Medicine) => void;
  onType: (ingredient: string) => void;
  onDone: () => void;
};

/** Type to find a drug; Enter takes the marked line with its usual doses, and what is in no list as it was typed. */
export function DrugEntry({ item, drugs, error, onPick, onType, onDone }: Props) {
  const t = useText();
  const list = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const words = folded(item.ingredient.trim());
  const found = drugs
    .filter((drug) => [drugName(drug, t), ...drug.names].some((name) => folded(name).includes(words)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 7);
  function rank(drug: DrugView) {
    return folded(drugName(drug, t)).startsWith(words) ? 0 : 1;
  }
  const typed = item.ingredient.trim();
  const lines = [...found, ...(typed ? [null] : [])];
  const active = Math.min(at, Math.max(0, lines.length - 1));
  const take = (drug: DrugView | null | undefined) => {
    setOpen(false);
    if (drug) onPick(proposed(drug, t));
    if (drug !== undefined) onDone();
  };
  const text = (drug: DrugView | null) =>
    drug
      ? [drugName(drug, t), drug.strength, t(`rx-form-${drug.form}`).toLowerCase()].join(" · ")
      : t("rx-drug-free", { name: typed });
  const shown = open && typed !== "";
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown) setAt(Math.max(0, Math.min(lines.length - 1, active + step)));
    else if (event.key === "Enter" && shown) take(lines[active]);
    else if (event.key === "Escape" && shown) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative flex min-w-0 flex-col gap-1">
      <label htmlFor={`${list}-input`} className="font-medium text-ink-2 text-sm">
        {t("rx-drug")}
      </label>
      <input
        id={`${list}-input`}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown ? `${list}-${active}` : undefined}
        aria-invalid={Boolean(error)}
        autoComplete="off"
        spellCheck={false}
        value={item.ingredient}
        placeholder={t("rx-drug-placeholder")}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        data-testid="rx-drug"
        className="h-control w-full rounded border border-line-3/70 bg-surface px-2.5 font-medium"
      />
      {error && (
        <p role="alert" className="text-alert text-xs">
          {error}
        </p>
      )}
      <div
        id={list}
        role="listbox"
        aria-label={t("rx-drug")}
        hidden={!shown}
        className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg bg-raised p-1 shadow-float"
      >
        {shown &&
          lines.map((drug, i) => (
            <div
              key={drug?.code ?? ""}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onPointerDown={(event) => {
                event.preventDefault();
                take(drug);
              }}
              className={`flex h-row cursor-default items-center rounded px-2.5 text-sm ${i === active ? "bg-wash-2" : "hover:bg-sunken"}`}
            >
              <span className="truncate">{text(drug)}</span>
            </div>
          ))}
      </div>
    </div>
  );
}
