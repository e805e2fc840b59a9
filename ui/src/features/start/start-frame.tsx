import type { ReactNode } from "react";
import { Mark } from "../../components/brand";
import { Segmented } from "../../components/segmented";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

type Props = { title: string; text?: string; children: ReactNode; width?: "narrow" | "wide" };

/** The calm page before work begins: the mark, one question, the language. */
export function StartFrame({ title, text, children, width = "narrow" }: Props) {
  const t = useText();
  const [{ language }, set] = usePreferences();
  return (
    <main className="flex h-full flex-col overflow-auto">
      <header className="flex items-center justify-between px-6 py-5">
        <div className="flex items-center gap-2.5">
          <Mark size={30} />
          <span className="font-bold text-lg tracking-tight">{t("app-name")}</span>
        </div>
        <Segmented
          label={t("language")}
          value={language}
          segments={[
            { id: "es", text: "ES" },
            { id: "en", text: "EN" },
          ]}
          onChange={(next) => set({ language: next })}
        />
      </header>
      <div className="flex flex-1 flex-col items-center justify-center px-6 pt-4 pb-24">
        <div className={`flex w-full flex-col gap-6 ${width === "wide" ? "max-w-4xl" : "max-w-md"}`}>
          <div className={width === "wide" ? "text-center" : ""}>
            <h1 className="font-bold text-2xl leading-tight tracking-tight">{title}</h1>
            {text && <p className="mt-2 text-balance text-ink-2 text-lg">{text}</p>}
          </div>
          {children}
        </div>
      </div>
    </main>
  );
}
