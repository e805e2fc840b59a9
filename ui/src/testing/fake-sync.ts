import type { LogImport, SyncPage, SyncStatus } from "../lib/bindings";
import { newId } from "./fake-clinic";

const DAY = 86_400_000;

/** Every way it can stand, by name: `?sync=silent` sets the scene in a browser. */
export function syncScene(name: string, now: number): Partial<SyncStatus> {
  const waits = (days: number, waiting = 14) => ({
    waiting,
    waitingSince: now - days * DAY,
    lastSuccess: now - days * DAY,
    nextTry: now + 240_000,
  });
  const scenes: Record<string, Partial<SyncStatus>> = {
    off: { phase: "off", server: null, lastSuccess: null, nextTry: null },
    first: { lastSuccess: null, waiting: 3, waitingSince: now - 60_000 },
    working: { phase: "working", waiting: 3, waitingSince: now - 5_000 },
    offline: { phase: "offline", reason: "offline", ...waits(0.1, 1) },
    silent: { phase: "waiting", reason: "silent", ...waits(1.5), attention: "warning" },
    days: { phase: "offline", reason: "offline", ...waits(5), attention: "alarm" },
    revoked: { phase: "refused", reason: "revoked", ...waits(2), attention: "alarm" },
    upgrade: { phase: "refused", reason: "upgrade_required", nextTry: now + 240_000, attention: "warning" },
    clock: { clockAhead: 12 * 60_000, attention: "warning" },
  };
  return scenes[name] ?? {};
}

const DEVICES = [
  { id: newId(), name: "Recepción", thisOne: true, changes: 18_204 },
  { id: newId(), name: "Gabinete 1", thisOne: false, changes: 9_311 },
  { id: newId(), name: "Higiene", thisOne: false, changes: 4_120 },
];

export function syncPage(status: SyncStatus, now: number): SyncPage {
  const { waiting, reason, nextTry, lastSuccess } = status;
  const fetches = reason !== "upgrade_required";
  const sends = reason !== null && fetches;
  const lane = (fails: boolean) => ({
    working: status.phase === "working",
    lastSuccess,
    failures: fails ? 7 : 0,
    nextTry: fails ? nextTry : null,
    reason: fails ? reason : null,
  });
  const received = DEVICES.reduce((sum, device) => sum + device.changes, 0);
  return {
    status,
    waitingPatients: waiting === 0 ? 0 : Math.ceil(waiting / 2),
    push: lane(sends),
    pull: lane(reason !== null && reason !== "revoked"),
    devices: DEVICES.map((device, i) => ({
      ...device,
      lastChange: now - (i * 2 + 1) * 700_000,
      waiting: 0,
      behind: i === 2 && !fetches ? 6 : 0,
      ahead: device.thisOne ? waiting : 0,
    })),
    sums: { received, applied: received - 2, waiting: 0, parked: 2, quarantined: 0, holds: true },
    receipts: DEVICES.slice(0, lastSuccess === null ? 0 : 1).map((device) => ({
      device: device.id,
      epoch: 1,
      name: device.name,
      upTo: device.changes - waiting,
      keptAt: lastSuccess ?? now,
      position: 31_600,
    })),
    export: { everything: received, sinceLast: 37 + waiting, unsent: waiting, lastAt: now - 2 * DAY },
  };
}

/** A file with something of everything. */
export const CAME: LogImport = {
  changes: 120,
  fresh: 97,
  known: 20,
  applied: 95,
  waiting: 2,
  from: [
    { name: "Gabinete 1", changes: 110 },
    { name: null, changes: 10 },
  ],
  refused: [{ reason: "gap", changes: 3 }],
  broken: null,
};
