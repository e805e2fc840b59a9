import { Link, useParams } from "@tanstack/react-router";
import { Building2, MonitorSmartphone, Palette, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { Panel } from "../components/panel";
import { AppearanceForm } from "../features/settings/appearance-form";
import { ClinicForm } from "../features/settings/clinic-form";
import { StaffList } from "../features/settings/staff-list";
import { ConnectForm } from "../features/sync/connect-form";
import { DeviceList } from "../features/sync/device-list";
import { InviteForm } from "../features/sync/invite-form";
import { SyncFacts } from "../features/sync/sync-facts";
import { useSyncStatus } from "../features/sync/sync-line";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

const SECTIONS = [
  { id: "clinic", icon: Building2 },
  { id: "staff", icon: UsersRound },
  { id: "devices", icon: MonitorSmartphone },
  { id: "appearance", icon: Palette },
] as const;

export function SettingsScreen() {
  const t = useText();
  const { section } = useParams({ from: "/settings/$section" });
  const item = "flex h-control items-center gap-2.5 rounded px-3 focus-inset";
  return (
    <div className="flex min-h-0 flex-1">
      <nav
        aria-label={t("settings-sections")}
        className="flex w-56 shrink-0 flex-col gap-1 border-line border-r px-3 py-7"
      >
        <h1 className="px-3 pb-3 font-bold text-xl tracking-tight">{t("settings")}</h1>
        {SECTIONS.map(({ id, icon: Icon }) => (
          <Link
            key={id}
            to="/settings/$section"
            params={{ section: id }}
            data-testid={`settings-${id}`}
            className={item}
            activeProps={{ className: "bg-wash-2 font-medium text-accent-strong" }}
            inactiveProps={{ className: "text-ink-2 hover:bg-sunken hover:text-ink" }}
          >
            <Icon size={17} strokeWidth={1.75} aria-hidden />
            {t(`settings-${id}`)}
          </Link>
        ))}
      </nav>
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="flex max-w-4xl flex-col gap-5 px-8 py-7">
          <Section id={section} />
        </div>
      </div>
    </div>
  );
}

function Section({ id }: { id: string }): ReactNode {
  const t = useText();
  switch (id) {
    case "staff":
      return (
        <Panel title={t("staff-title")} hint={t("staff-hint")}>
          <StaffList />
        </Panel>
      );
    case "devices":
      return <Devices />;
    case "appearance":
      return (
        <Panel title={t("appearance-title")} hint={t("appearance-hint")}>
          <AppearanceForm />
        </Panel>
      );
    default:
      return (
        <Panel title={t("clinic-title")} hint={t("clinic-hint")}>
          <ClinicForm />
        </Panel>
      );
  }
}

function Devices() {
  const t = useText();
  const { data } = useSyncStatus();
  const may = useMay("manage_devices");
  const alone = data?.phase === "off";
  return (
    <>
      <Panel title={t("sync-state")} hint={t("devices-hint")}>
        {data && !alone && <SyncFacts />}
        {alone && <p className="text-ink-2">{t("connect-text")}</p>}
      </Panel>
      {alone && may && (
        <Panel title={t("connect-title")}>
          <ConnectForm />
        </Panel>
      )}
      {!alone && may && (
        <Panel title={t("invite-title")} hint={t("invite-text")}>
          <InviteForm />
        </Panel>
      )}
      <Panel title={t("device-list")}>
        <DeviceList />
      </Panel>
    </>
  );
}
