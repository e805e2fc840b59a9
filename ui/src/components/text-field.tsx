import type { HTMLInputTypeAttribute } from "react";
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from "react-aria-components";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null | undefined;
  hint?: string | undefined;
  type?: HTMLInputTypeAttribute;
  rows?: number;
  autoFocus?: boolean;
  autoComplete?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  className?: string;
  inputClassName?: string;
  onBlur?: () => void;
  "data-testid"?: string;
};

const BOX =
  "w-full rounded border border-line-3/70 bg-surface px-2.5 transition-colors duration-150 hover:border-line-3 data-[focused]:border-accent data-[invalid]:border-alert data-[disabled]:bg-sunken data-[disabled]:text-ink-3 readable";

export function TextField(props: Props) {
  const { label, error, hint, type = "text", rows, placeholder, className = "", inputClassName = "", ...rest } = props;
  const testid = props["data-testid"];
  return (
    <AriaTextField
      value={rest.value}
      onChange={rest.onChange}
      onBlur={rest.onBlur}
      type={type}
      isInvalid={Boolean(error)}
      isDisabled={rest.isDisabled ?? false}
      isRequired={rest.isRequired ?? false}
      // Refusals come from Rust by field; the browser's own bubbles would say them twice and in another language.
      validationBehavior="aria"
      autoFocus={rest.autoFocus ?? false}
      autoComplete={rest.autoComplete ?? "off"}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <Label className="font-medium text-ink-2 text-sm">{label}</Label>
      {rows ? (
        <TextArea
          rows={rows}
          placeholder={placeholder}
          data-testid={testid}
          className={`${BOX} resize-none py-1.5 ${inputClassName}`}
        />
      ) : (
        <Input
          placeholder={placeholder}
          data-testid={testid}
          spellCheck={false}
          className={`${BOX} h-control ${inputClassName}`}
        />
      )}
      {error ? (
        <FieldError className="text-alert text-xs">{error}</FieldError>
      ) : (
        hint && (
          <Text slot="description" className="text-ink-3 text-xs">
            {hint}
          </Text>
        )
      )}
    </AriaTextField>
  );
}
