import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../dist-fake", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

// The policy of the real window, so that whatever it would refuse is refused here too.
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/** Serves the fake build on a free port of this machine only. */
export function serve() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname);
    const file = join(ROOT, path);
    const found =
      file.startsWith(ROOT) && existsSync(file) && statSync(file).isFile() ? file : join(ROOT, "index.html");
    response.setHeader("content-type", TYPES[extname(found)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", POLICY);
    createReadStream(found).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }),
    );
  });
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--font-render-hinting=none"],
  });
}

const type = async (page, text) => {
  for (const key of text.split(" ")) await page.keyboard.press(key);
};

const openAna = async (page, words = "12345678z") => {
  await page.getByTestId("nav-patients").click();
  await page.getByTestId("patient-search").fill(words);
  await page.keyboard.press("Enter");
  await page.getByTestId("tab-odontogram").waitFor();
};

const openPerio = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-perio").click();
  await page.getByTestId("perio-pad").waitFor();
};

const openHistory = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-history").click();
  await page.getByTestId("health-reviewed").waitFor();
};

const openPrescriptions = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-prescriptions").click();
  await page.getByTestId("rx-row").first().waitFor();
};

const openConsents = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-consents").click();
  await page.getByTestId("consent-row").first().waitFor();
};

const openLetters = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-documents").click();
  await page.getByTestId("open-letters").click();
  await page.getByTestId("letter-new").waitFor();
};

const beginLetter = async (page, name) => {
  await openLetters(page);
  await type(page, "n");
  await page.getByText(name).first().click();
  await page.getByTestId("letter-pages").locator("svg").first().waitFor();
};

const fillConsent = async (page) => {
  await type(page, "n");
  await page.getByText("Consentimiento para extracción").first().click();
  await page.getByTestId("consent-treatment").fill("exodoncia simple");
  await page.getByTestId("consent-tooth").fill("48");
};

const openChart = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-odontogram").click();
  await page.getByTestId("tooth-36").waitFor();
};

const openVisits = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-visits").click();
  await page.getByTestId("visit-new").waitFor();
};

const startVisit = async (page) => {
  await openVisits(page);
  await type(page, "n");
  await page.getByTestId("visit-reason").fill("Dolor en 26 al morder");
  await type(page, "Enter");
  await page.getByTestId("note-editor").waitFor();
};

const openPlan = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-plan").click();
  await page.getByTestId("plan-standing").waitFor();
};

const openDecide = async (page) => {
  await page.getByTestId("nav-decide").click();
  await page.getByTestId("conflict-list").waitFor();
};

const openDuplicates = async (page) => {
  await openDecide(page);
  await page.getByRole("radio", { name: "Fichas repetidas" }).click();
  await page.getByTestId("duplicate-pair").waitFor();
};

const openRisk = async (page, part = "", words) => {
  await openAna(page, words);
  await page.getByTestId("tab-risk").click();
  await page.getByTestId("caries-table").waitFor();
  if (part) await type(page, part);
};

