import { Check, ChevronDown } from "lucide-react";
import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";

export type Option<T extends string> = { id: T; text: string };

type Props<T extends string> = {
  label: string;
  hideLabel?: boolean;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  error?: string | null | undefined;
  className?: string;
  isDisabled?: boolean;
};

export function Choice<T extends string>({
  label,
  hideLabel,
  value,
  options,
  onChange,
  error,
  className = "",
  isDisabled,
}: Props<T>) {
  return (
    <Select
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as T)}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled ?? false}
      {...(hideLabel ? { "aria-label": label } : {})}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      {!hideLabel && <Label className="font-medium text-ink-2 text-sm">{label}</Label>}
      <Button className="flex h-control w-full items-center justify-between gap-2 rounded border border-line-3/70 bg-surface pr-2 pl-2.5 text-left hover:border-line-3 data-[disabled]:opacity-50">
        <SelectValue className="truncate" />
        <ChevronDown size={15} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      </Button>
      <FieldError className="text-alert text-xs">{error}</FieldError>
      <Popover
        offset={4}
        className="min-w-(--trigger-width) rounded-lg bg-raised p-1 shadow-float data-[entering]:animate-rise"
      >
        <ListBox items={options} className="max-h-72 overflow-auto outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.text}
              className="flex h-row items-center justify-between gap-4 rounded px-2.5 text-sm outline-none data-[focused]:bg-wash"
            >
              {({ isSelected }) => (
                <>
                  {option.text}
                  {isSelected && <Check size={15} strokeWidth={2} className="text-accent" aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
