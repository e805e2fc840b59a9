import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

type Props<T extends string> = {
  label: string;
  chips: readonly { id: T; text: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
};

/** Any of a few, all visible, each pressed or not. */
export function Chips<T extends string>({ label, chips, chosen, onChange }: Props<T>) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-ink-2 text-sm" aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(chips.map((chip) => chip.id).filter((id) => keys.has(id)))}
        className="flex flex-wrap gap-1.5"
      >
        {chips.map((chip) => (
          <ToggleButton
            key={chip.id}
            id={chip.id}
            className="inline-flex h-7 items-center rounded-full border border-line-2 bg-surface px-3 text-ink-2 text-sm transition-colors duration-150 hover:text-ink data-[selected]:border-accent data-[selected]:bg-wash-2 data-[selected]:font-medium data-[selected]:text-accent-strong"
          >
            {chip.text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
