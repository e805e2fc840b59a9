// What it takes Chromium to print a page to PDF, for the measurements: `print.mjs PAGE` says two medians in milliseconds,
// from the start of the browser, and of a browser that is up and has the page open.
import { pathToFileURL } from "node:url";

import { launch } from "./browser.mjs";

const ROUNDS = 5;
const page = pathToFileURL(process.argv[2]).href;

const print = (tab) => tab.pdf({ format: "A4", printBackground: true });

async function cold() {
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(page);
  await print(tab);
  return () => browser.close();
}

async function timed(work) {
  const began = performance.now();
  const after = await work();
  const took = performance.now() - began;
  if (typeof after === "function") await after();
  return took;
}

async function median(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

const started = await median(cold);
const browser = await launch();
const tab = await browser.newPage();
await tab.goto(page);
const warm = await median(() => print(tab));
await browser.close();
console.log(started, warm);
