import { Ban, Pill, Plus, Stethoscope, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { Panel } from "../../components/panel";
import type { Category, HealthItemView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { termText } from "./health-text";

const ICONS = { allergy: TriangleAlert, condition: Stethoscope, medication: Pill };

type Props = {
  category: Category;
  keyCap: string;
  items: readonly HealthItemView[];
  selected: string | undefined;
  mayEdit: boolean;
  onSelect: (item: HealthItemView) => void;
  onAdd: () => void;
  children?: ReactNode;
};

/** The items of one sort; the entry line, while open, is its child. */
export function HealthList({ category, keyCap, items, selected, mayEdit, onSelect, onAdd, children }: Props) {
  const t = useText();
  const Icon = ICONS[category];
  return (
    <Panel
      title={t(`health-${category}`)}
      className="p-4"
      actions={
        mayEdit && (
          <Button look="quiet" onPress={onAdd} icon={<Plus size={15} strokeWidth={1.75} aria-hidden />}>
            {t("health-add")} <span className="sr-only">{t(`health-${category}`)}</span>
            <KeyCap>{keyCap}</KeyCap>
          </Button>
        )
      }
    >
      {children}
      {items.length === 0 ? (
        <p className="text-ink-3 text-sm">{t(`health-none-${category}`)}</p>
      ) : (
        <ul className="flex flex-col">
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                data-testid="health-item"
                data-item={item.id}
                aria-current={item.id === selected}
                onClick={() => onSelect(item)}
                className={`flex min-h-row w-full items-center gap-2.5 rounded px-2 py-1 text-left text-sm ${item.id === selected ? "bg-wash-2" : "hover:bg-sunken"}`}
              >
                <ItemIcon item={item} icon={<Icon size={15} strokeWidth={1.75} aria-hidden />} />
                <ItemLine item={item} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ItemIcon({ item, icon }: { item: HealthItemView; icon: ReactNode }) {
  if (item.ended) return <Ban size={15} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />;
  return <span className={`shrink-0 ${item.alert ? "text-alert" : "text-ink-3"}`}>{icon}</span>;
}

function ItemLine({ item }: { item: HealthItemView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const ended =
    item.ended &&
    t(`health-ended-${item.ended}`, { day: item.endedOn ? shortDate(item.endedOn, language) : "" }).trim();
  const due = item.dueOn && t("health-due-at", { day: shortDate(item.dueOn, language) });
  const severity = item.severity === "unknown" ? "" : t(`health-severity-${item.severity}`);
  return (
    <span className="min-w-0 flex-1">
      <span className={item.ended ? "text-ink-2" : "font-medium"}>{termText(item.code, item.name, t)}</span>
      {severity && <span className="font-bold"> · {severity}</span>}
      {due && <span className="text-ink-2"> · {due}</span>}
      {ended && <span className="text-ink-3"> · {ended}</span>}
      {item.disputed && <span className="font-bold"> · {t("health-disputed")}</span>}
      {item.detail && <span className="block truncate text-ink-2 text-xs">{item.detail}</span>}
    </span>
  );
}
