// The data, and how elements are made: texts become text nodes, so nothing in them is ever markup.

const data = JSON.parse(document.getElementById("data").textContent);
const { entities, articles, statements, relations, parties } = data;

const byId = (id) => document.getElementById(id);

/** Makes an element with properties and children; a child that is no element is a text. */
function make(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "text") element.textContent = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

/** Makes a button that does something. */
const button = (text, act, properties) => make("button", { type: "button", onclick: act, ...properties }, text);

/** Makes a link that leaves the page; a text where the address is none of the web. */
function link(address, text) {
  const safe = webAddress(address);
  if (!safe) return make("span", {}, text);
  return make("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Gives an address if it is http or https, else nothing. */
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Tells a change to those who do not see it. */
function tell(text) {
  byId("live").textContent = text;
}

/** Gives how much of a view the selection covers from below, as it does on small screens. */
function covered() {
  const detail = byId("detail");
  return getComputedStyle(detail).position === "absolute" ? detail.offsetHeight : 0;
}

/** Calls an action once in the next frame, however often it is asked for. */
function eachFrame(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      act();
    });
  };
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : (many ?? one + "s")}`;
