import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { KeyCap } from "../../components/key-cap";
import type { Rule } from "../../lib/bindings";
import { ruleName } from "../../lib/findings-text";
import { surfaceLetter } from "../../lib/teeth";
import { useText } from "../../lib/text";
import type { Pointed } from "./chart-picture";

type Props = {
  at: Pointed;
  rules: readonly Rule[];
  onChoose: (rule: Rule) => void;
  onOther: () => void;
  onClose: () => void;
};

/** What opens beside the pointer after a click on a face: the findings with their keys. */
export function FindingMenu({ at, rules, onChoose, onOther, onClose }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.x + 10, top: at.y + 10 });
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    setPlace({
      left: Math.max(8, Math.min(at.x + 10, window.innerWidth - size.width - 8)),
      top: Math.max(8, Math.min(at.y + 10, window.innerHeight - size.height - 40)),
    });
  }, [at.x, at.y]);
  const title = at.surface ? `${at.tooth} · ${t(`surface-${surfaceLetter(at.surface, at.tooth)}`)}` : String(at.tooth);
  return (
    <>
      <div className="fixed inset-0 z-30" onPointerDown={onClose} aria-hidden />
      <section
        ref={box}
        aria-label={t("entry-choose-finding")}
        data-testid="finding-menu"
        style={place}
        className="fixed z-30 w-88 animate-rise rounded-lg bg-raised p-1.5 shadow-float"
      >
        <p className="px-2 pt-1 pb-1.5 font-medium text-ink-3 text-xs">{title}</p>
        <div className="grid grid-cols-2">
          {rules.flatMap((rule) =>
            rule.key
              ? [<Item key={rule.id} cap={rule.key} name={ruleName(rule.id, t)} onPress={() => onChoose(rule)} />]
              : [],
          )}
          <Item cap="q" name={t("entry-other")} onPress={onOther} />
        </div>
      </section>
    </>
  );
}

function Item({ cap, name, onPress }: { cap: string; name: string; onPress: () => void }) {
  return (
    <Button
      onPress={onPress}
      className="flex h-control items-center gap-2 rounded px-2 text-left text-sm hover:bg-wash"
    >
      <KeyCap>{cap.toUpperCase()}</KeyCap>
      <span className="truncate">{name}</span>
    </Button>
  );
}
