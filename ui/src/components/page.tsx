import type { ReactNode } from "react";

type Props = { title: string; hint?: string; actions?: ReactNode; children: ReactNode; width?: "reading" | "full" };

/** A scrolling page with its title. */
export function Page({ title, hint, actions, children, width = "reading" }: Props) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className={`mx-auto flex flex-col gap-5 px-8 py-7 ${width === "reading" ? "max-w-4xl" : ""}`}>
        <header className="flex items-end justify-between gap-4">
          <div>
            <h1 className="font-bold text-xl leading-tight tracking-tight">{title}</h1>
            {hint && <p className="mt-1 text-ink-2 text-sm">{hint}</p>}
          </div>
          {actions && <div className="flex gap-2">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
