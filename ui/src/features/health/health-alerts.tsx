import {
  Baby,
  CircleHelp,
  Droplets,
  HeartPulse,
  type LucideIcon,
  Scale,
  ShieldAlert,
  TriangleAlert,
} from "lucide-react";
import type { Alert, AlertView } from "../../lib/bindings";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { alertText } from "./health-text";
import { useHealthAlerts } from "./use-health";

const ICONS: Record<Alert, LucideIcon> = {
  allergy: TriangleAlert,
  anticoagulant: Droplets,
  endocarditis: HeartPulse,
  pregnancy: Baby,
  antiresorptive: ShieldAlert,
};

/** In the patient's header on every screen: what must be known before anybody reaches for an instrument. */
export function HealthAlerts({ patient }: { patient: string }) {
  const t = useText();
  const { data, error } = useHealthAlerts(patient);
  if (error)
    return (
      <p role="alert" className="text-alert text-sm">
        {t("health-alerts-failed")}
      </p>
    );
  if (!data) return null;
  if (data.alerts.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-ink-2 text-sm" data-testid="health-no-alerts">
        {!data.reviewedOn && <CircleHelp size={15} strokeWidth={1.75} aria-hidden />}
        {t(data.reviewedOn ? "health-alerts-none" : "health-alerts-unasked")}
      </p>
    );
  return (
    <ul
      aria-label={t("health-alerts")}
      data-testid="health-alerts"
      className="flex min-w-0 flex-wrap justify-end gap-1 py-1"
    >
      {data.alerts.map((alert) => (
        <AlertChip key={alert.item} alert={alert} />
      ))}
    </ul>
  );
}

/** One alert: icon, what sort, what exactly. */
export function AlertChip({ alert }: { alert: AlertView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const Icon = ICONS[alert.alert];
  const grave = alert.severity === "severe" || alert.disputed;
  const text = alertText(alert, language, t);
  return (
    <li
      title={[text, alert.detail].filter(Boolean).join(" · ")}
      className={`flex h-6 min-w-0 items-center gap-1.5 rounded bg-alert-wash px-2 text-sm ${grave ? "font-bold ring-1 ring-alert ring-inset" : "font-medium"}`}
    >
      <Icon size={15} strokeWidth={1.75} className="shrink-0 text-alert" aria-hidden />
      <span className="shrink-0 text-alert">{t(`health-alert-${alert.alert}`)}</span>
      <span className="truncate">{text}</span>
      {alert.severity === "severe" && <span className="shrink-0 text-alert">{t("health-severity-severe")}</span>}
      {alert.disputed && (
        <span className="flex shrink-0 items-center gap-1 text-alert">
          <Scale size={14} strokeWidth={1.75} aria-hidden />
          {t("health-disputed")}
        </span>
      )}
    </li>
  );
}
