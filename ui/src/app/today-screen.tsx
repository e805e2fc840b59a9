import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Search, UserPlus } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { Button } from "../components/button";
import { KeyCap } from "../components/key-cap";
import { Panel } from "../components/panel";
import { RecentPatients } from "../features/patient/recent-patients";
import { SyncFacts } from "../features/sync/sync-facts";
import { ipc } from "../lib/ipc";
import { keys } from "../lib/query-keys";
import { useAppState, useMay, usePreferences } from "../lib/session";
import { useText } from "../lib/text";
import { useFrame } from "./frame-context";

export function TodayScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { openPalette } = useFrame();
  const { data: app } = useAppState();
  const [{ language }] = usePreferences();
  const mayEdit = useMay("edit_patients");
  const { data: everyone } = useQuery({
    queryKey: keys.patientPage("", false, 0),
    queryFn: () => ipc.commands.patientSearch({ text: "", archived: false, offset: 0, limit: 100 }),
  });
  const hour = new Date().getHours();
  const part = hour < 13 ? "morning" : hour < 21 ? "afternoon" : "evening";
  const day = new Intl.DateTimeFormat(language === "es" ? "es-ES" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(new Date());
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-6 px-8 pt-14 pb-10">
        <header className="flex items-end justify-between gap-6">
          <div>
            <p className="text-ink-2 first-letter:uppercase">{day}</p>
            <h1 className="mt-1 font-bold text-2xl leading-tight tracking-tight">
              {t("today-greeting", { part, name: app?.session?.name.split(" ")[0] ?? "" })}
            </h1>
          </div>
          {mayEdit && (
            <Button
              icon={<UserPlus size={17} strokeWidth={1.75} aria-hidden />}
              onPress={() => void navigate({ to: "/patients/new" })}
            >
              {t("patients-new")}
            </Button>
          )}
        </header>
        <AriaButton
          onPress={openPalette}
          autoFocus
          className="flex h-14 items-center gap-3 rounded-lg border border-line-2 bg-surface px-5 text-left text-lg transition-colors duration-150 hover:border-accent"
        >
          <Search size={20} strokeWidth={1.75} className="text-accent-strong" aria-hidden />
          <span className="flex-1 text-ink-2">{t("today-search-button")}</span>
          <KeyCap>Ctrl</KeyCap>
          <KeyCap>K</KeyCap>
        </AriaButton>
        {everyone?.total === 0 && mayEdit && (
          <Panel title={t("today-first-title")} hint={t("today-first-text")}>
            <Button look="primary" onPress={() => void navigate({ to: "/patients/new" })}>
              {t("patients-new")}
            </Button>
          </Panel>
        )}
        <div className="grid grid-cols-[3fr_2fr] items-start gap-5">
          <Panel title={t("today-recent")}>
            <RecentPatients onOpen={(patient) => void navigate({ to: "/patients/$patient", params: { patient } })} />
          </Panel>
          <Panel title={t("today-sync")}>
            <SyncFacts />
          </Panel>
        </div>
      </div>
    </div>
  );
}
