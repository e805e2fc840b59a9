import { useEffect, useRef } from "react";
import { KeyCap } from "../../components/key-cap";
import type { Rule } from "../../lib/bindings";
import { ruleName } from "../../lib/findings-text";
import { useText } from "../../lib/text";

type Props = { text: string; index: number; found: readonly Rule[]; onChoose: (rule: Rule) => void };

/** The list that `q` opens: type to filter. Its keys go through the grammar, so the focus stays on the chart. */
export function Finder({ text, index, found, onChoose }: Props) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked moves with the index and with what was found
  useEffect(() => {
    // In braces: newer browsers give a promise back, which React would call when it cleans up.
    list.current?.querySelector("[data-marked]")?.scrollIntoView?.({ block: "nearest" });
  }, [index, found]);
  return (
    <div
      className="absolute bottom-2 left-2 z-20 w-80 animate-rise rounded-lg bg-raised p-1.5 shadow-float"
      data-testid="finder"
    >
      <p className="px-2 pt-1 pb-2 text-sm">
        {text || <span className="text-ink-3">{t("entry-filter")}</span>}
        <span className="text-accent">_</span>
      </p>
      <div ref={list} className="max-h-64 overflow-auto">
        {found.map((rule, i) => (
          <button
            key={rule.id}
            type="button"
            tabIndex={-1}
            data-marked={i === index || undefined}
            onClick={() => onChoose(rule)}
            className={`flex h-row w-full items-center justify-between rounded px-2 text-left text-sm ${i === index ? "bg-wash-2" : "hover:bg-sunken"}`}
          >
            {ruleName(rule.id, t)}
            {rule.key && <KeyCap>{rule.key.toUpperCase()}</KeyCap>}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="px-2 pb-2 text-ink-2 text-sm">{t("entry-filter-none", { text })}</p>}
    </div>
  );
}
