import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { useText } from "../../lib/text";

type Props = {
  pad: RefObject<HTMLDivElement | null>;
  table: boolean;
  /** Id of the tooth on which the arrows stand. */
  active: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** What holds the focus and receives the keys: a listbox of teeth, or the table that says the same. */
export function ChartPad({ pad, table, active, onKeyDown, children }: Props) {
  const t = useText();
  const shared = {
    ref: pad,
    "aria-label": t("chart-label"),
    "data-testid": "chart",
    onKeyDown: (event: KeyboardEvent) => event.target === event.currentTarget && onKeyDown(event),
  };
  // The same element in both shapes, so that Space does not take the focus away.
  return table ? (
    <div
      {...shared}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the grammar work on the table too
      tabIndex={0}
      role="application"
      className="absolute inset-0 overflow-auto rounded-lg outline-none!"
    >
      {children}
    </div>
  ) : (
    <div
      {...shared}
      tabIndex={0}
      role="listbox"
      aria-multiselectable
      aria-activedescendant={active}
      className="absolute inset-0 m-2 rounded-lg outline-none!"
    >
      {children}
    </div>
  );
}
