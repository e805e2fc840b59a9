import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { type ReactNode, useCallback, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import type { Preferences } from "./bindings";

export type Language = Required<Preferences>["language"];
export type TextArgs = Record<string, FluentVariable>;

const FILES = import.meta.glob<string>("../locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

export function newBundle(language: Language): FluentBundle {
  // Isolation marks would end up in copied text and in accessible names; both languages run left to right.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, source] of Object.entries(FILES)) {
    if (path.includes(`/${language}/`)) bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  const l10n = useMemo(() => new ReactLocalization([newBundle(language)]), [language]);
  return (
    <LocalizationProvider l10n={l10n}>
      <I18nProvider locale={language === "es" ? "es-ES" : "en-GB"}>{children}</I18nProvider>
    </LocalizationProvider>
  );
}

export type Text = (key: string, args?: TextArgs) => string;

/** The text of a key. A key nobody wrote shows as itself, so that data-driven rules still have a name. */
export function useText(): Text {
  const { l10n } = useLocalization();
  return useCallback((key: string, args?: TextArgs) => l10n.getString(key, args, key), [l10n]);
}

/** For families of keys fed by data (rules, reasons): the given words when nobody wrote the key. */
export function useTextOr(): (key: string, otherwise: string, args?: TextArgs) => string {
  const { l10n } = useLocalization();
  return useCallback(
    (key: string, otherwise: string, args?: TextArgs) =>
      l10n.getBundle(key) === null ? otherwise : l10n.getString(key, args, otherwise),
    [l10n],
  );
}
