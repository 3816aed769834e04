// Elements. Every text goes in as a text node, never as markup: the only ways into the page are these two
// functions, and neither takes markup.

const SVG = 'http://www.w3.org/2000/svg';

// A text in which nothing turns its neighbours round or hides: direction marks and the like become escapes, as
// the commands show them.
const INVISIBLE = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const visible = text => text.replace(INVISIBLE, it => `\\u{${it.codePointAt(0).toString(16)}}`);

function fill(el, attributes, kids) {
  for (const key in attributes) {
    const value = attributes[key];
    if (value == null || value === false) continue;
    if (key.startsWith('on'))
      el.addEventListener(key.slice(2), value);
    else if (key === 'css')
      Object.assign(el.style, value);
    else
      el.setAttribute(key, value === true ? '' : value);
  }
  for (const kid of [kids].flat(9)) {
    if (kid != null && kid !== false) el.append(kid.nodeType ? kid : visible(String(kid)));
  }
  return el;
}

const isKid = x => x && (x.nodeType || Array.isArray(x) || typeof x !== 'object');

// An element of HTML: h('div.card', { id: 'x' }, 'text', other).
function h(tag, attributes, ...kids) {
  if (isKid(attributes)) {
    kids.unshift(attributes);
    attributes = null;
  }
  const [name, ...classes] = tag.split('.');
  const el = document.createElement(name || 'div');
  if (classes.length) el.className = classes.join(' ');
  return fill(el, attributes, kids);
}

// An element of SVG, in the same way.
function s(tag, attributes, ...kids) {
  if (isKid(attributes)) {
    kids.unshift(attributes);
    attributes = null;
  }
  const [name, ...classes] = tag.split('.');
  const el = document.createElementNS(SVG, name);
  if (classes.length) el.setAttribute('class', classes.join(' '));
  return fill(el, attributes, kids);
}

// The value of a custom property of the theme.
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const isPhone = () => innerWidth <= 720;

// ---------- what is drawn to measure, and drawn again when the room changes ----------

const drawn = new Set();

function whenPlaced(el, draw) {
  drawn.add({el, draw});
  requestAnimationFrame(() => {
    if (el.isConnected) draw();
  });
}

function redraw() {
  for (const it of drawn) {
    if (it.el.isConnected)
      it.draw();
    else
      drawn.delete(it);
  }
}
