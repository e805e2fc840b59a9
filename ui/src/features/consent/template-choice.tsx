import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import type { ConsentTemplateView } from "../../lib/bindings";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useTemplates } from "./use-consents";

type Props = { onChoose: (template: ConsentTemplateView) => void; onBack: () => void };

/** Which paper: those of the reader's language first, and only those that this person may take. */
export function TemplateChoice({ onChoose, onBack }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const clinical = useMay("take_clinical_consent");
  const { data, error } = useTemplates();
  const list = useRef<HTMLUListElement>(null);
  const offered = (data ?? []).filter((template) => !template.retired && (clinical || !template.clinical));
  const own = (template: ConsentTemplateView) => Number(template.language !== language);
  const sorted = [...offered].sort((a, b) => own(a) - own(b));
  const there = sorted.length > 0;
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
  if (error) return <ErrorNotice error={error} />;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-4">
        <div>
          <Button look="quiet" onPress={onBack} icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}>
            {t("consent-back")}
          </Button>
        </div>
        <h2 className="font-bold text-lg">{t("consent-choose")}</h2>
        {!clinical && <p className="text-ink-2 text-sm">{t("consent-only-data")}</p>}
        <ul
          ref={list}
          onKeyDown={onKeyDown}
          aria-label={t("consent-choose")}
          className="flex flex-col divide-y divide-line border-line border-y"
        >
          {sorted.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                data-testid="consent-template"
                onClick={() => onChoose(template)}
                className="focus-inset flex w-full items-center gap-3 px-3 py-2.5 text-left text-sm hover:bg-sunken focus-visible:bg-wash-2"
              >
                <span className="min-w-0 flex-1 truncate font-medium" lang={template.language}>
                  {template.name}
                </span>
                <span className="text-ink-2">{t(`consent-purpose-${template.purpose}`)}</span>
                <span className="w-20 text-right text-ink-2 text-xs">{t(`language-${template.language}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <KeyHint keys={["↑", "↓", t("keycap-enter")]}>{t("consent-choose-keys")}</KeyHint>
      </div>
    </div>
  );
}
