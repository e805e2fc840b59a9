import { Segmented } from "../../components/segmented";
import type { Density, Language, Theme } from "../../lib/bindings";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const THEMES: Theme[] = ["system", "light", "dark"];
const DENSITIES: Density[] = ["desk", "chairside"];
const LANGUAGES: Language[] = ["es", "en"];

export function AppearanceForm() {
  const t = useText();
  const [{ theme, density, language }, set] = usePreferences();
  return (
    <div className="flex flex-col gap-5">
      <Row name={t("theme")}>
        <Segmented
          label={t("theme")}
          value={theme}
          segments={THEMES.map((id) => ({ id, text: t(`theme-${id}`) }))}
          onChange={(next) => set({ theme: next })}
        />
      </Row>
      <Row name={t("density")} hint={t(`appearance-density-${density}`)}>
        <Segmented
          label={t("density")}
          value={density}
          segments={DENSITIES.map((id) => ({ id, text: t(`density-${id}`) }))}
          onChange={(next) => set({ density: next })}
        />
      </Row>
      <Row name={t("language")}>
        <Segmented
          label={t("language")}
          value={language}
          segments={LANGUAGES.map((id) => ({ id, text: t(`language-${id}`) }))}
          onChange={(next) => set({ language: next })}
        />
      </Row>
    </div>
  );
}

function Row({ name, hint, children }: { name: string; hint?: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[10rem_1fr] items-center gap-x-4 gap-y-1">
      <span className="font-medium text-ink-2">{name}</span>
      <div>{children}</div>
      {hint && <p className="col-start-2 text-ink-3 text-sm">{hint}</p>}
    </div>
  );
}
