import { Delete } from "lucide-react";
import { memo } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useText } from "../../lib/text";
import type { Row } from "./entry";

type Props = { row: Row; onKey: (key: string) => void };

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "+", "0", "-"];
const SIGNS = [
  { key: "b", name: "bleeding" },
  { key: "s", name: "suppuration" },
  { key: "p", name: "plaque" },
  { key: "k", name: "calculus" },
] as const;
const LOOK =
  "flex h-11 items-center justify-center rounded border border-line-2 bg-surface font-medium hover:bg-sunken data-[pressed]:bg-wash-2";

/** The same keys for a finger: everything the keyboard can do at a site. */
export const Keypad = memo(function Keypad({ row, onKey }: Props) {
  const t = useText();
  const isSite = row === "depth" || row === "margin";
  return (
    <fieldset className="flex flex-col gap-1.5" aria-label={t("perio-keypad")}>
      <div className="grid grid-cols-4 gap-1.5">
        {SIGNS.map(({ key, name }) => (
          <AriaButton
            key={key}
            preventFocusOnPress
            excludeFromTabOrder
            isDisabled={!isSite}
            onPress={() => onKey(key)}
            className={`${LOOK} min-w-0 px-0.5 text-xs data-[disabled]:opacity-40`}
          >
            {t(`perio-sign-short-${name}`)}
          </AriaButton>
        ))}
      </div>
      <div className="grid grid-cols-3 gap-1.5">
        {DIGITS.map((key) => (
          <AriaButton
            key={key}
            preventFocusOnPress
            excludeFromTabOrder
            onPress={() => onKey(key)}
            className={`${LOOK} tnum text-lg`}
          >
            {key === "-" ? "−" : key}
          </AriaButton>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-1.5">
        <AriaButton
          preventFocusOnPress
          excludeFromTabOrder
          onPress={() => onKey("Backspace")}
          className={`${LOOK} gap-2`}
        >
          <Delete size={16} strokeWidth={1.75} aria-hidden /> {t("perio-clear")}
        </AriaButton>
        <AriaButton preventFocusOnPress excludeFromTabOrder onPress={() => onKey("x")} className={LOOK}>
          {t("perio-leave-out")}
        </AriaButton>
      </div>
    </fieldset>
  );
});
