import type { DeviceStanding, DeviceView, QuarantineView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";
import type { Lent } from "./fake-conflicts";
import { fakeQr, refusal } from "./fake-parts";

type Commands = Pick<
  Backend["commands"],
  | "backupRestore"
  | "backupSave"
  | "deviceBecome"
  | "deviceInvite"
  | "deviceList"
  | "deviceRevoke"
  | "deviceRotate"
  | "deviceStanding"
  | "quarantineAccept"
  | "quarantineList"
>;

type Given = Pick<Lent, "now" | "later" | "changed"> & { standing?: Partial<DeviceStanding> | undefined };

/** Workstations that come, leave and are judged, and the backup that puts one back. */
export function fakeDeviceCommands({ now, later, changed, standing }: Given): Commands {
  let devices = fakeDevices(now());
  let review = fakeQuarantine(now(), devices.find((device) => device.state === "revoked")?.id ?? newId());
  return {
    deviceInvite: later(() => ({
      code: "Q7WM-4KTD-PX2H-8N3C-VR5J-0ZGA-T6KE-1YMB-4DWS-7HQF",
      server: "https://esmalte.example.org",
      qrSvg: fakeQr(),
      expiresAt: now() + 48 * 3_600_000,
    })),
    deviceList: later(() => devices),
    deviceStanding: later(() => ({ revoked: false, twinSince: null, toReview: review.length, ...standing })),
    deviceRevoke: later((id, { reason }) => {
      devices = devices.map((device) =>
        device.id === id ? { ...device, state: "revoked", reason, revokedAt: now() } : device,
      );
      changed(["revocation"]);
      return null;
    }),
    deviceRotate: later(() => {
      devices = devices.map((device) => (device.thisOne ? { ...device, rotatedAt: now() } : device));
      changed(["rotation"]);
      return null;
    }),
    deviceBecome: later((code) => {
      if (code.length < 40) throw refusal("code_refused");
      return null;
    }),
    quarantineList: later(() => review),
    quarantineAccept: later((at) => {
      review = review.filter((waiting) => waiting.at.first !== at.first);
      changed(["acceptance"]);
      return null;
    }),
    backupSave: later((): string | null => "/home/clinica/Documentos/esmalte-2026-11-22.backup"),
    backupRestore: later((passphrase): string | null => {
      if (passphrase === "de otra clínica") throw refusal("invalid", [{ field: "file", reason: "other_clinic" }]);
      return "/home/clinica/.local/share/esmalte/replaced/0193";
    }),
  };
}

/** Workstations in every state a person may meet. */
function fakeDevices(now: number): DeviceView[] {
  const day = 86_400_000;
  const device = (name: string, rest: Partial<DeviceView>): DeviceView => ({
    id: newId(),
    name,
    thisOne: false,
    state: "active",
    invitedBy: "Aitor Prats Ibarra",
    enrolledAt: now - day * 90,
    expiresAt: null,
    lastChange: now - 3_600_000,
    changes: 4_120,
    rotatedAt: null,
    forked: false,
    reason: null,
    revokedAt: null,
    ...rest,
  });
  return [
    device("Recepción", { thisOne: true, invitedBy: null, enrolledAt: now - day * 210, changes: 18_204 }),
    device("Gabinete 1", { enrolledAt: now - day * 205, changes: 9_311, rotatedAt: now - day * 12 }),
    device("Higiene", { forked: true }),
    device("Gabinete 2", {
      state: "invited",
      enrolledAt: now - 7_200_000,
      expiresAt: now + day,
      lastChange: null,
      changes: 0,
    }),
    device("Portátil", {
      state: "revoked",
      reason: "stolen",
      revokedAt: now - day * 2,
      lastChange: now - day,
      changes: 611,
    }),
  ];
}

/** What the stolen laptop wrote after it left. */
function fakeQuarantine(now: number, device: string): QuarantineView[] {
  return [
    {
      at: { device, epoch: 1, first: 612, last: 612 },
      device: "Portátil",
      by: "Laura Roca Vila",
      writtenAt: now - 86_400_000,
      patients: ["Lucía Ferrer Soler"],
      entries: [
        {
          kind: "finding",
          changes: false,
          fields: [
            ["rule", "caries"],
            ["targets", "36"],
            ["surfaces", "MO"],
          ],
        },
      ],
    },
    {
      at: { device, epoch: 1, first: 613, last: 613 },
      device: "Portátil",
      by: null,
      writtenAt: now - 80_000_000,
      patients: ["Pau Vidal Mas"],
      entries: [{ kind: "patient", changes: true, fields: [["phone", "612345678"]] }],
    },
  ];
}
