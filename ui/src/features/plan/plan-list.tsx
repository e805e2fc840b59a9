import type { PlanItemView, PlanPhase, PlanView, PrognosisView } from "../../lib/bindings";
import { PlanItemRow } from "./plan-item-row";
import { PlanSection } from "./plan-section";
import type { Known } from "./plan-text";

type Props = {
  plan: PlanView;
  known: Known;
  prognoses: readonly PrognosisView[];
  chosen: string | undefined;
  mayEdit: boolean;
  onChoose: (item: PlanItemView) => void;
  onEdit: () => void;
  onMove: (item: PlanItemView, phase: PlanPhase) => void;
  onOrder: (phases: PlanPhase[]) => void;
};

/** The items as they stand on the screen, and as the arrows go through them: by phase, what was dropped last. */
export function listed(plan: PlanView): PlanItemView[] {
  const standing = plan.items.filter((item) => item.status !== "dropped");
  const of = (phase: PlanPhase) => standing.filter((item) => item.phase === phase);
  return [...plan.phases.flatMap(of), ...plan.items.filter((item) => item.status === "dropped")];
}

/** The phases in their order, with their items. */
export function PlanList(props: Props) {
  const { plan, mayEdit, onMove, onOrder } = props;
  const dropped = plan.items.filter((item) => item.status === "dropped");
  const swapped = (i: number) => plan.phases.toSpliced(i, 2, ...plan.phases.slice(i, i + 2).reverse());
  const drop = (phase: PlanPhase) => (id: string) => {
    const item = plan.items.find((one) => one.id === id);
    if (item && item.phase !== phase && item.status !== "done" && item.status !== "dropped") onMove(item, phase);
  };
  return (
    <div className="flex flex-col gap-3">
      {plan.phases.map((phase, i) => {
        const items = listed(plan).filter((item) => item.phase === phase && item.status !== "dropped");
        return (
          <PlanSection
            key={phase}
            phase={phase}
            items={items}
            onUp={mayEdit && i > 0 ? () => onOrder(swapped(i - 1)) : undefined}
            onDown={mayEdit && i + 1 < plan.phases.length ? () => onOrder(swapped(i)) : undefined}
            onDropItem={mayEdit ? drop(phase) : undefined}
          >
            <Rows {...props} items={items} />
          </PlanSection>
        );
      })}
      {dropped.length > 0 && (
        <PlanSection phase={null} items={dropped}>
          <Rows {...props} items={dropped} />
        </PlanSection>
      )}
    </div>
  );
}

function Rows({
  items,
  known,
  prognoses,
  chosen,
  mayEdit,
  onChoose,
  onEdit,
}: Props & { items: readonly PlanItemView[] }) {
  return (
    <ul className="flex flex-col">
      {items.map((item) => (
        <li
          key={item.id}
          draggable={mayEdit && item.status !== "done" && item.status !== "dropped"}
          onDragStart={(event) => event.dataTransfer.setData("text/plain", item.id)}
        >
          <PlanItemRow
            item={item}
            known={known}
            prognoses={prognoses}
            selected={item.id === chosen}
            onSelect={() => onChoose(item)}
            onDoubleClick={onEdit}
          />
        </li>
      ))}
    </ul>
  );
}
