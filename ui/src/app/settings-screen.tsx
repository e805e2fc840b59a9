import { Link, useNavigate, useParams } from "@tanstack/react-router";
import {
  Building2,
  ClipboardList,
  FileSignature,
  Files,
  Keyboard,
  Mail,
  MonitorSmartphone,
  Palette,
  RefreshCw,
  ShieldCheck,
  TextQuote,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../components/button";
import { Panel } from "../components/panel";
import { useToast } from "../components/toasts";
import { TemplateList } from "../features/consent/template-list";
import { DeviceList } from "../features/device/device-list";
import { InviteForm } from "../features/device/invite-form";
import { BecomeForm, KeyPanel } from "../features/device/key-panel";
import { QuarantineList, useQuarantine } from "../features/device/quarantine-list";
import { useStanding } from "../features/device/standing-notices";
import { LetterTemplateList } from "../features/letter/letter-template-list";
import { BatchForm } from "../features/paper/batch-form";
import { PaperCheck } from "../features/paper/paper-check";
import { BlockedList } from "../features/privacy/blocked-list";
import { ErasureList } from "../features/privacy/erasure-list";
import { QuestionnaireEditor } from "../features/questionnaire/questionnaire-editor";
import { RecallPolicyForm } from "../features/risk/recall-policy-form";
import { AppearanceForm } from "../features/settings/appearance-form";
import { BackupPanel, RestorePanel } from "../features/settings/backup-panel";
import { ChartKeysForm } from "../features/settings/chart-keys-form";
import { ClinicForm } from "../features/settings/clinic-form";
import { StaffList } from "../features/settings/staff-list";
import { useSyncStatus } from "../features/sync/sync-line";
import { SyncPage } from "../features/sync/sync-page";
import { TemplateSettings } from "../features/template/template-settings";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

const SECTIONS = [
  { id: "clinic", icon: Building2 },
  { id: "staff", icon: UsersRound },
  { id: "templates", icon: TextQuote },
  { id: "questionnaire", icon: ClipboardList },
  { id: "consents", icon: FileSignature },
  { id: "papers", icon: Files },
  { id: "letters", icon: Mail },
  { id: "devices", icon: MonitorSmartphone },
  { id: "sync", icon: RefreshCw },
  { id: "privacy", icon: ShieldCheck },
  { id: "appearance", icon: Palette },
  { id: "keys", icon: Keyboard },
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
    case "templates":
      return <Templates />;
    case "questionnaire":
      return <Questionnaire />;
    case "consents":
      return <Consents />;
    case "papers":
      return <Papers />;
    case "letters":
      return <Letters />;
    case "devices":
      return <Devices />;
    case "sync":
      return <SyncPage />;
    case "privacy":
      return <Privacy />;
    case "appearance":
      return (
        <Panel title={t("appearance-title")} hint={t("appearance-hint")}>
          <AppearanceForm />
        </Panel>
      );
    case "keys":
      return (
        <Panel title={t("chart-keys-title")} hint={t("chart-keys-hint")}>
          <ChartKeysForm />
        </Panel>
      );
    default:
      return <ClinicSection />;
  }
}

function Templates() {
  const t = useText();
  const toast = useToast();
  const mayRead = useMay("read_notes");
  return (
    <Panel title={t("templates")} hint={t("templates-hint")}>
      {mayRead ? (
        <TemplateSettings onToast={(text, undo) => toast(undo ? { text, undo } : { text })} />
      ) : (
        <p className="text-ink-2">{t("templates-forbidden")}</p>
      )}
    </Panel>
  );
}

function Questionnaire() {
  const t = useText();
  const toast = useToast();
  const mayRead = useMay("read_health");
  return (
    <Panel title={t("questionnaire")} hint={t("questionnaire-editor-hint")}>
      {mayRead ? (
        <QuestionnaireEditor onSaved={(n) => toast({ text: t("questionnaire-revised", { n }) })} />
      ) : (
        <p className="text-ink-2">{t("health-forbidden")}</p>
      )}
    </Panel>
  );
}

