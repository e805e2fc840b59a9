import { CircleAlert, UserRound } from "lucide-react";
import type { ConflictView } from "../../lib/bindings";
import { kindTitle } from "../../lib/kind";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { fieldText, valueText } from "./conflict-text";

type Group = { key: string; title: string; conflicts: { conflict: ConflictView; index: number }[] };

/** Conflicts that stand one after another and are about the same person belong together. */
export function grouped(conflicts: ConflictView[]): Group[] {
  const groups: Group[] = [];
  conflicts.forEach((conflict, index) => {
    const key = conflict.patient ?? `${conflict.kind} ${conflict.about}`;
    if (groups.at(-1)?.key !== key) groups.push({ key, title: conflict.about, conflicts: [] });
    groups.at(-1)?.conflicts.push({ conflict, index });
  });
  return groups;
}

type Props = { conflicts: ConflictView[]; at: number; onSelect: (index: number) => void };

/** Who, and which of their fields; the arrows move through all of them. */
export function ConflictList({ conflicts, at, onSelect }: Props) {
  const t = useText();
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={t("conflict-list")}
      aria-activedescendant={`conflict-${at}`}
      data-testid="conflict-list"
      className="flex min-h-0 w-88 flex-1 flex-col overflow-auto py-2 focus-inset"
    >
      {grouped(conflicts).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
        <div
          key={group.key}
          role="group"
          aria-label={group.title || kindTitle(group.conflicts[0]?.conflict.kind ?? "", t)}
        >
          <p className="flex items-center gap-2 px-4 pt-3 pb-1.5 font-medium text-sm" aria-hidden>
            <UserRound size={15} strokeWidth={1.75} className="shrink-0 text-ink-3" />
            <span className="truncate">{group.title || kindTitle(group.conflicts[0]?.conflict.kind ?? "", t)}</span>
          </p>
          {group.conflicts.map(({ conflict, index }) => (
            <Line
              key={`${conflict.record} ${conflict.field}`}
              conflict={conflict}
              index={index}
              active={index === at}
              onSelect={onSelect}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type LineProps = { conflict: ConflictView; index: number; active: boolean; onSelect: (index: number) => void };

function Line({ conflict, index, active, onSelect }: LineProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const values = conflict.values.map((value) => valueText(conflict, value.says, language, t));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the screen that owns the list
    <div
      id={`conflict-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-testid="conflict-line"
      onClick={() => onSelect(index)}
      className={`flex min-h-row items-center gap-2.5 py-1.5 pr-4 pl-4 text-sm ${active ? "bg-wash-2/70 shadow-[inset_3px_0_0_var(--accent)] [&_.text-ink-3]:text-ink-2" : "hover:bg-sunken"}`}
    >
      <span className="flex w-4 shrink-0 justify-center">
        {conflict.safety && (
          <CircleAlert size={15} strokeWidth={1.9} className="text-alert" aria-label={t("conflict-grave")} role="img" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{fieldText(conflict, t)}</span>
        {conflict.field !== "*" && (
          <span className="tnum block truncate text-ink-3 text-xs">{values.join(` ${t("conflict-or")} `)}</span>
        )}
      </span>
    </div>
  );
}
