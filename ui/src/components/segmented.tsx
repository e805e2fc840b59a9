import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

type Segment<T extends string> = { id: T; text: string; icon?: ReactNode };

type Props<T extends string> = {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChange: (value: T) => void;
  className?: string;
};

/** One of a few, all visible. */
export function Segmented<T extends string>({ label, value, segments, onChange, className = "" }: Props<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [first] = keys;
        if (first !== undefined) onChange(first as T);
      }}
      className={`inline-flex h-control shrink-0 rounded border border-line-2 bg-surface p-0.5 ${className}`}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.id}
          id={segment.id}
          className="flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2.5 font-medium text-ink-2 text-sm transition-colors duration-150 hover:text-ink data-[selected]:bg-wash-2 data-[selected]:text-accent-strong"
        >
          {segment.icon}
          {segment.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
