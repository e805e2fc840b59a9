import { memo } from "react";
import { Choice } from "../../components/choice";
import { KeyHint } from "../../components/key-cap";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { CONVENTIONS } from "./convention";
import type { Entry } from "./entry";
import type { Said } from "./use-probe";

type Props = { entry: Entry; said: Said; waiting: number; unsaved: string | null };

const HINTS: [string[], string][] = [
  [["0–9"], "perio-key-digits"],
  [["+"], "perio-key-ten"],
  [["B", "S", "P", "K"], "perio-key-signs"],
  [["keycap-tab"], "perio-key-row"],
  [["?"], "perio-key-help"],
];

/** The convention in force, what was refused, and the keys. */
export function KeyLine({ entry, said, waiting, unsaved }: Props) {
  const t = useText();
  const armed = [entry.ten ? "+10" : "", entry.minus ? "−" : "", entry.plus ? "+" : "", entry.triplets ? "×3" : ""];
  return (
    <div className="flex h-control shrink-0 items-center gap-3 overflow-hidden" data-testid="perio-line">
      <Conventions />
      {armed.some(Boolean) && (
        <span className="rounded bg-wash-2 px-2 font-bold text-accent-strong">{armed.filter(Boolean).join(" ")}</span>
      )}
      {unsaved ? (
        <span className="truncate font-medium text-alert text-sm">
          {t("perio-unsaved", { n: waiting, why: unsaved })}
        </span>
      ) : said.tone === "refused" ? (
        <span className="truncate font-medium text-alert text-sm">{said.text}</span>
      ) : (
        <Hints />
      )}
    </div>
  );
}

/** In which way margins are written and the mouth is walked: always in sight. */
const Conventions = memo(function Conventions() {
  const t = useText();
  const [{ perioConvention, perioPath }, set] = usePreferences();
  return (
    <>
      <Choice
        label={t("perio-convention")}
        hideLabel
        value={perioConvention}
        options={CONVENTIONS.map((id) => ({ id, text: t(`perio-convention-${id}`) }))}
        onChange={(id) => set({ perioConvention: id })}
        className="w-46 shrink-0 text-xs"
      />
      <Choice
        label={t("perio-path")}
        hideLabel
        value={perioPath}
        options={(["by_arch", "facial_first"] as const).map((id) => ({ id, text: t(`perio-path-${id}`) }))}
        onChange={(id) => set({ perioPath: id })}
        className="w-32 shrink-0 text-xs"
      />
    </>
  );
});

const Hints = memo(function Hints() {
  const t = useText();
  return (
    <span className="flex min-w-0 gap-3 overflow-hidden">
      {HINTS.map(([keys, text]) => (
        <KeyHint key={text} keys={keys.map((key) => (key.startsWith("keycap-") ? t(key) : key))}>
          {t(text)}
        </KeyHint>
      ))}
    </span>
  );
});
