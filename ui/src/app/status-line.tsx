import { Link, useNavigate } from "@tanstack/react-router";
import { Languages, MonitorSmartphone, Moon, Rows3, Sun, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { SyncLine } from "../features/sync/sync-line";
import { MyOpenVisit } from "../features/visit/open-visit";
import type { Theme } from "../lib/bindings";
import { useAppState, usePreferences } from "../lib/session";
import { useText } from "../lib/text";

const NEXT_THEME: Record<Theme, Theme> = {
  system: "light",
  light: "dark",
  dark: "system",
};
const THEME_ICON = { system: SunMoon, light: Sun, dark: Moon } as const;

/** 28 px at the foot: the honest sync line, and how this workstation shows things. */
export function StatusLine() {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useAppState();
  const [{ density, language, theme }, set] = usePreferences();
  const ThemeIcon = THEME_ICON[theme];
  const DensityIcon = density === "desk" ? Rows3 : MonitorSmartphone;
  return (
    <section
      aria-label={t("status-line")}
      className="flex h-7 shrink-0 items-center gap-1 border-line border-t bg-sunken pr-2 pl-4 text-xs"
    >
      <Link
        to="/settings/$section"
        params={{ section: "sync" }}
        className="-ml-1.5 flex h-6 min-w-0 items-center rounded-sm px-1.5 hover:bg-line/60 focus-inset"
        title={t("sync-open")}
      >
        <SyncLine />
      </Link>
      <div className="flex-1" />
      <MyOpenVisit onOpen={(patient) => void navigate({ to: "/patients/$patient/visits", params: { patient } })} />
      {data?.demo && (
        <span className="mr-2 rounded-sm bg-warn-wash px-1.5 font-medium text-warn">{t("demo-clinic")}</span>
      )}
      {data?.clinic && !data.demo && <span className="mr-2 truncate text-ink-3">{data.clinic}</span>}
      <Switch
        label={t("density-switch", { density: t(`density-${density}`) })}
        onPress={() => set({ density: density === "desk" ? "chairside" : "desk" })}
      >
        <DensityIcon size={14} strokeWidth={1.75} aria-hidden />
        {t(`density-${density}`)}
      </Switch>
      <Switch
        label={t("language-switch", { code: language.toUpperCase(), language: t(`language-${language}`) })}
        onPress={() => set({ language: language === "es" ? "en" : "es" })}
      >
        <Languages size={14} strokeWidth={1.75} aria-hidden />
        {language.toUpperCase()}
      </Switch>
      <Switch
        label={t("theme-switch", { theme: t(`theme-${theme}`) })}
        onPress={() => set({ theme: NEXT_THEME[theme] })}
      >
        <ThemeIcon size={14} strokeWidth={1.75} aria-hidden />
      </Switch>
    </section>
  );
}

function Switch({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button
      aria-label={label}
      onPress={onPress}
      className="flex h-6 min-w-6 items-center justify-center gap-1.5 rounded-sm px-1.5 text-ink-2 hover:bg-line/60 hover:text-ink focus-inset"
    >
      {children}
    </Button>
  );
}
