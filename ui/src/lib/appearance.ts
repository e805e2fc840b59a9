import { useEffect } from "react";
import type { Preferences } from "./bindings";

/** Puts theme, density and language where the tokens read them: attributes of the root element. */
export function useAppearance({ theme, density, language }: Required<Preferences>) {
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset.density = density;
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const paint = () => {
      root.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    };
    paint();
    dark.addEventListener("change", paint);
    return () => dark.removeEventListener("change", paint);
  }, [theme, density, language]);
}
