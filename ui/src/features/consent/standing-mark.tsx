import { Archive, CircleCheck, CircleX, History, type LucideIcon, TimerOff, Undo2 } from "lucide-react";
import type { ConsentStanding } from "../../lib/bindings";
import { useText } from "../../lib/text";

const MARKS: Record<ConsentStanding, { icon: LucideIcon; look: string }> = {
  active: { icon: CircleCheck, look: "text-good" },
  declined: { icon: CircleX, look: "text-alert" },
  withdrawn: { icon: Undo2, look: "text-alert" },
  replaced: { icon: History, look: "text-ink-3" },
  expired: { icon: TimerOff, look: "text-warn" },
  archived: { icon: Archive, look: "text-ink-3" },
};

/** What a consent counts for today, in a word and a sign. */
export function StandingMark({ standing }: { standing: ConsentStanding }) {
  const t = useText();
  const { icon: Icon, look } = MARKS[standing];
  return (
    <span className="flex shrink-0 items-center gap-1.5 font-medium text-sm">
      <Icon size={15} strokeWidth={2} className={look} aria-hidden />
      {t(`consent-standing-${standing}`)}
    </span>
  );
}
