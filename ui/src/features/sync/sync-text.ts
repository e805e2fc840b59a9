import type { SyncStatus } from "../../lib/bindings";
import { ago, since } from "../../lib/dates";
import type { Language, Text } from "../../lib/text";

/** Reasons with a short name of their own on the line; any other has stopped the sync. */
const NAMED = ["offline", "silent", "unavailable", "revoked", "upgrade_required", "disk_full"];

export function stopText(reason: string | null, t: Text): string {
  return t(`sync-stop-${reason !== null && NAMED.includes(reason) ? reason : "other"}`);
}

/** One sentence a receptionist can read out on the phone. It never says more than is known. */
export function syncText(status: SyncStatus, now: number, language: Language, t: Text): string {
  const said = standing(status, now, language, t);
  return status.clockAhead === null ? said : `${said} · ${clockText(status.clockAhead, t)}`;
}

function standing(status: SyncStatus, now: number, language: Language, t: Text): string {
  const { phase, waiting: n, lastSuccess } = status;
  switch (phase) {
    case "off":
      return t("sync-off");
    case "working":
      return t("sync-working", { n });
    case "idle":
      if (lastSuccess === null) return t("sync-first", { n });
      if (n > 0) return t("sync-idle-waiting", { n });
      return t("sync-idle-ago", { ago: ago(lastSuccess, now, t) });
    case "waiting":
    case "offline":
    case "refused":
      return `${stopText(status.reason, t)} · ${waitsText(status, now, language, t)}`;
  }
}

function waitsText({ waiting: n, waitingSince }: SyncStatus, now: number, language: Language, t: Text): string {
  return t("sync-waits", { n, since: waitingSince === null ? "" : since(waitingSince, now, language, t) }).trim();
}

export function clockText(ahead: number, t: Text): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  return t("sync-clock", { way: ahead > 0 ? "ahead" : "behind", minutes });
}
