import { Check, Copy, Printer } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "react-aria-components";
import { Button } from "../../components/button";
import { useText } from "../../lib/text";
import { StartFrame } from "./start-frame";

/** Shown once, after creating or joining. There is no way past it without saying that the code is kept. */
export function RecoveryCode({ code, onSaved }: { code: string; onSaved: () => void }) {
  const t = useText();
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(code).then(() => setCopied(true));
  };
  return (
    <StartFrame title={t("recovery-title")} text={t("recovery-text")}>
      <div className="rounded-lg border border-line-2 bg-surface p-6 text-center">
        {/* The window test reads the text of this element: nothing else may stand in it. */}
        <output
          aria-label={t("recovery-code-label")}
          data-testid="recovery-code"
          className="tnum readable block font-bold text-xl text-balance leading-relaxed tracking-widest"
        >
          {(code.match(/[^-]+-?/g) ?? [code]).map((group) => (
            <span key={group} className="inline-block">
              {group}
            </span>
          ))}
        </output>
        <div className="mt-4 flex justify-center gap-2 print:hidden">
          <Button
            icon={
              copied ? (
                <Check size={16} strokeWidth={1.75} aria-hidden />
              ) : (
                <Copy size={16} strokeWidth={1.75} aria-hidden />
              )
            }
            onPress={copy}
          >
            {t(copied ? "copied" : "copy")}
          </Button>
          <Button icon={<Printer size={16} strokeWidth={1.75} aria-hidden />} onPress={() => window.print()}>
            {t("print")}
          </Button>
        </div>
      </div>
      <p className="text-ink-2">{t("recovery-where")}</p>
      <Checkbox
        isSelected={saved}
        onChange={setSaved}
        data-testid="recovery-saved"
        className="group flex items-center gap-3 py-1"
      >
        <span className="flex size-5 shrink-0 items-center justify-center rounded-sm border border-line-3 bg-surface group-data-[selected]:border-accent group-data-[selected]:bg-accent group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-accent group-data-[focus-visible]:outline-offset-2">
          {saved && <Check size={14} strokeWidth={3} className="text-accent-ink" aria-hidden />}
        </span>
        {t("recovery-saved")}
      </Checkbox>
      <Button look="primary" className="self-start" isDisabled={!saved} onPress={onSaved} data-testid="recovery-enter">
        {t("recovery-enter")}
      </Button>
    </StartFrame>
  );
}
