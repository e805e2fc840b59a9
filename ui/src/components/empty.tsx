import type { ReactNode } from "react";

type Props = { icon: ReactNode; title: string; children?: ReactNode; actions?: ReactNode };

/** An empty place that says what will be here and offers the first action. */
export function Empty({ icon, title, children, actions }: Props) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-10 text-center">
      <div className="flex size-12 items-center justify-center rounded-full bg-wash text-accent-strong">{icon}</div>
      <p className="font-bold text-lg">{title}</p>
      {children && <div className="max-w-md text-ink-2 text-sm">{children}</div>}
      {actions && <div className="flex gap-2 pt-2">{actions}</div>}
    </div>
  );
}
