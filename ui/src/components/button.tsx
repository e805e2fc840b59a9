import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";

type Look = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Record<Look, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong data-[pressed]:bg-accent-strong",
  plain: "border border-line-2 bg-surface text-ink hover:bg-sunken data-[pressed]:bg-wash",
  quiet: "text-ink-2 hover:bg-sunken hover:text-ink data-[pressed]:bg-wash",
  danger: "border border-line-2 bg-surface text-alert hover:bg-alert-wash",
};

type Props = Omit<ButtonProps, "className" | "children"> & {
  look?: Look;
  icon?: ReactNode;
  children?: ReactNode;
  className?: string;
  "data-testid"?: string;
};

export function Button({ look = "plain", icon, children, className = "", ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      className={`inline-flex h-control shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded px-3 font-medium text-sm transition-colors duration-150 data-[disabled]:opacity-45 ${LOOKS[look]} ${className}`}
    >
      {icon}
      {children}
    </AriaButton>
  );
}

/** A square button with a picture only; the label is spoken and shown on hover. */
export function IconButton({ label, icon, className = "", ...rest }: Omit<Props, "children"> & { label: string }) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={`inline-flex size-control shrink-0 items-center justify-center rounded text-ink-2 transition-colors duration-150 hover:bg-sunken hover:text-ink data-[disabled]:opacity-35 ${className}`}
    >
      {icon}
    </AriaButton>
  );
}
