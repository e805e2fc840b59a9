import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { StandingNotices } from "../features/device/standing-notices";
import { SyncBanner } from "../features/sync/sync-banner";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { useText } from "../lib/text";
import { FrameContext } from "./frame-context";
import { KeysHelp } from "./keys-help";
import { Palette } from "./palette";
import { Rail } from "./rail";
import { StatusLine } from "./status-line";

/** Here the banner would only repeat what stands below it. */
const SYNC = "/settings/sync";
const SECTIONS = ["/", "/patients", "/settings", "/decide"] as const;

export function Frame() {
  const t = useText();
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const actions = useMemo(() => ({ openPalette: () => setOpen("palette"), openKeys: () => setOpen("keys") }), []);
  useWindowKeys((event) => {
    const control = event.ctrlKey || event.metaKey;
    const section = SECTIONS[Number(event.key) - 1];
    if (control && event.key.toLowerCase() === "k") setOpen("palette");
    else if (control && section) void navigate({ to: section });
    else if (event.key === "?" && !control && !isTyping(event.target)) setOpen("keys");
    else return;
    event.preventDefault();
  });
  return (
    <FrameContext.Provider value={actions}>
      <button
        type="button"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
        onClick={() => document.getElementById("work")?.focus()}
      >
        {t("skip-to-content")}
      </button>
      <div className="flex h-full">
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          {pathname !== SYNC && (
            <SyncBanner onOpen={() => void navigate({ to: "/settings/$section", params: { section: "sync" } })} />
          )}
          <main id="work" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            <StandingNotices />
            <Outlet />
          </main>
          <StatusLine />
        </div>
      </div>
      <Palette isOpen={open === "palette"} onClose={() => setOpen(null)} onKeys={actions.openKeys} />
      <KeysHelp isOpen={open === "keys"} onClose={() => setOpen(null)} />
    </FrameContext.Provider>
  );
}
