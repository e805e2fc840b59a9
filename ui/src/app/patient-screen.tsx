import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { ShieldOff, UserX } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { ErrorNotice } from "../components/error-notice";
import { KeyCap } from "../components/key-cap";
import { SafetyBanner } from "../features/conflict/safety-banner";
import { LinkedPatients } from "../features/duplicate/linked-patients";
import { HealthAlerts } from "../features/health/health-alerts";
import { PatientHeader } from "../features/patient/patient-header";
import { usePatient } from "../features/patient/use-patient";
import { PatientOpenVisit } from "../features/visit/open-visit";
import { asCommandError } from "../lib/ipc";
import { useWindowKeys } from "../lib/keyboard";
import { rememberOpened } from "../lib/recent";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

const TABS = [
  { to: "/patients/$patient", key: "tab-summary" },
  { to: "/patients/$patient/odontogram", key: "tab-odontogram" },
  { to: "/patients/$patient/perio", key: "tab-perio" },
  { to: "/patients/$patient/history", key: "tab-history" },
  { to: "/patients/$patient/visits", key: "tab-visits" },
  { to: "/patients/$patient/plan", key: "tab-plan" },
  { to: "/patients/$patient/risk", key: "tab-risk" },
  { to: "/patients/$patient/documents", key: "tab-documents" },
  { to: "/patients/$patient/prescriptions", key: "tab-prescriptions" },
  { to: "/patients/$patient/consents", key: "tab-consents" },
] as const;

/** Alt with 1 to 9, and 0 for the tenth. */
const tabOf = (key: string) => (/^\d$/.test(key) ? (Number(key) + 9) % 10 : -1);

export function PatientScreen() {
  const t = useText();
  const { patient: id } = useParams({ from: "/patients/$patient" });
  const navigate = useNavigate();
  const { data, error } = usePatient(id);
  const found = Boolean(data);
  const mayLook = useMay("manage_privacy");
  useEffect(() => {
    if (found) rememberOpened(id);
  }, [id, found]);
  useWindowKeys((event) => {
    const tab = event.altKey && !event.ctrlKey ? TABS[tabOf(event.key)] : undefined;
    if (!tab) return;
    event.preventDefault();
    void navigate({ to: tab.to, params: { patient: id } });
  });
  if (error && asCommandError(error).code === "blocked") {
    return (
      <Empty
        icon={<ShieldOff size={22} strokeWidth={1.75} aria-hidden />}
        title={t("error-blocked")}
        actions={
          mayLook && (
            <Button onPress={() => void navigate({ to: "/settings/$section", params: { section: "privacy" } })}>
              {t("blocked-go")}
            </Button>
          )
        }
      >
        {t("error-blocked-do")}
      </Empty>
    );
  }
  if (error) {
    return asCommandError(error).code === "not_found" ? (
      <Empty icon={<UserX size={22} strokeWidth={1.75} aria-hidden />} title={t("patient-missing")}>
        {t("error-not_found-do")}
      </Empty>
    ) : (
      <div className="p-8">
        <ErrorNotice error={error} />
      </div>
    );
  }
  if (!data) return null;
  const tab =
    "relative flex h-10 shrink-0 items-center whitespace-nowrap px-3 [[data-density=chairside]_&]:px-2 focus-inset rounded-sm";
  return (
    <>
      <PatientHeader
        patient={data}
        aside={
          <div className="flex min-w-0 items-center gap-2">
            <PatientOpenVisit patient={id} />
            <HealthAlerts patient={id} />
          </div>
        }
      />
      <SafetyBanner
        patient={id}
        onDecide={() =>
          void navigate({ to: "/decide/$section", params: { section: "values" }, search: { patient: id } })
        }
      />
      <LinkedPatients
        patient={id}
        onOpen={(other) => void navigate({ to: "/patients/$patient", params: { patient: other } })}
      />
      <nav aria-label={t("tabs")} className="flex shrink-0 flex-wrap items-center border-line border-b bg-surface px-3">
        <span className="mr-1 flex items-center" title={t("tabs-keys")} aria-hidden>
          <KeyCap>Alt</KeyCap>
        </span>
        {TABS.map(({ to, key }, at) => (
          <Link
            key={key}
            to={to}
            params={{ patient: id }}
            activeOptions={{ exact: true, includeSearch: false }}
            data-testid={key}
            aria-keyshortcuts={`Alt+${(at + 1) % 10}`}
            className={tab}
            activeProps={{
              className:
                "font-medium text-ink after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:bg-accent",
            }}
            inactiveProps={{ className: "text-ink-2 hover:text-ink" }}
          >
            {t(key)}
            <kbd className="tnum ml-1 font-normal font-sans text-ink-3 text-xs" aria-hidden>
              {(at + 1) % 10}
            </kbd>
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