function Consents() {
  const t = useText();
  const may = useMay("manage_clinic");
  return (
    <Panel title={t("consent-template-title")} hint={t("consent-template-hint")}>
      {may ? <TemplateList /> : <p className="text-ink-2">{t("staff-only-admin")}</p>}
    </Panel>
  );
}

function Letters() {
  const t = useText();
  const may = useMay("manage_clinic");
  return (
    <Panel title={t("letter-template-title")} hint={t("letter-template-hint")}>
      {may ? <LetterTemplateList /> : <p className="text-ink-2">{t("staff-only-admin")}</p>}
    </Panel>
  );
}

function Privacy() {
  const t = useText();
  const navigate = useNavigate();
  const may = useMay("manage_privacy");
  if (!may) {
    return (
      <Panel title={t("settings-privacy")}>
        <p className="text-ink-2">{t("staff-only-admin")}</p>
      </Panel>
    );
  }
  return (
    <>
      <Panel title={t("blocked-title")} hint={t("blocked-hint")}>
        <BlockedList
          onOpen={(patient) => void navigate({ to: "/patients/$patient", params: { patient } })}
          onErase={(patient) => void navigate({ to: "/privacy/$patient", params: { patient } })}
        />
      </Panel>
      <Panel title={t("erasures-title")} hint={t("erasures-hint")}>
        <ErasureList />
      </Panel>
    </>
  );
}

function ClinicSection() {
  const t = useText();
  const may = useMay("manage_clinic");
  return (
    <>
      <Panel title={t("clinic-title")} hint={t("clinic-hint")}>
        <ClinicForm />
      </Panel>
      <Panel title={t("recall-policy")} hint={t("recall-policy-hint")}>
        <RecallPolicyForm />
      </Panel>
      {may && (
        <>
          <Panel title={t("backup-title")} hint={t("backup-text")}>
            <BackupPanel />
          </Panel>
          <Panel title={t("restore-title")} hint={t("restore-text")}>
            <RestorePanel />
          </Panel>
        </>
      )}
    </>
  );
}

/** Verifying and batches are for everybody who makes documents, the register for whoever answers for the clinic. */
function Papers() {
  const t = useText();
  const navigate = useNavigate();
  const mayManage = useMay("manage_clinic");
  return (
    <>
      <Panel title={t("paper-check-title")} hint={t("paper-check-hint")}>
        <PaperCheck />
      </Panel>
      <Panel title={t("batch-title")} hint={t("batch-hint")}>
        <BatchForm />
      </Panel>
      {mayManage && (
        <Panel title={t("paper-register-title")} hint={t("paper-register-hint")}>
          <Button onPress={() => void navigate({ to: "/register" })} data-testid="paper-register">
            {t("paper-register-open")}
          </Button>
        </Panel>
      )}
    </>
  );
}

function Devices() {
  const t = useText();
  const { data } = useSyncStatus();
  const may = useMay("manage_devices");
  const { data: review } = useQuarantine(may);
  const { data: standing } = useStanding();
  const alone = data?.phase === "off";
  return (
    <>
      {!alone && may && (
        <Panel title={t("invite-title")} hint={t("invite-text")}>
          <InviteForm />
        </Panel>
      )}
      {may && (review?.length ?? 0) > 0 && (
        <Panel title={t("quarantine-title")} hint={t("quarantine-hint")}>
          <QuarantineList />
        </Panel>
      )}
      <Panel title={t("device-list")}>
        <DeviceList />
      </Panel>
      {may && (
        <Panel title={t("key-title")} hint={t("key-text")}>
          <KeyPanel />
        </Panel>
      )}
      {may && (standing?.revoked || standing?.twinSince != null) && (
        <Panel title={t("become-title")} hint={t("become-text")}>
          <BecomeForm />
        </Panel>
      )}
    </>
  );
}
