import { ArrowLeft, Mail, Plus, Printer } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import type { LetterView } from "../../lib/bindings";
import { exactDate, shortDate } from "../../lib/dates";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useLetters } from "./use-letters";

type Props = {
  patient: string;
  back: string;
  onNew: () => void;
  onPrint: (letter: LetterView) => void;
  onBack: () => void;
};

/** All that was handed out about a person, the latest first. Letters act on the marked one. */
export function LetterList({ patient, back, onNew, onPrint, onBack }: Props) {
  const t = useText();
  const { data, error } = useLetters(patient);
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const letters = data ?? [];
  const letter = letters.find((one) => one.id === chosen) ?? letters[0];
  const choose = (one: LetterView) => {
    setChosen(one.id);
    list.current?.querySelector<HTMLElement>(`[data-letter="${one.id}"]`)?.focus();
  };
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const step = { arrowdown: 1, arrowup: -1 }[key];
    const at = letters.findIndex((one) => one.id === letter?.id);
    const next = step ? letters[Math.max(0, Math.min(letters.length - 1, at + step))] : undefined;
    if (next) choose(next);
    else if (key === "n") onNew();
    else if (key === "p" && letter?.open) onPrint(letter);
    else if (key === "escape") onBack();
    else return;
    event.preventDefault();
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const add = (
    <Button
      look="primary"
      onPress={onNew}
      icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
      data-testid="letter-new"
    >
      {t("letter-new")} <KeyCap>N</KeyCap>
    </Button>
  );
  const away = (
    <Button look="quiet" onPress={onBack} icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}>
      {back}
    </Button>
  );
  if (!letter)
    return (
      <Empty
        icon={<Mail size={22} strokeWidth={1.75} aria-hidden />}
        title={t("letter-none")}
        actions={
          <>
            {add} {away}
          </>
        }
      >
        {t("letter-none-text")}
      </Empty>
    );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-4">
          <div className="flex justify-between">
            {away}
            {add}
          </div>
          <ul
            ref={list}
            aria-label={t("letter-list")}
            className="flex flex-col divide-y divide-line border-line border-y"
          >
            {letters.map((one) => (
              <li key={one.id}>
                <LetterLine letter={one} marked={one.id === letter.id} onChoose={() => choose(one)} />
              </li>
            ))}
          </ul>
          <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
        </div>
      </div>
      <aside
        aria-label={t("letter-paper")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset w-96 shrink-0 overflow-auto border-line border-l bg-surface px-5 py-5"
      >
        <LetterPaper letter={letter} onPrint={() => onPrint(letter)} />
      </aside>
    </div>
  );
}

function LetterLine({ letter, marked, onChoose }: { letter: LetterView; marked: boolean; onChoose: () => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  return (
    <button
      type="button"
      data-testid="letter-row"
      data-letter={letter.id}
      aria-current={marked}
      onClick={onChoose}
      className={`focus-inset flex w-full items-center gap-3 px-3 py-2.5 text-left text-sm ${marked ? "bg-wash-2" : "hover:bg-sunken"}`}
    >
      <Mail size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      <span className="tnum w-28 shrink-0 text-ink-2">{shortDate(letter.issuedOn, language)}</span>
      <span className="min-w-0 flex-1 truncate font-medium" lang={letter.language}>
        {letter.title}
      </span>
      <span className="truncate text-ink-2 text-xs">
        {letter.addressee.split("\n")[0] || t(`letter-kind-${letter.letter}`)}
      </span>
    </button>
  );
}

/** One letter whole, word for word as it was issued. */
function LetterPaper({ letter, onPrint }: { letter: LetterView; onPrint: () => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const to = letter.addressee.split("\n").join(", ");
  return (
    <article aria-label={letter.title} className="flex flex-col gap-4" data-testid="letter-paper">
      <header className="flex flex-col gap-1 text-sm">
        <h2 className="font-bold text-lg" lang={letter.language}>
          {letter.title}
        </h2>
        <p className="text-ink-2">{exactDate(letter.issuedOn, language)}</p>
        {to && <p className="text-ink-2">{t("letter-to", { addressee: to })}</p>}
        <p className="text-ink-2">{t("letter-by", { signer: letter.signer })}</p>
      </header>
      {letter.open ? (
        <>
          <Button
            icon={<Printer size={16} strokeWidth={1.75} aria-hidden />}
            onPress={onPrint}
            className="self-start"
            data-testid="letter-print"
          >
            {t("letter-print")} <KeyCap>P</KeyCap>
          </Button>
          <section aria-label={t("letter-text")} className="border-line border-t pt-3">
            <p className="readable whitespace-pre-line text-ink-2 text-sm" lang={letter.language}>
              {letter.text}
            </p>
            <p className="tnum mt-3 text-ink-3 text-xs">{t("letter-version", { version: letter.version })}</p>
          </section>
        </>
      ) : (
        <p className="text-ink-2 text-sm">{t("letter-closed")}</p>
      )}
    </article>
  );
}
