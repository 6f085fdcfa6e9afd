// Uses the pages of a folder as people do, and says all that is wrong: node check-page.mjs FOLDER SHOTS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const failures = [];

function check(name, is, wanted = true) {
  if (JSON.stringify(is) !== JSON.stringify(wanted))
    failures.push(`${name}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
}

/** Opens a page; whatever it asks of the network, or the browser forbids it, is a failure. */
async function open(name, hash = "", width = 1600, options = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, ...options });
  const wrong = (what) => failures.push(`${name}${hash} at ${width}: ${what}`);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong(message.text()));
  page.on("pageerror", (error) => wrong(error.message));
  page.on("dialog", (dialog) => (wrong(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on("popup", () => wrong("opened another page"));
  const file = pathToFileURL(`${folder}/${name}.html`).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== file && !request.url().startsWith("data:")) wrong(`asked for ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  const start = Date.now();
  await page.goto(file + hash);
  await page.waitForSelector("html.ready");
  page.opened = Date.now() - start;
  return page;
}

async function close(page, name) {
  check(`${name}: violations of the policy`, await page.evaluate(() => window.violations), []);
  await page.close();
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent);
const texts = (page, selector) => page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

/** Says which views show the same selection. */
const shown = (page) =>
  page.evaluate(() => ({
    table: document.querySelectorAll("#statements .row.on, #relations .row.on").length,
    timeline: document.querySelectorAll("#timeline .row.on").length,
    graph: document.getElementById("canvas").getAttribute("aria-label").includes("Selected:"),
    article: document.querySelectorAll("#article mark.on").length > 0,
    detail: !document.getElementById("detail").hidden,
  }));
const ALL = { table: 1, timeline: 1, graph: true, article: true, detail: true };

const tools = { browser, check, open, close, text, texts, hash, data, shown, ALL, failures, axe, shots };
for (const part of ["use", "safety", "size"]) {
  const { run } = await import(`./check-page-${part}.mjs`);
  await run(tools).catch((error) => failures.push(`${part}: ${error.stack}`));
}
await browser.close();
if (failures.length) {
  console.error(failures.join("\n"));
  process.exit(1);
}
