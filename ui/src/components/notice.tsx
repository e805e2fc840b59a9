import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "alert" | "warn" | "good" | "info";

const TONES: Record<Tone, { box: string; ink: string; icon: typeof Info }> = {
  alert: { box: "bg-alert-wash", ink: "text-alert", icon: CircleAlert },
  warn: { box: "bg-warn-wash", ink: "text-warn", icon: TriangleAlert },
  good: { box: "bg-good-wash", ink: "text-good", icon: CircleCheck },
  info: { box: "bg-info-wash", ink: "text-info", icon: Info },
};

type Props = { tone: Tone; title: string; children?: ReactNode; actions?: ReactNode };

export function Notice({ tone, title, children, actions }: Props) {
  const { box, ink, icon: Icon } = TONES[tone];
  return (
    <div role={tone === "alert" ? "alert" : "status"} className={`flex gap-3 rounded-lg px-4 py-3 ${box}`}>
      <Icon size={18} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${ink}`} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
        <p className="font-medium">{title}</p>
        {children && <div className="text-ink-2 readable">{children}</div>}
        {actions && <div className="flex gap-2 pt-1.5">{actions}</div>}
      </div>
    </div>
  );
}
