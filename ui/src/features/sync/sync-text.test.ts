import { describe, expect, it } from "vitest";
import type { SyncStatus } from "../../lib/bindings";
import { type Language, newBundle, type Text } from "../../lib/text";
import { stopText, syncText } from "./sync-text";

const NOW = new Date(2026, 10, 19, 16, 30).getTime();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function textIn(language: Language): Text {
  const bundle = newBundle(language);
  return (key, args) => {
    const value = bundle.getMessage(key)?.value;
    if (!value) throw new Error(key);
    return bundle.formatPattern(value, args ?? null);
  };
}

const QUIET: SyncStatus = {
  phase: "idle",
  server: "https://esmalte.example.org",
  waiting: 0,
  waitingSince: null,
  lastSuccess: NOW - 130_000,
  nextTry: null,
  reason: null,
  attention: "none",
  clockAhead: null,
};

const waits = (n: number, since: number): Partial<SyncStatus> => ({ waiting: n, waitingSince: since });

/** What is so, and how it is said in Spanish and in English. */
const CASES: [Partial<SyncStatus>, string, string][] = [
  [{}, "Todo sincronizado · hace 2 min", "Everything synced · 2 min ago"],
  [{ lastSuccess: NOW - 20_000 }, "Todo sincronizado · ahora mismo", "Everything synced · just now"],
  [{ lastSuccess: NOW - 3 * HOUR }, "Todo sincronizado · hace 3 h", "Everything synced · 3 h ago"],
  [{ phase: "off", lastSuccess: null }, "Solo en este equipo", "Only on this workstation"],
  [{ lastSuccess: null }, "Aún no ha sincronizado", "Not synced yet"],
  [
    { lastSuccess: null, ...waits(1, NOW) },
    "Aún no ha sincronizado · 1 cambio por enviar",
    "Not synced yet · 1 change to send",
  ],
  [waits(1, NOW), "1 cambio por enviar", "1 change to send"],
  [waits(2, NOW), "2 cambios por enviar", "2 changes to send"],
  [{ phase: "working" }, "Sincronizando…", "Syncing…"],
  [{ phase: "working", ...waits(1, NOW) }, "Enviando 1 cambio…", "Sending 1 change…"],
  [{ phase: "working", ...waits(21, NOW) }, "Enviando 21 cambios…", "Sending 21 changes…"],
  [{ phase: "offline", reason: "offline" }, "Sin red · nada por enviar", "No network · nothing to send"],
  [
    { phase: "offline", reason: "offline", ...waits(1, NOW - 2 * HOUR) },
    "Sin red · 1 cambio espera desde las 14:30",
    "No network · 1 change waits since 14:30",
  ],
  [
    { phase: "waiting", reason: "silent", ...waits(3, NOW - DAY) },
    "El servidor no contesta · 3 cambios esperan desde ayer",
    "The server does not answer · 3 changes wait since yesterday",
  ],
  [
    { phase: "waiting", reason: "unavailable", ...waits(3, NOW - 3 * DAY) },
    "El servidor pide esperar · 3 cambios esperan desde el lunes",
    "The server asks to wait · 3 changes wait since Monday",
  ],
  [
    { phase: "refused", reason: "revoked", ...waits(2, NOW - 9 * DAY) },
    "Equipo dado de baja · 2 cambios esperan desde el 10 de noviembre",
    "Workstation removed · 2 changes wait since 10 November",
  ],
  [
    { phase: "refused", reason: "upgrade_required" },
    "Falta actualizar Esmalte · nada por enviar",
    "Esmalte must be updated · nothing to send",
  ],
  [
    { phase: "refused", reason: "fork", ...waits(1, NOW - DAY) },
    "Sincronización detenida · 1 cambio espera desde ayer",
    "Sync has stopped · 1 change waits since yesterday",
  ],
  [
    { clockAhead: 12 * 60_000 },
    "Todo sincronizado · hace 2 min · Reloj 12 min adelantado",
    "Everything synced · 2 min ago · Clock 12 min ahead",
  ],
  [
    { phase: "offline", reason: "offline", clockAhead: -7 * 60_000 },
    "Sin red · nada por enviar · Reloj 7 min atrasado",
    "No network · nothing to send · Clock 7 min behind",
  ],
];

describe("the sync line", () => {
  it.each(CASES)("says %o", (status, spanish, english) => {
    const said = (language: Language) => syncText({ ...QUIET, ...status }, NOW, language, textIn(language));
    expect(said("es")).toBe(spanish);
    expect(said("en")).toBe(english);
  });

  it("calls a reason without a name of its own a stop", () => {
    expect(stopText("receipt", textIn("es"))).toBe("Sincronización detenida");
    expect(stopText("disk_full", textIn("es"))).toBe("Disco lleno");
  });
});

describe("counted words", () => {
  const counted: [string, [number, string, string][]][] = [
    [
      "sync-waiting-of",
      [
        [1, "1 cambio", "1 change"],
        [4, "4 cambios", "4 changes"],
      ],
    ],
    [
      "sync-waiting-patients",
      [
        [1, "de 1 paciente", "of 1 patient"],
        [6, "de 6 pacientes", "of 6 patients"],
      ],
    ],
    [
      "stick-holds",
      [
        [0, "No hay nada que llevar.", "There is nothing to carry."],
        [1, "Llevará 1 cambio.", "It will hold 1 change."],
      ],
    ],
    [
      "stick-came-new",
      [
        [0, "No había nada nuevo: todo estaba ya aquí.", "Nothing was new: all of it was here already."],
        [1, "Se ha añadido 1 cambio nuevo.", "1 new change was added."],
        [9, "Se han añadido 9 cambios nuevos.", "9 new changes were added."],
      ],
    ],
    [
      "sync-device-behind",
      [
        [1, "Falta 1 cambio por llegar", "1 change has yet to come"],
        [2, "Faltan 2 cambios por llegar", "2 changes have yet to come"],
      ],
    ],
    [
      "sync-banner-warning",
      [
        [
          1,
          "1 cambio lleva más de un día sin salir de este equipo",
          "1 change has not left this workstation for more than a day",
        ],
      ],
    ],
  ];
  it.each(counted)("%s has its plural forms", (key, forms) => {
    for (const [n, spanish, english] of forms) {
      expect(textIn("es")(key, { n })).toBe(spanish);
      expect(textIn("en")(key, { n })).toBe(english);
    }
  });
});
