// The kinds of element on this page: all that a rule of axe can see of one element, without the words and numbers.
// Two elements of one kind have the same tag, attributes, colours, place, neighbours and sort of children: axe says
// the same of both. Answers the kinds as numbers, and keeps in the window the first element of each.
() => {
  const DATA = /^(name|value|href|src|action|title|placeholder|datetime|alt|content|aria-label|nonce|data-.*|hx-.*)$/;
  const REFERS = /^(id|for|list|headers|aria-(labelledby|describedby|controls|owns|activedescendant))$/;
  const DRAWN = /^(x|y|cx|cy|r|d|width|height|points|transform|viewBox)[0-9]?$/;
  const NAMED = "a, button, summary, label, legend, caption, th, h1, h2, h3, h4, h5, h6, option, title, [role]";
  const DEEP = NAMED + ", table, [aria-hidden]"; // what a rule looks into, further than its children
  const TARGET = "a, button, summary, input, select, textarea, [tabindex]";
  const plain = text => text.replace(/[0-9.]+/g, "N");
  const all = [...document.querySelectorAll("*")].filter(({ tagName }) => !/^(SCRIPT|STYLE)$/.test(tagName));
  const targets = all.filter(element => element.matches(TARGET)).map(element => [element, element.getBoundingClientRect()]);
  const ids = new Map(), above = new Map([[null, ""]]), behind = new Map(), found = new Map();
  for (const { id } of all) if (id) ids.set(id, (ids.get(id) || 0) + 1);

  const value = (element, { name, value }) => {
    if (REFERS.test(name)) return value.split(/\s+/).map(id => ids.get(id) || 0);
    if (name === "href" && value.startsWith("#")) return "#" + (ids.get(value.slice(1)) || 0);
    if (element.tagName === "META" && element.name === "viewport") return value;
    return DATA.test(name) ? !value.trim() : plain(value);
  };
  const attributes = element => [...element.attributes].filter(({ name }) => !DRAWN.test(name))
    .map(attribute => attribute.name + "=" + value(element, attribute)).sort();
  const short = element => element ? element.tagName + plain(element.getAttribute("class") || "") : "";
  const sorts = elements => [...new Set([...elements].map(short))].sort();
  const crowded = element => { // a target too small for a finger, and whether another one is near
    const mine = targets.find(([one]) => one === element)?.[1];
    if (!mine || (mine.width >= 24 && mine.height >= 24)) return "";
    const near = ([one, its]) => one !== element && its.left < mine.right + 24 && its.right > mine.left - 24
      && its.top < mine.bottom + 24 && its.bottom > mine.top - 24;
    return targets.some(near) ? "crowded" : "small";
  };
  const scrolls = ({ scrollHeight, scrollWidth, clientHeight, clientWidth }) =>
    scrollHeight > clientHeight + 14 || scrollWidth > clientWidth + 14;
  const looks = (element, style) => {
    const { color, backgroundColor, backgroundImage, fontSize, fontWeight, textDecorationLine, opacity, overflow } = style;
    const under = behind.get(element.parentElement);
    const clear = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
    behind.set(element, clear ? under : backgroundColor + (backgroundImage !== "none"));
    const around = element.parentElement ? getComputedStyle(element.parentElement).color : "";
    return [color, around, behind.get(element), overflow, fontSize, fontWeight, textDecorationLine, opacity, crowded(element),
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })];
  };
  const kind = element => [
    above.get(element.parentElement), attributes(element.parentElement || element), attributes(element),
    short(element), short(element.previousElementSibling), short(element.nextElementSibling),
    sorts(element.matches(DEEP) || scrolls(element) ? element.querySelectorAll("*") : element.children),
    [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()),
    element.matches(NAMED) && !element.textContent.trim(), element.labels?.length, element.checked,
    element === document.activeElement, ...looks(element, getComputedStyle(element)),
  ].join("|");
  const number = text => { // of 53 bits (cyrb53): two texts with one number are not to be feared
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      a = Math.imul(a ^ c, 2654435761);
      b = Math.imul(b ^ c, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return 4294967296 * (2097151 & b) + (a >>> 0);
  };
  for (const element of all) {
    const found_as = number(kind(element));
    above.set(element, above.get(element.parentElement) + ">" + element.tagName + (element.getAttribute("role") || ""));
    if (!found.has(found_as)) found.set(found_as, element);
  }
  // What a page as a whole must have; without it the page is of another kind, and looked at from top to bottom.
  const needs = ["html[lang]", "title", "h1", "main", "h2", "a[href^='#']", "meta[name=viewport]", "iframe", "meta[http-equiv]"];
  const page = number(needs.map(selector => document.querySelector(selector) !== null).join());
  found.set(page, document.documentElement);
  window.eenplanKinds = found;
  return [...found.keys()];
}
