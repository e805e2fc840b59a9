import { Link } from "@tanstack/react-router";
import { LogOut, PanelLeftClose, PanelLeftOpen, Scale, Search, Settings, Sun, UsersRound } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Mark } from "../components/brand";
import { useConflictCount } from "../features/conflict/use-conflicts";
import { initials } from "../lib/format";
import { useAppState, usePreferences, useSignOut } from "../lib/session";
import { useText } from "../lib/text";
import { useFrame } from "./frame-context";

const ITEMS = [
  { to: "/", key: "nav-today", icon: Sun, exact: true },
  { to: "/patients", key: "nav-patients", icon: UsersRound, exact: false },
  { to: "/settings", key: "nav-settings", icon: Settings, exact: false },
] as const;

export function Rail() {
  const t = useText();
  const { openPalette } = useFrame();
  const [preferences, setPreferences] = usePreferences();
  const narrow = preferences.rail === "narrow";
  const item = `flex flex-col items-center justify-center gap-1 rounded-lg text-[0.75rem] tracking-[-0.015em] transition-colors duration-150 focus-inset ${narrow ? "h-10" : "h-14"}`;
  const Fold = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t("nav")}
      className={`flex shrink-0 flex-col gap-1 border-line border-r bg-sunken px-1.5 py-3 ${narrow ? "w-12" : "w-18"}`}
    >
      <div className="mb-3 flex justify-center pt-0.5">
        <Mark size={narrow ? 26 : 30} />
      </div>
      {ITEMS.map(({ to, key, icon: Icon, exact }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact }}
          data-testid={key}
          aria-label={t(key)}
          className={item}
          activeProps={{ className: "bg-wash-2 font-medium text-accent-strong [&>span]:text-[0.7rem]" }}
          inactiveProps={{ className: "text-ink-2 hover:bg-line/60 hover:text-ink" }}
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {!narrow && <span>{t(key)}</span>}
        </Link>
      ))}
      <Decide className={item} narrow={narrow} />
      <div className="flex-1" />
      <Button
        onPress={openPalette}
        aria-label={`${t("nav-search")} Ctrl K`}
        className={`${item} text-ink-2 hover:bg-line/60 hover:text-ink`}
      >
        <Search size={19} strokeWidth={1.75} aria-hidden />
        {!narrow && <span>Ctrl K</span>}
      </Button>
      <Button
        onPress={() => setPreferences({ rail: narrow ? "wide" : "narrow" })}
        aria-label={t(narrow ? "nav-expand" : "nav-collapse")}
        className="mx-auto flex size-8 items-center justify-center rounded text-ink-3 hover:bg-line/60 hover:text-ink"
      >
        <Fold size={17} strokeWidth={1.75} aria-hidden />
      </Button>
      <Person />
    </nav>
  );
}

/** What waits for a decision, with how much of it. */
function Decide({ className, narrow }: { className: string; narrow: boolean }) {
  const t = useText();
  const waiting = useConflictCount();
  return (
    <Link
      to="/decide/$section"
      params={{ section: "values" }}
      activeOptions={{ includeSearch: false }}
      data-testid="nav-decide"
      aria-label={t("nav-decide-count", { n: waiting })}
      className={`relative ${className}`}
      activeProps={{ className: "bg-wash-2 font-medium text-accent-strong" }}
      inactiveProps={{ className: "text-ink-2 hover:bg-line/60 hover:text-ink" }}
    >
      <Scale size={20} strokeWidth={1.75} aria-hidden />
      {!narrow && <span>{t("nav-decide")}</span>}
      {waiting > 0 && (
        // The number is drawn, not written: the name of the link already says it.
        <span
          aria-hidden
          data-testid="nav-decide-badge"
          data-count={waiting > 99 ? "99+" : waiting}
          className="tnum absolute top-1 right-1 min-w-4.5 rounded-full bg-alert px-1 text-center font-bold text-[0.6875rem] text-surface leading-4.5 after:content-[attr(data-count)]"
        />
      )}
    </Link>
  );
}

function Person() {
  const t = useText();
  const { data } = useAppState();
  const signOut = useSignOut();
  const session = data?.session;
  if (!session) return null;
  return (
    <MenuTrigger>
      <Button
        aria-label={t("session-of", { name: session.name, initials: initials(session.name) })}
        className="mx-auto mt-1 flex size-9 items-center justify-center rounded-full bg-accent font-bold text-accent-ink text-xs hover:bg-accent-strong"
      >
        {initials(session.name)}
      </Button>
      <Popover placement="right bottom" offset={8} className="w-60 animate-rise rounded-lg bg-raised p-1 shadow-float">
        <div className="px-3 pt-2 pb-2.5">
          <p className="truncate font-medium">{session.name}</p>
          <p className="text-ink-3 text-xs">{t(`role-${session.role}`)}</p>
        </div>
        <Menu
          aria-label={t("session")}
          className="border-line border-t pt-1 outline-none"
          onAction={() => signOut.mutate()}
        >
          <MenuItem
            id="out"
            className="flex h-row items-center gap-2.5 rounded px-3 text-sm outline-none data-[focused]:bg-wash"
          >
            <LogOut size={16} strokeWidth={1.75} aria-hidden />
            {t("sign-out")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
