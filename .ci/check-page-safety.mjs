// Hostile texts stay texts, letters beyond 16 bits keep their places, and only addresses of the web are links.

/** All elements that the page is made of. */
const KNOWN =
  "A ASIDE B BLOCKQUOTE BODY BUTTON CANVAS CAPTION CODE DD DETAILS DIV DL DT FORM H1 H2 H3 HEAD HEADER HTML INPUT LABEL LI LINK MAIN MARK META NAV NOSCRIPT OL OPTION P Q SCRIPT SECTION SELECT SMALL SPAN STYLE SUMMARY TABLE TBODY TD TH THEAD TIME TITLE TR UL".split(
    " ",
  );

export async function run({ check, open, close, texts, data }) {
  for (const name of ["hostile-articles", "hostile-graph"]) {
    const page = await open(name);
    const all = await data(page);
    for (const view of ["statements", "relations", "timeline"]) {
      await page.click(`#tab-${view}`);
      const rows = await page.$$eval(`#${view} .row:not(.head)`, (rows) => rows.length);
      check(
        `${name}: rows of ${view}`,
        rows,
        {
          statements: all.statements.length,
          relations: all.relations.length,
          timeline: all.statements.length + all.relations.length,
        }[view],
      );
      await page.focus(`#${view} .list`);
      for (let row = 0; row < Math.min(rows, 40); row++) await page.keyboard.press("ArrowDown");
    }
    for (let index = 0; index < all.articles.length; index++) {
      if (all.articles.length > 1) await page.selectOption("#article select", String(index));
      const { text } = all.articles[index];
      if (text !== undefined)
        check(
          `${name}: the text of article ${index}`,
          await page.$eval("#article .text", (place) => place.textContent),
          text,
        );
    }
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const elements = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll("*")].map(({ tagName }) => tagName)),
    ]);
    check(
      `${name}: elements`,
      elements.filter((element) => !KNOWN.includes(element)),
      [],
    );
    check(`${name}: scripts`, await page.$$eval("script", (scripts) => scripts.length), 2);
    const links = await page.$$eval("a", (links) => links.map(({ protocol }) => protocol));
    check(
      `${name}: links`,
      links.filter((protocol) => !["http:", "https:"].includes(protocol)),
      [],
    );
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .flatMap((element) => element.getAttributeNames())
        .filter((attribute) => attribute.startsWith("on")),
    );
    check(`${name}: attributes with scripts`, attributes, []);
    await close(page, name);
  }

  const page = await open("astral");
  const all = await data(page);
  const { text } = all.articles[0];
  check("the text with emoji", await page.$eval("#article .text", (place) => place.textContent), text);
  for (const statement of all.statements) {
    for (const words of statement.words) check("words with emoji", text.slice(...words.at), words.exact);
  }
  const quotes = all.relations.flatMap((relation) => relation.evidence.map((evidence) => evidence.words));
  for (const words of quotes) check("words with emoji", text.slice(...words.at), words.exact);
  check("there are some", [all.statements.length > 2, quotes.length > 0], [true, true]);
  for (let row = 1; row <= all.statements.length; row++) {
    await page.click(`#statements .claim:nth-child(${row}) .words`);
    const marked = (await texts(page, "#article mark.on")).join("");
    const words = await page.$eval("#detail blockquote", (quote) => quote.textContent);
    check(`the mark of row ${row}`, marked.includes(words));
    const address = await page.$eval("#detail .actions a", (link) => link.href);
    check("the link leads to the words", address.startsWith("https://example.org/astral?a=1&b=2#:~:text="));
    check(
      "the link can be read again",
      words.startsWith(decodeURIComponent(address.split(":~:text=")[1].split(",")[0])),
    );
  }
  await close(page, "astral");
}
