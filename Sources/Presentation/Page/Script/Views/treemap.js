// Where the time of a run goes: area is the median, colour is growth. Three levels at once; a click goes one down.

// Folder, file, class of a test; the class alone where nobody knows the file.
function levelsOf(test) {
  if (!test.file) return test.cls ? test.cls.split(/::|[./]/).filter(Boolean) : [];
  const parts = test.file.replace(/^tests?\//, '').split('/');
  return [...parts, ...(test.cls ? [test.cls] : [])];
}

// The tests of a level, gathered by what they are in below it.
function gathered(tests, level) {
  const groups = new Map();
  for (const test of tests) {
    const name = levelsOf(test)[level], key = name ?? '\0' + test.i;
    if (!groups.has(key)) groups.set(key, {name: name ?? (test.name.trim() ? test.name : test.label), isTest: name == null, size: 0, tests: []});
    const group = groups.get(key);
    group.size += test.median;
    group.tests.push(test);
  }
  for (const group of groups.values()) {
    const older = sum(group.tests.map(test => test.older ?? test.median)),
          newer = sum(group.tests.map(test => test.newer ?? test.median));
    group.grew = newer - older;
    group.growth = older > 0 ? newer / older : NaN;
  }
  return [...groups.values()];
}

// Rectangles as square as can be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
function squarified(items, x, y, width, height) {
  const rectangles = [], all = sum(items.map(item => item.size));
  if (!(all > 0 && width > 0 && height > 0)) return rectangles;
  const scale = width * height / all, rest = [...items].sort((a, b) => b.size - a.size);
  let at = 0;
  while (at < rest.length && width > .01 && height > .01) {
    const short = Math.min(width, height);
    let end = at, total = 0, best = Infinity;
    while (end < rest.length) {
      const more = total + rest[end].size * scale;
      const worst = Math.max(
        short * short * rest[at].size * scale / (more * more),
        more * more / (short * short * rest[end].size * scale)
      );
      if (worst > best) break;
      [best, total] = [worst, more];
      end++;
    }
    const thick = total / short;
    let offset = 0;
    for (const item of rest.slice(at, end)) {
      const long = item.size * scale / thick;
      rectangles.push(
        width >= height ? {item, x, y: y + offset, width: thick, height: long}
                        : {item, x: x + offset, y, width: long, height: thick}
      );
      offset += long;
    }
    if (width >= height)
      [x, width] = [x + thick, width - thick];
    else
      [y, height] = [y + thick, height - thick];
    at = end;
  }
  return rectangles;
}

// Grey under ×1.10 or 20 ms, full at ×2 and ×0.5.
function growthColour(growth, grew = Infinity) {
  const doublings = Number.isNaN(growth) || Math.abs(grew) < 2e4 ? 0 : clamp(Math.log2(growth), -1, 1);
  const strength = Math.abs(doublings) < .1375 ? 0 : .22 + .78 * Math.abs(doublings);
  return {fill: doublings > 0 ? 'var(--heat-slow)' : 'var(--heat-fast)', opacity: strength * .62};
}

class Treemap {
  constructor(tests, path) {
    this.tests = tests;
    this.path = path;
    this.total = sum(tests.map(test => test.median));
    this.cells = [];
    this.box = h('div.chart.tm');
    whenPlaced(this.box, () => this.draw());
    this.box.addEventListener('pointermove', event => this.hover(event));
    this.box.addEventListener('pointerleave', hideTip);
    this.box.addEventListener('click', event => {
      const cell = this.cellAt(event);
      if (cell) go(cell.address);
    });
  }

  draw() {
    const width = this.box.clientWidth || 600, height = isPhone() ? 420 : clamp(innerHeight - 330, 400, 560);
    this.cells = [];
    const drawing = this.place(gathered(this.tests, this.path.length), 0, 0, width, height, this.path, 0);
    this.box.replaceChildren(
      s('svg', {
        viewBox: `0 0 ${width} ${height}`,
        height,
        role: 'img',
        'aria-label': 'Where the time of a run goes; the tables below hold the same'
      },
        drawing)
    );
  }

  place(items, x, y, width, height, path, depth) {
    return squarified(items, x, y, width, height).map(it => {
      const { item } = it, inner = [...path, item.name], head = depth === 0 ? 20 : 16;
      const address = item.isTest ? testPlace(item.tests[0]) : link('slow', { in: inner.join('›') });
      if (item.isTest || depth >= 2 || it.width < 40 || it.height < head + 18) return this.leaf(it, address);
      const [x, y, kind] = depth ? [5, 12, 'minor'] : [2, 14, 'gl'], said = `${item.name}  ${dur(item.size)}`;
      const name = this.fits(said, kind, it.width - 8) ? said : item.name;
      const title = this.text(it.x + x, it.y + y, it.width - 8, name, kind);
      const [left, right] = depth ? [1, 2] : [0, 3], below = it.height - head - 1;
      const ground = s('rect', {x: it.x, y: it.y, width: it.width, height: head, fill: 'transparent'});
      return [
        this.cell(item, address, ground, title),
        this.place(
          gathered(item.tests, inner.length), it.x + left, it.y + head, it.width - right, below, inner, depth + 1
        ),
      ];
    });
  }

  leaf(it, address) {
    const {item} = it, colour = growthColour(item.growth, item.grew), isStrong = colour.opacity > .12;
    const room = {x: it.x + .5, y: it.y + .5, width: Math.max(0, it.width - 1), height: Math.max(0, it.height - 1)};
    const line = (row, text, cls) => this.text(it.x + 5, it.y + 14 * row, it.width - 8, text, cls);
    // A figure that was cut would be another one.
    const figure = (row, text, cls) => this.fits(text, cls, it.width - 8) && line(row, text, cls);
    return this.cell(
      item, address, s('rect', {...room, fill: 'var(--heat0)'}), s('rect', {...room, ...colour}),
      it.height > 17 && it.width > 36 && line(1, item.name.replace(/^test_|\.\w+$/g, ''), ''),
      it.height > 32 && figure(2, dur(item.size), isStrong ? '' : 'minor'),
      isStrong && it.height > 46 && figure(3, (item.growth > 1 ? '▲ ' : '▼ ') + times(item.growth), 'gl')
    );
  }

  cell(item, address, ...shapes) {
    this.cells.push({item, address});
    return s('g.cell', {'data-cell': this.cells.length - 1}, shapes);
  }

  // Of the text of a class, which measures it.
  penOf(cls) {
    this.pen ??= document.createElement('canvas').getContext('2d');
    this.pen.font = (cls === 'gl' ? '650 ' : '') + '11px ' + getComputedStyle(document.body).fontFamily;
    return this.pen;
  }

  fits(text, cls, width) {
    return this.penOf(cls).measureText(visible(text)).width <= width;
  }

  text(x, y, width, text, cls) {
    if (width < 20) return null;
    return s('text' + (cls ? '.' + cls : ''), {x, y}, shortened(this.penOf(cls), text, width));
  }

  cellAt(event) {
    const cell = event.target.closest('.cell');
    return cell && this.cells[cell.dataset.cell];
  }

  hover(event) {
    const cell = this.cellAt(event);
    if (!cell) return hideTip();
    const {item} = cell;
    return showTip(event.clientX, event.clientY, h('div.h', item.name), tipRows([
                     ['takes', dur(item.size)], ['share', percent(100 * item.size / this.total)],
                     ['tests', whole(item.tests.length)], ['growth', times(item.growth)],
                     ['adds', signed(item.grew)]
                   ]));
  }
}