/** Every main screen: its name, the address that sets the scene, and how to get there. */
export const SCREENS = [
  { name: "first-run", query: "phase=first_run", go: async () => {} },
  { name: "create-clinic", query: "phase=first_run", go: async (page) => page.getByTestId("first-run-create").click() },
  {
    name: "recovery-code",
    query: "phase=first_run",
    go: async (page) => {
      await page.getByTestId("first-run-create").click();
      await page.getByTestId("clinic-name").fill("Clínica Dental Sants");
      await page.getByTestId("owner-name").fill("Aitor Prats Ibarra");
      await page.getByTestId("passphrase").fill("cuatro palabras que recuerdo");
      await page.getByTestId("passphrase-repeat").fill("cuatro palabras que recuerdo");
      await page.getByTestId("create-clinic").click();
      await page.getByTestId("recovery-code").waitFor();
    },
  },
  { name: "history", query: "", go: (page) => openHistory(page) },
  {
    name: "history-item",
    query: "",
    go: async (page) => {
      await openHistory(page);
      await page.keyboard.press("ArrowDown");
      await page.getByTestId("health-item-history").waitFor();
    },
  },
  {
    name: "history-add",
    query: "",
    go: async (page) => {
      await openHistory(page);
      await type(page, "a l a");
    },
  },
  {
    name: "questionnaire",
    query: "",
    go: async (page) => {
      await openHistory(page);
      await page.keyboard.press("f");
      await page.getByTestId("questionnaire-form").waitFor();
    },
  },
  { name: "visits", query: "", go: (page) => openVisits(page) },
  { name: "visits-chairside-en", query: "density=chairside&language=en", go: (page) => openVisits(page) },
  { name: "visits-none", query: "", go: (page) => openVisits(page, "leo roca etxe") },
  {
    name: "visit-open",
    query: "",
    go: async (page) => {
      await startVisit(page);
      await page
        .getByTestId("note-exploration")
        .fill("26: percusión positiva, frío normal. Fisura en la cresta mesial.");
      await page.getByTestId("note-kept").getByText("Guardado").waitFor();
    },
  },
  {
    name: "visit-template",
    query: "",
    go: async (page) => {
      await startVisit(page);
      await page.getByTestId("note-template").click();
      await page.getByTestId("template-find").fill("obtu");
      await type(page, "Enter");
      await page.getByTestId("template-questions").waitFor();
    },
  },
  {
    name: "visit-hygiene",
    query: "",
    go: async (page) => {
      await startVisit(page);
      await page.getByTestId("hygiene-new").click();
      await page.getByRole("button", { name: "Ultrasonidos" }).click();
      await page.getByTestId("hygiene-sealants").fill("16, 99");
      await page.getByTestId("hygiene-record").click();
      await page.getByText("No es una pieza dental").waitFor();
    },
  },
  {
    name: "visit-sign",
    query: "language=en",
    go: async (page) => {
      await startVisit(page);
      await page.getByTestId("note-treatment").fill("Composite in {{tooth}}");
      await type(page, "Control+Enter");
      await page.getByTestId("note-sign-confirm").waitFor();
    },
  },
  {
    name: "visit-signed",
    query: "",
    go: async (page) => {
      await startVisit(page);
      await page.getByTestId("note-treatment").fill("Composite en 26");
      await type(page, "Control+Enter");
      await page.getByTestId("note-sign-confirm").click();
      await page.getByTestId("addendum-new").first().click();
      await page.getByTestId("addendum-text").waitFor();
    },
  },
  {
    name: "settings-templates",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-templates").click();
      await page.getByTestId("template").nth(1).click();
      await page.getByTestId("note-plan").fill("Revisar {{dinete}}");
      await page.getByTestId("template-preview").getByText("dinete").first().waitFor();
    },
  },
  {
    name: "settings-questionnaire",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-questionnaire").click();
      await page.getByTestId("question-add").click();
      await page.getByTestId("questionnaire-revise").click();
      await page.getByText("Hace falta").waitFor();
    },
  },
  {
    name: "settings-questionnaire-versions",
    query: "language=en",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-questionnaire").click();
      await page.getByTestId("question-text").first().fill("What brings you here?");
      await page.getByTestId("questionnaire-revise").click();
      await page.getByTestId("questionnaire-version").nth(1).click();
    },
  },
  { name: "plan", query: "", go: (page) => openPlan(page) },
  {
    name: "plan-item",
    query: "",
    go: async (page) => {
      await openPlan(page);
      await type(page, "ArrowDown ArrowDown ArrowDown");
      await page.getByTestId("plan-form").waitFor();
    },
  },
  {
    name: "plan-entry",
    query: "",
    go: async (page) => {
      await openPlan(page);
      await type(page, "n o b t");
    },
  },
  {
    name: "plan-proposals",
    query: "",
    go: async (page) => {
      await openPlan(page);
      await page.keyboard.press("f");
      await page.getByTestId("plan-proposals-add").waitFor();
    },
  },
  {
    name: "plan-comparison",
    query: "",
    go: async (page) => {
      await openPlan(page);
      await page.keyboard.press("c");
      await page.getByTestId("plan-comparison").waitFor();
    },
  },
  {
    name: "plan-none",
    query: "",
    go: async (page) => {
      await openAna(page, "sol");
      await page.getByTestId("tab-plan").click();
      await page.getByTestId("plan-none-findings").waitFor();
    },
  },
  {
    name: "plan-paper",
    query: "",
    go: async (page) => {
      await openPlan(page);
      await page.getByTestId("plan-print").click();
      await page.getByTestId("report-save").waitFor();
    },
  },
  { name: "risk-indices", query: "", go: (page) => openRisk(page) },
  {
    name: "risk-oleary",
    query: "",
    go: async (page) => {
      await openRisk(page, "1");
      await page.getByTestId("index-pad").waitFor();
      await type(page, "1 0 0 1 0 0 1");
    },
  },
  {
    name: "risk-icdas",
    query: "language=en",
    go: async (page) => {
      await openRisk(page, "7");
      await page.getByTestId("index-pad").waitFor();
      await type(page, "0 2 3 5 0 0 9 7 4");
    },
  },
  {
    name: "risk-bpe",
    query: "density=chairside",
    go: async (page) => {
      await openRisk(page, "6");
      await page.getByTestId("index-pad").waitFor();
      await type(page, "2 3 * 1 7");
    },
  },
  {
    name: "risk-him",
    query: "",
    go: async (page) => {
      await openRisk(page, "h", "leo roca etxe");
      await page.getByTestId("mih-table").waitFor();
    },
  },
  {
    name: "risk-him-entry",
    query: "",
    go: async (page) => {
      await openRisk(page, "h", "leo roca etxe");
      await page.getByTestId("mih-table").waitFor();
      await type(page, "n");
      await page.getByTestId("index-pad").waitFor();
      await type(page, "2 1 3 0 2 1 0 0");
    },
  },
  {
    name: "risk-recall",
    query: "",
    go: async (page) => {
      await openRisk(page, "r");
      await page.getByTestId("recall-chosen").waitFor();
    },
  },
  {
    name: "risk-form",
    query: "language=en",
    go: async (page) => {
      await openRisk(page, "r");
      await page.getByTestId("recall-chosen").waitFor();
      await type(page, "1");
      await page.getByTestId("risk-form").waitFor();
      await type(page, "n n n n y n n n y");
    },
  },
  {
    name: "risk-none",
    query: "",
    go: async (page) => {
      await openRisk(page, "r", "3107");
      await page.getByTestId("recall-proposed").waitFor();
    },
  },
  { name: "failed", query: "phase=failed&failure=store_damaged", go: async () => {} },
  { name: "locked", query: "phase=locked", go: async () => {} },
  { name: "sign-in", query: "phase=sign_in", go: async () => {} },
  {
    name: "today",
    query: "",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("nav-today").click();
    },
  },
  {
    name: "patients",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-patients").click();
      await page.getByTestId("patient-row").first().waitFor();
    },
  },
  {
    name: "patients-none",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-patients").click();
      await page.getByTestId("patient-search").fill("zzz");
    },
  },
  {
    name: "patient-new",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-patients").click();
      await page.getByTestId("patient-new").click();
      await page.getByTestId("given-name").waitFor();
    },
  },
  { name: "summary", query: "", go: (page) => openAna(page) },
  { name: "odontogram", query: "", go: (page) => openChart(page) },
  {
    name: "odontogram-entry",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "3 6 c o m");
    },
  },
  {
    name: "odontogram-done",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "3 6 c o m Enter 4 5 - 4 7 p Control+Enter 3 6");
      await page.waitForTimeout(300);
    },
  },
  {
    name: "odontogram-refused",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "1 1 c o");
    },
  },
  {
    name: "odontogram-recorded",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "3 5 - 3 7 r o 1 Control+Enter");
      await page.getByTestId("entry-undo").waitFor();
    },
  },
  {
    name: "odontogram-finder",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "3 6 q e");
    },
  },
  {
    name: "odontogram-child",
    query: "",
    go: async (page) => {
      await openChart(page, "leo roca etxe");
      await type(page, "7 5");
    },
  },
  {
    name: "odontogram-restoration-chairside",
    query: "density=chairside&language=en",
    go: async (page) => {
      await openChart(page);
      await type(page, "3 6 r o m");
    },
  },
  { name: "today-offline", query: "sync=days", go: async () => {} },
  ...["", "off", "working", "offline", "silent", "days", "revoked", "upgrade", "clock"].map((scene) => ({
    name: scene === "" ? "sync" : `sync-${scene}`,
    query: scene === "" ? "" : `sync=${scene}`,
    go: async (page) => {
      await page.getByTestId("sync-line").click();
      await page.getByTestId("sync-sums").waitFor();
    },
  })),
  {
    name: "sync-stick",
    query: "language=en",
    go: async (page) => {
      await page.getByTestId("sync-line").click();
      await page.getByTestId("stick-bring").click();
      await page.getByTestId("stick-came").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "odontogram-menu",
    query: "",
    go: async (page) => {
      await openChart(page);
      await page.locator('[data-tooth="25"] [data-surface="O"]').click();
    },
  },
  {
    name: "odontogram-compare",
    query: "",
    go: async (page) => {
      await openChart(page);
      await page.getByRole("radio", { name: /Comparar|Compare/ }).click();
    },
  },
  {
    name: "odontogram-table",
    query: "",
    go: async (page) => {
      await openChart(page);
      await type(page, "Space");
    },
  },
  { name: "perio", query: "", go: (page) => openPerio(page) },
  {
    name: "perio-entry",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.getByTestId("perio-new").click();
      await page.getByTestId("perio-close").waitFor();
      await type(page, "4 b 2 3 6 b s 2 5 b 3 2 p 3 4 b 2 3 3 2 3 + 2 b 2 3 Tab 1 1 - 1 2 Shift+Tab");
    },
  },
  {
    name: "perio-copied",
    query: "language=en",
    go: async (page) => {
      await openPerio(page);
      await page.getByTestId("perio-new").click();
      await page.getByTestId("perio-close").waitFor();
      await type(page, "y");
      await page.waitForTimeout(200);
      await type(page, "Enter Enter 7 b");
    },
  },
  {
    name: "perio-none",
    query: "",
    go: async (page) => {
      await openAna(page, "leo roca etxe");
      await page.getByTestId("tab-perio").click();
      await page.getByTestId("perio-start").waitFor();
    },
  },
  {
    name: "perio-diagnosis",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.getByRole("radio", { name: "Diagnóstico" }).click();
    },
  },
  {
    name: "perio-risk",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.getByRole("radio", { name: "Diagnóstico" }).click();
      await page.getByLabel("Pérdida ósea, %").fill("25");
      await page.getByLabel("Cigarrillos al día").fill("5");
      await page.getByTestId("perio-save-answers").click();
      await page.getByRole("radio", { name: "Riesgo" }).click();
    },
  },
  {
    name: "perio-paper",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.getByTestId("perio-print").click();
      await page.getByTestId("report-print").waitFor();
    },
  },
  {
    name: "history-paper",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("historia cl");
      await page.keyboard.press("Enter");
      await page.getByTestId("history-from").waitFor();
      await page.getByTestId("report-print").waitFor();
    },
  },
  {
    name: "perio-compare",
    query: "",
    go: async (page) => {
      await openPerio(page);
      await page.getByTestId("perio-compare").click();
      await page.getByTestId("perio-figures").waitFor();
    },
  },
  {
    name: "perio-chairside",
    query: "density=chairside",
    go: async (page) => {
      await openPerio(page);
      await page.getByTestId("perio-new").click();
      await page.getByTestId("perio-close").waitFor();
    },
  },
  { name: "odontogram-chairside", query: "density=chairside", go: (page) => openChart(page) },
  {
    name: "documents",
    query: "",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("tab-documents").click();
      await page.locator("figure svg").first().waitFor();
    },
  },
  {
    name: "papers",
    query: "",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("tab-documents").click();
      await type(page, "g");
      await page.getByTestId("paper-card").waitFor();
    },
  },
  {
    name: "papers-annul-en",
    query: "language=en",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("tab-documents").click();
      await type(page, "g ArrowDown x");
      await page.getByTestId("paper-reason").waitFor();
    },
  },
  {
    name: "papers-none",
    query: "density=chairside",
    go: async (page) => {
      await openAna(page, "leo roca etxe");
      await page.getByTestId("tab-documents").click();
      await type(page, "g");
      await page.getByText("Todavía no se ha entregado nada").waitFor();
    },
  },
  {
    name: "settings-papers",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-papers").click();
      await page.getByTestId("paper-check").click();
      await page.getByTestId("paper-verdict").waitFor();
      await page.getByTestId("batch-make").click();
      await page.getByTestId("batch-done").waitFor();
    },
  },
  {
    name: "paper-register",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-papers").click();
      await page.getByTestId("paper-register").click();
      await page.getByTestId("paper-card").waitFor();
    },
  },
  {
    name: "settings-papers-changed-en",
    query: "language=en",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-papers").click();
      await page.getByTestId("paper-check").click();
      await page.getByTestId("paper-check").click();
      await page.getByText("The file is not the one that was given out").waitFor();
    },
  },
  { name: "prescriptions", query: "", go: (page) => openPrescriptions(page) },
  {
    name: "prescription-none",
    query: "language=en",
    go: async (page) => {
      await openAna(page, "leo roca etxe");
      await page.getByTestId("tab-prescriptions").click();
      await page.getByTestId("rx-new").waitFor();
    },
  },
  {
    name: "prescription-drug",
    query: "",
    go: async (page) => {
      await openPrescriptions(page);
      await type(page, "n");
      await page.getByTestId("rx-drug").waitFor();
      await type(page, "i b u");
    },
  },
  {
    name: "prescription-warned",
    query: "",
    go: async (page) => {
      await openPrescriptions(page);
      await type(page, "n");
      await page.getByTestId("rx-drug").waitFor();
      await type(page, "a m o x Enter");
      await page.getByTestId("rx-why").waitFor();
      await type(page, "Control+s");
      await page.getByText("Hay avisos graves").waitFor();
    },
  },
  {
    name: "prescription-chairside-en",
    query: "density=chairside&language=en",
    go: async (page) => {
      await openPrescriptions(page);
      await type(page, "r");
      await page.getByTestId("rx-form").waitFor();
      await type(page, "Alt+m");
    },
  },
  {
    name: "prescription-annul",
    query: "",
    go: async (page) => {
      await openPrescriptions(page);
      await type(page, "x");
    },
  },
  {
    name: "prescription-paper",
    query: "",
    go: async (page) => {
      await openPrescriptions(page);
      await type(page, "p");
      await page.locator("figure svg").first().waitFor();
    },
  },
  { name: "consents", query: "", go: (page) => openConsents(page) },
  {
    name: "consents-withdraw",
    query: "language=en",
    go: async (page) => {
      await openConsents(page);
      await type(page, "x");
    },
  },
  {
    name: "consent-choose",
    query: "",
    go: async (page) => {
      await openConsents(page);
      await type(page, "n");
      await page.getByTestId("consent-template").first().waitFor();
    },
  },
  {
    name: "consent-sign",
    query: "",
    go: async (page) => {
      await openConsents(page);
      await fillConsent(page);
      const box = await page.getByTestId("consent-pad").boundingBox();
      const at = (x, y) => page.mouse.move(box.x + box.width * x, box.y + box.height * y);
      await at(0.15, 0.7);
      await page.mouse.down();
      for (let i = 0; i < 24; i++) await at(0.15 + i * 0.028, 0.55 + Math.sin(i / 1.6) * 0.25);
      await page.mouse.up();
    },
  },
  {
    name: "consent-refused",
    query: "density=chairside",
    go: async (page) => {
      await openConsents(page);
      await fillConsent(page);
      await type(page, "Control+s");
      await page.getByText("Falta la firma").waitFor();
    },
  },
  {
    name: "consent-minor",
    query: "",
    go: async (page) => {
      await openAna(page, "leo roca etxe");
      await page.getByTestId("tab-consents").click();
      await page.getByTestId("consent-new").waitFor();
      await fillConsent(page);
      await page.getByTestId("consent-guardian-name").fill("Elena Etxeberria Sanz");
    },
  },
  {
    name: "consent-paper",
    query: "",
    go: async (page) => {
      await openConsents(page);
      await type(page, "p");
      await page.locator("figure svg").first().waitFor();
    },
  },
  {
    name: "settings-consents",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-consents").click();
      await page.getByTestId("template-edit").first().click();
      await page.getByTestId("template-body").fill("Yo, {{signer}}, acepto {{tratamiento}} en {{tooth}}.");
      await page.getByText("Campos que no existen: tratamiento").waitFor();
    },
  },
  { name: "letters", query: "", go: (page) => openLetters(page) },
  {
    name: "letter-choose",
    query: "",
    go: async (page) => {
      await openLetters(page);
      await type(page, "n");
      await page.getByTestId("letter-template").first().waitFor();
    },
  },
  { name: "letter-certificate", query: "", go: (page) => beginLetter(page, "Justificante de asistencia") },
  {
    name: "letter-referral",
    query: "",
    go: async (page) => {
      await beginLetter(page, "Carta de derivación");
      await page.getByTestId("letter-recipient").fill("Dra. Inés Ríos");
      await page.getByTestId("letter-reason").fill("Exodoncia del 48, incluido.");
    },
  },
  {
    name: "carnet",
    query: "",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("tab-documents").click();
      await page
        .getByRole("button", { name: /Documento|Document/ })
        .first()
        .click();
      await page.getByRole("option", { name: /Carnet|card/ }).click();
      await page.locator("figure svg").first().waitFor();
    },
  },
  {
    name: "settings-letters",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-letters").click();
      await page.getByTestId("letter-template-edit").first().click();
      await page.getByTestId("letter-preview").locator("svg").first().waitFor();
      await page.getByTestId("letter-template-body").fill("{{patient}} estuvo aquí el {{dia}}.");
      await page.getByText(": dia").waitFor();
    },
  },
  { name: "decide", query: "", go: (page) => openDecide(page) },
  {
    name: "decide-picked",
    query: "",
    go: async (page) => {
      await openDecide(page);
      await type(page, "ArrowDown 2 h");
      await page.getByTestId("conflict-history").waitFor();
    },
  },
  {
    name: "decide-entry",
    query: "",
    go: async (page) => {
      await openDecide(page);
      await type(page, "ArrowDown ArrowDown");
    },
  },
  { name: "decide-chairside-en", query: "density=chairside&language=en", go: (page) => openDecide(page) },
  {
    name: "decide-none",
    query: "patients=3",
    go: async (page) => {
      await page.getByTestId("nav-decide").click();
      await page.getByText("Nada por decidir").waitFor();
    },
  },
  { name: "decide-duplicates", query: "", go: (page) => openDuplicates(page) },
  {
    name: "patient-linked",
    query: "",
    go: async (page) => {
      await openDuplicates(page);
      await page.getByTestId("duplicate-link").click();
      await openAna(page, "3107");
      await page.getByTestId("linked-patient").waitFor();
    },
  },
  {
    name: "palette",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-patients").waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("gue");
      await page.waitForTimeout(150);
    },
  },
  {
    name: "keys",
    query: "",
    go: async (page) => {
      await openChart(page);
      await page.keyboard.press("?");
    },
  },
  { name: "settings-clinic", query: "", go: async (page) => page.getByTestId("nav-settings").click() },
  {
    name: "settings-staff",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-staff").click();
    },
  },
  {
    name: "settings-devices",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-devices").click();
      await page.getByTestId("invite-name").fill("Gabinete 2");
      await page.getByTestId("invite").click();
      await page.getByTestId("invite-code").waitFor();
    },
  },
  {
    name: "privacy",
    query: "",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("patient-privacy").click();
      await page.getByTestId("erase-number").fill("3104");
    },
  },
  {
    name: "privacy-erased",
    query: "language=en",
    go: async (page) => {
      await openAna(page);
      await page.getByTestId("patient-privacy").click();
      await page.getByTestId("erase-number").fill("3104");
      await page.getByTestId("erase").click();
      await page.getByTestId("erased-records").waitFor();
    },
  },
  {
    name: "settings-privacy",
    query: "",
    go: async (page) => {
      for (const words of ["leo roca etxe", "12345678z"]) {
        await openAna(page, words);
        await page.getByTestId("patient-privacy").click();
        if (words === "12345678z") {
          await page.getByTestId("erase-number").fill("3104");
          await page.getByTestId("erase").click();
          await page.getByTestId("erased-records").waitFor();
        } else {
          await page.getByTestId("block-reason").fill("pide la supresión por escrito el 12 de noviembre");
          await page.keyboard.press("Enter");
          await page.getByTestId("blocked-row").waitFor();
        }
      }
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-privacy").click();
      await page.getByRole("button", { name: /^Consultar la historia/ }).click();
    },
  },
  {
    name: "settings-appearance",
    query: "",
    go: async (page) => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("settings-appearance").click();
    },
  },
];

export async function show(page, url, screen, theme) {
  await page.goto(`${url}?${screen.query}&theme=${theme}`);
  await page.locator("main").first().waitFor();
  await screen.go(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
}
