import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { useText } from "../lib/text";
import { Button } from "./button";
import { KeyHint } from "./key-cap";

type Row = { id: string; text: string; lang: string; asides: string[] };

type Props = {
  title: string;
  hint: string;
  back: string;
  rows: readonly Row[];
  onChoose: (id: string) => void;
  onBack: () => void;
  children?: ReactNode;
  "data-testid": string;
};

/** One of many to begin with: arrows and Enter, Escape goes back. */
export function PickList({ title, hint, back, rows, onChoose, onBack, children, "data-testid": testid }: Props) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const there = rows.length > 0;
  useEffect(() => {
    if (there) list.current?.querySelector<HTMLElement>("button")?.focus();
  }, [there]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    all[all.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  useWindowKeys((event) => {
    if (event.key !== "Escape" || isTyping(event.target)) return;
    event.preventDefault();
    onBack();
  });
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-4">
        <div>
          <Button look="quiet" onPress={onBack} icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}>
            {back}
          </Button>
        </div>
        <h2 className="font-bold text-lg">{title}</h2>
        {children}
        <ul
          ref={list}
          onKeyDown={onKeyDown}
          aria-label={title}
          className="flex flex-col divide-y divide-line border-line border-y"
        >
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                data-testid={testid}
                onClick={() => onChoose(row.id)}
                className="focus-inset flex w-full items-center gap-3 px-3 py-2.5 text-left text-sm hover:bg-sunken focus-visible:bg-wash-2"
              >
                <span className="min-w-0 flex-1 truncate font-medium" lang={row.lang}>
                  {row.text}
                </span>
                {row.asides.map((aside) => (
                  <span key={aside} className="min-w-20 text-right text-ink-2 text-xs">
                    {aside}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
        <KeyHint keys={["↑", "↓", t("keycap-enter")]}>{hint}</KeyHint>
      </div>
    </div>
  );
}
