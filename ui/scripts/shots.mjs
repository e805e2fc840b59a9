// npm run shots -- <outdir> [part of a screen's name]: pictures of the main screens in both themes and sizes.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, SCREENS, serve, show } from "./browser.mjs";

const [out = "dist-fake/shots", only = "", sizes = "1280x800,1920x1080", themes = "light,dark"] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const server = await serve();
const browser = await launch();
for (const size of sizes.split(",")) {
  const [width, height] = size.split("x").map(Number);
  for (const theme of themes.split(",")) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
    page.on("console", (message) => message.type() === "error" && console.error(message.text()));
    page.on("pageerror", (error) => console.error(error.message));
    for (const screen of SCREENS.filter((s) => s.name.includes(only))) {
      try {
        await show(page, server.url, screen, theme);
      } catch (error) {
        console.error(screen.name, String(error).split("\n")[0]);
      }
      await page.screenshot({ path: join(out, `${screen.name}-${theme}-${width}.png`) });
    }
    await page.close();
  }
}
await browser.close();
server.close();
