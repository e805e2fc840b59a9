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

const openChart = async (page, words) => {
  await openAna(page, words);
  await page.getByTestId("tab-odontogram").click();
  await page.getByTestId("tooth-36").waitFor();
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
  { name: "today-offline", query: "offline=1", go: async () => {} },
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
