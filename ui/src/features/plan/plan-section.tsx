import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/button";
import type { PlanItemView, PlanPhase } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { isOpen } from "./plan-text";

type Props = {
  phase: PlanPhase | null;
  items: readonly PlanItemView[];
  /** Moves the phase in the order of the plan; left out at its ends and for who may not. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onDropItem?: ((id: string) => void) | undefined;
  children: ReactNode;
};

/** A phase with its items; without a phase, what was dropped. A line can be dragged from one to another. */
export function PlanSection({ phase, items, onUp, onDown, onDropItem, children }: Props) {
  const t = useText();
  const name = phase ? t(`phase-${phase}`) : t("plan-dropped");
  const open = items.filter(isOpen).length;
  return (
    <section
      aria-label={name}
      data-testid={phase ? `plan-phase-${phase}` : "plan-dropped"}
      onDragOver={(event) => onDropItem && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropItem?.(event.dataTransfer.getData("text/plain"));
      }}
      className="rounded-lg border border-line bg-surface px-3 py-2.5"
    >
      <header className="mb-1 flex h-8 items-center gap-2 px-2">
        <h2 className="font-bold">{name}</h2>
        {phase && <span className="tnum text-ink-3 text-sm">{t("plan-open-count", { n: open })}</span>}
        <span className="flex-1" />
        {onUp && phase && (
          <IconButton
            label={t("plan-phase-up", { phase: name })}
            icon={<ArrowUp size={15} strokeWidth={1.75} aria-hidden />}
            onPress={onUp}
          />
        )}
        {onDown && phase && (
          <IconButton
            label={t("plan-phase-down", { phase: name })}
            icon={<ArrowDown size={15} strokeWidth={1.75} aria-hidden />}
            onPress={onDown}
          />
        )}
      </header>
      {items.length === 0 ? <p className="px-2 pb-1 text-ink-3 text-sm">{t("plan-phase-empty")}</p> : children}
    </section>
  );
}
