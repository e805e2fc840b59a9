// How long from the key that opens a patient with a long past until it is painted, in the built ui: what the window adds to
// what the app layer takes. `npm run build:fake` first; prints a line that script/bench takes into its report.
import { launch, SCREENS, serve, show } from "./browser.mjs";

const ROUNDS = 25;
const QUERY = "heavy=1";

/** From a key until `target` is there and a frame was painted with it. */
const painted = ({ press, target }) =>
  new Promise((resolve) => {
    const began = performance.now();
    const done = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    const there = () => target.every((id) => document.querySelector(`[data-testid="${id}"]`));
    const seen = new MutationObserver(() => {
      if (!there()) return;
      seen.disconnect();
      done();
    });
    seen.observe(document.body, { childList: true, subtree: true });
    const where = document.activeElement ?? document.body;
    where.dispatchEvent(new KeyboardEvent("keydown", { ...press, bubbles: true, cancelable: true }));
  });

const server = await serve();
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
const today = { ...SCREENS.find((screen) => screen.name === "patients"), query: QUERY };
const opened = [];
const visits = [];
for (let round = 0; round < ROUNDS; round += 1) {
  // A new window each time: nothing is cached.
  await show(page, server.url, today, "light");
  await page.getByTestId("patient-search").fill("12345678z");
  await page.getByText("1 paciente").first().waitFor();
  opened.push(
    await page.evaluate(painted, { press: { key: "Enter" }, target: ["patient-name", "mini-chart", "summary-open"] }),
  );
  visits.push(await page.evaluate(painted, { press: { key: "5", altKey: true }, target: ["visit"] }));
}
await browser.close();
server.close();
for (const [name, times] of Object.entries({ "open-patient-painted": opened, "visits-painted": visits })) {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(0);
  console.log(`BENCH ${name} p50_ms=${at(0.5)} p95_ms=${at(0.95)} reach_ms=150`);
}
