import type { ReactNode } from "react";

type Props = { title?: string; hint?: string; actions?: ReactNode; children: ReactNode; className?: string };

export function Panel({ title, hint, actions, children, className = "" }: Props) {
  return (
    <section className={`rounded-lg border border-line bg-surface p-5 ${className}`}>
      {title && (
        <header className="mb-4 flex items-start justify-between gap-4">
          <div>
            <h2 className="font-bold text-lg leading-snug">{title}</h2>
            {hint && <p className="mt-0.5 text-ink-3 text-sm">{hint}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

/** A small fact: what it is over what it says. */
export function Fact({ name, children, wide }: { name: string; children: ReactNode; wide?: boolean }) {
  return (
    <div className={`flex min-w-0 flex-col gap-0.5 ${wide ? "col-span-2" : ""}`}>
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="min-w-0 break-words readable">{children}</dd>
    </div>
  );
}
