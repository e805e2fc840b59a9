import { CircleCheck, CircleDashed, CircleDot, CircleSlash, Flag, Loader } from "lucide-react";
import type { ItemStatus, PlanItemView, PrognosisView } from "../../lib/bindings";
import { spokenDay } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { type Known, placeText, workText } from "./plan-text";

const ICONS = {
  proposed: CircleDashed,
  accepted: CircleDot,
  in_progress: Loader,
  done: CircleCheck,
  dropped: CircleSlash,
} as const;

const TONES: Record<ItemStatus, string> = {
  proposed: "text-ink-3",
  accepted: "text-accent-strong",
  in_progress: "text-info",
  done: "text-good",
  dropped: "text-ink-3",
};

type Props = {
  item: PlanItemView;
  known: Known;
  prognoses: readonly PrognosisView[];
  selected: boolean;
  onSelect: () => void;
  onDoubleClick: () => void;
};

/** One line of the plan: where, what, how far. */
export function PlanItemRow({ item, known, prognoses, selected, onSelect, onDoubleClick }: Props) {
  const t = useText();
  const Icon = ICONS[item.status];
  const rest = item.status === "done" || item.status === "dropped";
  const outlook = prognoses.filter((one) => item.teeth.includes(one.tooth) && one.prognosis !== "good");
  return (
    <button
      type="button"
      data-testid="plan-item"
      data-item={item.id}
      aria-current={selected}
      onClick={onSelect}
      onDoubleClick={onDoubleClick}
      className={`flex min-h-row w-full items-center gap-3 rounded px-2 py-1 text-left text-sm ${selected ? "bg-wash-2" : "hover:bg-sunken"}`}
    >
      <Icon size={16} strokeWidth={1.75} className={`shrink-0 ${TONES[item.status]}`} aria-hidden />
      <span className={`tnum w-16 shrink-0 ${rest ? "text-ink-2" : "font-bold"}`}>{placeText(item.teeth, t)}</span>
      <span className="min-w-0 flex-1">
        <span className={rest ? "text-ink-2" : "font-medium"}>{workText(item, known, t)}</span>
        {item.priority === "high" && (
          <span className={`ml-2 inline-flex items-center gap-1 font-medium text-xs ${selected ? "" : "text-alert"}`}>
            <Flag size={12} strokeWidth={2} aria-hidden />
            {t("plan-priority-high")}
          </span>
        )}
        {item.priority === "low" && <span className="ml-2 text-ink-2 text-xs">{t("plan-priority-low")}</span>}
        {item.disputed && <span className="font-bold"> · {t("plan-disputed")}</span>}
        <Aside item={item} />
      </span>
      {outlook.map((one) => (
        <span
          key={one.tooth}
          className={`shrink-0 text-xs ${selected ? "font-medium" : one.prognosis === "questionable" ? "text-ink-2" : "text-alert"}`}
        >
          {item.teeth.length > 1 ? `${one.tooth} ` : ""}
          {t(`prognosis-${one.prognosis}`)}
        </span>
      ))}
      <span
        className={`w-20 shrink-0 text-right text-xs ${selected ? "font-medium" : TONES[item.status]}`}
        data-testid="plan-status"
      >
        {t(`plan-status-${item.status}`)}
      </span>
    </button>
  );
}

/** When it was done, why it will not be, or what is said beside it. */
function Aside({ item }: { item: PlanItemView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const told = item.done
    ? t("plan-done-on", { day: spokenDay(item.done.on, now, language, t), by: item.done.by })
    : item.charted
      ? t("plan-charted")
      : item.dropReason || [item.clinicianName, item.note].filter(Boolean).join(" · ");
  return told ? <span className="block truncate text-ink-2 text-xs">{told}</span> : null;
}
