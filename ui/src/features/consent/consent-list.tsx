import { FileSignature, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { useToast } from "../../components/toasts";
import type { ConsentView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { ConsentPaper } from "./consent-paper";
import { StandingMark } from "./standing-mark";
import { useConsents } from "./use-consents";

type Props = { patient: string; onNew: () => void; onPrint: (consent: ConsentView) => void };

/** All that a person ever decided, the latest first, each with what it counts for. Letters act on the marked one. */
export function ConsentList({ patient, onNew, onPrint }: Props) {
  const t = useText();
  const toast = useToast();
  const { data, error } = useConsents(patient);
  const [chosen, setChosen] = useState<string>();
  const [withdrawing, setWithdrawing] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const consents = data ?? [];
  const consent = consents.find((one) => one.id === chosen) ?? consents[0];
  const choose = (one: ConsentView) => {
    setChosen(one.id);
    setWithdrawing(false);
    list.current?.querySelector<HTMLElement>(`[data-consent="${one.id}"]`)?.focus();
  };
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const step = { arrowdown: 1, arrowup: -1 }[key];
    const at = consents.findIndex((one) => one.id === consent?.id);
    const next = step ? consents[Math.max(0, Math.min(consents.length - 1, at + step))] : undefined;
    if (next) choose(next);
    else if (key === "n") onNew();
    else if (key === "p" && consent) onPrint(consent);
    else if (key === "x" && consent && !consent.withdrawn && consent.decision === "given") setWithdrawing(true);
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
      data-testid="consent-new"
    >
      {t("consent-new")} <KeyCap>N</KeyCap>
    </Button>
  );
  if (!consent)
    return (
      <Empty icon={<FileSignature size={22} strokeWidth={1.75} aria-hidden />} title={t("consent-none")} actions={add}>
        {t("consent-none-text")}
      </Empty>
    );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-4">
          <div className="flex justify-end">{add}</div>
          <ul
            ref={list}
            aria-label={t("consent-list")}
            className="flex flex-col divide-y divide-line border-line border-y"
          >
            {consents.map((one) => (
              <li key={one.id}>
                <ConsentLine consent={one} marked={one.id === consent.id} onChoose={() => choose(one)} />
              </li>
            ))}
          </ul>
          <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
        </div>
      </div>
      <aside
        aria-label={t("consent-paper")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset w-96 shrink-0 overflow-auto border-line border-l bg-surface px-5 py-5"
      >
        <ConsentPaper
          key={consent.id}
          consent={consent}
          withdrawing={withdrawing}
          onPrint={() => onPrint(consent)}
          onWithdraw={() => setWithdrawing(true)}
          onWithdrawn={() => {
            setWithdrawing(false);
            toast({ text: t("consent-withdrawn-toast") });
          }}
          onClose={() => setWithdrawing(false)}
        />
      </aside>
    </div>
  );
}

function ConsentLine({ consent, marked, onChoose }: { consent: ConsentView; marked: boolean; onChoose: () => void }) {
  const [{ language }] = usePreferences();
  const counts = consent.standing === "active";
  return (
    <button
      type="button"
      data-testid="consent-row"
      data-consent={consent.id}
      aria-current={marked}
      onClick={onChoose}
      className={`focus-inset flex w-full items-center gap-3 px-3 py-2.5 text-left text-sm ${marked ? "bg-wash-2" : "hover:bg-sunken"}`}
    >
      <FileSignature size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      <span className="tnum w-28 shrink-0 text-ink-2">{shortDate(consent.signedOn, language)}</span>
      <span className={`min-w-0 flex-1 truncate ${counts ? "font-medium" : "text-ink-2"}`}>{consent.title}</span>
      <StandingMark standing={consent.standing} />
    </button>
  );
}
