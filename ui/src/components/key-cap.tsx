import type { ReactNode } from "react";

/** A key as it looks on the keyboard. */
export function KeyCap({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-2 border-b-2 bg-surface px-1 font-medium font-sans text-ink-2 text-xs leading-none">
      {children}
    </kbd>
  );
}

export function KeyHint({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-3 text-xs">
      <span className="inline-flex gap-0.5">
        {keys.map((key) => (
          <KeyCap key={key}>{key}</KeyCap>
        ))}
      </span>
      {children}
    </span>
  );
}
