// The page of the seeds: the selection in all views, links, search, filters, keys, paper, and how it looks.

export async function run({ check, open, close, text, texts, hash, data, shown, ALL, failures, axe, shots }) {
  const page = await open("seeds");
  const all = await data(page);
  const visible = (selector) => page.$eval(selector, (element) => element.getClientRects().length > 0);
  const rows = () => texts(page, "#statements .row:not(.head)");
  check("rows", (await rows()).length, all.statements.length);

  // A row of the table.
  await page.click("#statements .row:nth-child(2) .words");
  check("a row selects in all views", await shown(page), ALL);
  const id = new URLSearchParams((await page.evaluate(() => location.hash)).slice(1)).get("select");
  const statement = all.statements.find((one) => one.id === id);
  const marked = (await texts(page, "#article mark.on")).join("");
  check("the words are marked", marked.includes(statement.words[0].exact));
  check("the selection is told", (await text(page, "#live")).startsWith("Selected: claim"));
  // A relation.
  await page.click("#tab-relations");
  await page.click("#relations .row:nth-child(3) .words");
  check("a relation selects in all views", await shown(page), ALL);
  check("a report says so", (await text(page, "#detail .role")).startsWith("Reported"));
  // The timeline.
  await page.click("#tab-timeline");
  await page.click("#timeline .row.claim .words");
  check("the timeline selects in all views", await shown(page), ALL);
  // Words of the article; again for what else was read from them.
  const before = await hash(page);
  await page.click("#article mark.claim.fact");
  const first = await hash(page);
  await page.click("#article mark.claim.fact");
  check("words select", first !== before && (await hash(page)) !== first);
  check("words select in all views", await shown(page), ALL);
  check("its edges are listed", (await page.$$("#detail .item")).length > 0);
  // Back.
  await page.goBack();
  check("back is the selection before", await hash(page), first);
  await page.keyboard.press("Escape");
  check("Esc clears", [await visible("#detail"), (await hash(page)).includes("select")], [false, false]);
  // The graph: somewhere on it stands something.
  const box = await (await page.$("#canvas")).boundingBox();
  search: for (let y = 60; y < box.height - 40; y += 9) {
    for (let x = 20; x < box.width - 20; x += 9) {
      await page.mouse.click(box.x + x, box.y + y);
      if ((await hash(page)).includes("select=")) break search;
    }
  }
  check("the graph selects", await visible("#detail"));
  const pixels = () => page.$eval("#canvas", (canvas) => canvas.toDataURL());
  for (const [name, act] of [
    ["zoom by a button", () => page.click("#closer")],
    ["zoom by a key", () => page.focus("#canvas").then(() => page.keyboard.press("-"))],
    ["move by a key", () => page.keyboard.press("ArrowLeft")],
    ["zoom by the wheel", () => page.mouse.move(box.x + 200, box.y + 300).then(() => page.mouse.wheel(0, -300))],
    ["fit", () => page.click("#fit")],
  ]) {
    const was = await pixels();
    await act();
    await page.waitForTimeout(80);
    check(name, (await pixels()) !== was);
  }
  await page.click("#as-list");
  await page.click("#names .row:nth-child(2)");
  check(
    "names of the list select",
    (await text(page, "#detail .who")).length > 0 && (await page.$$("#names .row.on")).length === 1,
  );
  check("an entity's words are marked", (await page.$$("#article mark.near")).length > 0);
  await page.click("#as-list");

  // Search and filters.
  await page.click("#tab-statements");
  await page.keyboard.press("/");
  await page.keyboard.type("unfair");
  const found = await rows();
  check(
    "search",
    found.length > 0 && found.length < all.statements.length && found.every((row) => row.includes("unfair")),
  );
  check("search is in the link", (await hash(page)).includes("q=unfair"));
  await page.keyboard.press("Escape");
  check("Esc empties the search", (await rows()).length, all.statements.length);
  await page.selectOption("#by", { index: 1 });
  const name = (await text(page, "#by option:nth-child(2)")).replace(/ \(\d+\)$/, "");
  check(
    "by speaker",
    (await texts(page, "#statements .who b")).every((who) => who.includes(name)),
  );
  await page.click("#reset");
  await page.fill("#from", "2024");
  check(
    "by date",
    (await texts(page, "#statements time")).filter((_, index) => index % 2 === 0).every((day) => day >= "2024"),
  );
  await page.fill("#from", "20x");
  await page.fill("#from", "2024-13");
  check("a wrong date is told", (await text(page, "#wrong")).includes("A date is"));
  await page.click("#reset");
  await page.uncheck("#claims");
  check("without claims", [(await rows()).length, (await page.$$("#relations .row.fact")).length > 0], [0, true]);
  await page.check("#claims");
  await page.uncheck("#facts");
  check(
    "without facts",
    [(await rows()).length, (await page.$$("#relations .row.fact")).length],
    [all.statements.length, 0],
  );
  await page.click("#reset");
  await page.selectOption("#kind", "Treaty");
  check("by kind", (await rows()).length < all.statements.length);
  await page.click("#reset");
  // Names as each side has them.
  const places = async () => (await texts(page, "#statements .about")).join(" ");
  const words = (await texts(page, "#statements q")).join(" ");
  check("names of the gazetteer", (await places()).includes("Northern Territories"));
  await page.selectOption("#lens", "Russia");
  check(
    "names of Russia",
    [(await places()).includes("Northern Territories"), (await places()).includes("Southern Kurils")],
    [false, true],
  );
  check("words stay words", (await texts(page, "#statements q")).join(" "), words);
  await page.click("#reset");
  // Sorting.
  await page.click("#statements .head .who button");
  const who = await texts(page, "#statements .row:not(.head) .who b");
  check("sorted by speaker", who, [...who].sort(new Intl.Collator("en", { numeric: true }).compare));
  check("the order is told", await page.getAttribute("#statements .head .who", "aria-sort"), "ascending");

  // Keys alone.
  await page.focus("#statements .list");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  check(
    "arrow keys go through rows",
    await page.$eval("#statements .list", (list) => list.getAttribute("aria-activedescendant")),
    "statements-1",
  );
  await page.focus("#tab-statements");
  await page.keyboard.press("ArrowRight");
  check("arrow keys go through tabs", await page.evaluate(() => document.body.dataset.view), "relations");
  await page.focus("#article .text");
  const was = await hash(page);
  await page.keyboard.press("ArrowDown");
  check("arrow keys go through marks", (await hash(page)) !== was);
  await page.evaluate(() => document.activeElement.blur());
  const stops = [];
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  for (const stop of ["skip", "search", "by", "tab-relations", "canvas", "text"])
    check(`Tab reaches ${stop}`, stops.includes(stop));
  // A citation.
  await page.click("#detail .actions button");
  await page
    .waitForFunction(() => document.getElementById("live").textContent.startsWith("Copied: "), { timeout: 3000 })
    .catch(() => failures.push("no citation is copied"));
  // Paper.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  check(
    "all is printed",
    [(await page.$$("#paper table:first-child tbody tr")).length, (await page.$$("#paper ol li")).length],
    [all.statements.length, all.articles.length],
  );
  await page.emulateMedia({ media: "print" });
  check(
    "only paper is printed",
    [await visible("#paper"), await visible("main"), await visible("#filters")],
    [true, false, false],
  );
  await page.screenshot({ path: `${shots}/print.png`, fullPage: true });
  await close(page, "seeds");

  // A link.
  for (const item of [...all.statements.slice(0, 3), ...all.relations.slice(0, 3)]) {
    const linked = await open("seeds", `#select=${encodeURIComponent(item.id)}`);
    check(`a link to ${item.id}`, await shown(linked), ALL);
    await close(linked, "link");
  }
  const lost = await open("seeds", "#select=nothing/here");
  check("a link to nothing is told", await text(lost, "#live"), "This page has no nothing/here.");
  await close(lost, "lost link");

  // Without the texts.
  const quotes = await open("quotes");
  check("without texts it says so", (await text(quotes, "#article .note")).includes("not part of the page"));
  await quotes.click("#statements .row:nth-child(2) .words");
  check("quotes are selected too", await shown(quotes), ALL);
  await close(quotes, "quotes");

  // Of many names an overview, and all of them on demand; whoever is selected is in it.
  const many = await open("many");
  const hint = () => text(many, "#hint");
  check("an overview says what it shows", (await hint()).includes("those with links to the most others"));
  await many.click("#whole");
  check("all names on demand", (await hint()).includes("those with links"), false);
  await many.click("#whole");
  await many.click("#as-list");
  await many.evaluate(() => (document.querySelector("#names .list").scrollTop = 1e6));
  await many.waitForTimeout(100);
  await many.click("#names .row:not(.head):last-child");
  check("the least is selected in the overview", (await text(many, "#detail .who")).length > 0);
  check("no row of many is cut", await many.$$eval("#statements .row .cell", (cells) => cells.every((cell) => cell.scrollHeight <= cell.clientHeight + 2)));
  await close(many, "many");
  // Until something is chosen the article is that of the first row, however the rows are sorted.
  const sorted = await open("seeds", "#view=relations");
  const shownIn = async () => (await text(sorted, "#article .source p")).split(" · ")[0];
  const readIn = () => text(sorted, "#relations .row:not(.head) .outlet");
  for (const column of ["who", "outlet", "outlet"]) {
    await sorted.click(`#relations .head .${column} button`);
    check(`the article of the first row by ${column}`, (await readIn()).startsWith(await shownIn()));
  }
  await close(sorted, "first row");

  // On a phone the selection lies over the view: what is selected is above it.
  for (const view of ["statements", "timeline", "article"]) {
    const phone = await open("seeds", `#view=${view}&select=${encodeURIComponent(all.statements[4].id)}`, 390);
    await phone.waitForTimeout(100);
    const [on, sheet] = await phone.evaluate(
      (view) =>
        [document.querySelector(`#${view} .on`), document.getElementById("detail")].map(
          (element) => element.getBoundingClientRect().top,
        ),
      view,
    );
    check(`above the selection in ${view} (${on}, ${sheet})`, on > 100 && on < sheet);
    await close(phone, `phone ${view}`);
  }

  for (const width of [390, 1024, 1600]) {
    for (const [colorScheme, view] of [
      ["light", "statements"],
      ["dark", "graph"],
      ["light", "timeline"],
      ["dark", "article"],
      ["light", "relations"],
    ]) {
      const select =
        view === "relations" ? all.relations[5].id : view === "statements" ? undefined : all.statements[2].id;
      const look = await open("seeds", `#view=${view}${select ? `&select=${encodeURIComponent(select)}` : ""}`, width, {
        colorScheme,
      });
      await look.waitForTimeout(150);
      await look.screenshot({ path: `${shots}/${width}-${view}.png` });
      check(
        `nothing is cut at ${width}, ${view}`,
        await look.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      );
      await look.evaluate(axe);
      const { violations } = await look.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, nodes } of violations)
        failures.push(
          `axe at ${width}, ${view}: ${id}: ${nodes
            .slice(0, 3)
            .map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`)
            .join(" | ")}`,
        );
      await close(look, `${width} ${view}`);
    }
  }
}
