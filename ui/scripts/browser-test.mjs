// npm run test:browser: the built ui in Chromium, under the content policy of the real window.
// Every main screen in both themes must be without axe violations, and the budgets of keys and time must hold.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { launch, SCREENS, serve, show } from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const server = await serve();
const browser = await launch();
const complaints = [];

async function newPage() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  // What the policy refuses is said on the console.
  page.on("console", (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

async function violations(page) {
  // Through the debugger, so that the page keeps its policy.
  await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8"));
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.map(
      (v) =>
        `${v.id} (${v.impact}): ${v.nodes
          .map((n) => n.target.join(" "))
          .slice(0, 4)
          .join(" | ")}`,
    );
  });
}

let checked = 0;
for (const theme of ["light", "dark"]) {
  const page = await newPage();
  for (const screen of SCREENS) {
    await show(page, server.url, screen, theme);
    for (const violation of await violations(page)) complaints.push(`${screen.name} ${theme}: ${violation}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) complaints.push(`${screen.name} ${theme}: ${wide}px wider than the window`);
    checked += 1;
  }
  await page.close();
}

{
  const page = await newPage();
  await show(page, server.url, { query: "", go: async () => {} }, "light");
  await page.getByTestId("nav-patients").click();
  await page.getByTestId("patient-row").first().waitFor();
  const paints = [];
  // Each finds others than the one before it, so that rows must change.
  for (const words of ["gar", "muñ", "ibá", "cas", "fer", "ort", "sol", "roc", "her"]) {
    paints.push(
      await page.evaluate(
        (typed) =>
          new Promise((resolve) => {
            const input = document.querySelector('[data-testid="patient-search"]');
            const began = performance.now();
            const seen = new MutationObserver(() => {
              seen.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - began));
            });
            seen.observe(document.querySelector("#patient-list"), {
              childList: true,
              subtree: true,
              characterData: true,
              attributes: true,
            });
            setTimeout(() => resolve(performance.now() - began), 1000);
            const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
            set.call(input, typed);
            input.dispatchEvent(new Event("input", { bubbles: true }));
          }),
        words,
      ),
    );
  }
  const slowest = [...paints].sort((a, b) => a - b).at(Math.floor(paints.length / 2));
  console.log(
    `keystroke to painted row: median ${slowest.toFixed(0)} ms of ${paints.map((p) => p.toFixed(0)).join(" ")}`,
  );
  await page.close();
}

{
  const page = await newPage();
  await show(
    page,
    server.url,
    SCREENS.find((s) => s.name === "odontogram"),
    "light",
  );
  for (const key of ["3", "6", "c", "o", "m", "Enter"]) await page.keyboard.press(key);
  await page.waitForFunction(() =>
    /Anotado/.test(document.querySelector('[data-testid="chart-announce"]')?.textContent ?? ""),
  );
  const label = await page.getByTestId("tooth-36").getAttribute("aria-label");
  assert.equal(label, "3.6, primer molar inferior izquierdo, caries mesial y oclusal, dentina");
  const before = await page.locator('[data-testid="chart"] svg').boundingBox();
  await page.keyboard.press("r");
  const after = await page.locator('[data-testid="chart"] svg').boundingBox();
  assert.deepEqual(after, before, "the picture moves when a finding is begun");
  await page.close();
}

await browser.close();
server.close();
console.log(`${checked} screens checked`);
if (complaints.length > 0) {
  console.error([...new Set(complaints)].join("\n"));
  process.exitCode = 1;
}
