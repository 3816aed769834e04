// Where the time of a run goes: area is the median, colour is growth. Three levels at once; a click goes one down.

// By keys one gets from map to map: where the next one begins with the focus, the name of the cell that has it.
let mapFocus = null;

class Treemap {
  constructor(tests, path) {
    this.tests = tests;
    this.path = path;
    this.total = sum(tests.map(test => test.median));
    this.cells = [];
    this.box = h('div.chart.tm');
    this.box.addEventListener('keydown', event => this.pressed(event));
    this.box.addEventListener('focusin', event => this.focused(event));
    this.box.addEventListener('focusout', hideTip);
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
    const hadFocus = this.box.contains(document.activeElement) && this.cells[this.at]?.address;
    this.cells = [];
    const drawing = this.place(gathered(this.tests, this.path.length), 0, 0, width, height, this.path, 0, null);
    this.box.replaceChildren(
      s('svg', {
        viewBox: `0 0 ${width} ${height}`,
        height,
        role: 'group',
        'aria-label': 'Where the time of a run goes. Arrow keys move beside, into and out of a part, Enter opens it, '
          + 'Escape goes one up. The tables below hold the same'
      },
        drawing)
    );
    this.enter(Math.max(0, this.cells.findIndex(it => it.address === hadFocus)), Boolean(hadFocus));
    if (mapFocus == null) return;
    this.enter(Math.max(0, this.cells.findIndex(it => it.item.name === mapFocus)), true);
    mapFocus = null;
  }

  place(items, x, y, width, height, path, depth, parent) {
    return squarified(items, x, y, width, height).map(it => {
      const { item } = it, inner = [...path, item.name], head = depth === 0 ? 20 : 16;
      const address = item.isTest ? testPlace(item.tests[0]) : link('slow', { in: inner.join('›') });
      if (item.isTest || depth >= 2 || it.width < 40 || it.height < head + 18) return this.leaf(it, address, parent);
      const [x, y, kind] = depth ? [5, 12, 'minor'] : [2, 14, 'gl'], said = `${item.name}  ${dur(item.size)}`;
      const name = this.fits(said, kind, it.width - 8) ? said : item.name;
      const title = this.text(it.x + x, it.y + y, it.width - 8, name, kind);
      const [left, right] = depth ? [1, 2] : [0, 3], below = it.height - head - 1;
      const ground = s('rect', {x: it.x, y: it.y, width: it.width, height: head, fill: 'transparent'});
      const cell = this.cell(item, address, parent, ground, title), number = this.cells.length - 1;
      return [
        cell,
        this.place(
          gathered(item.tests, inner.length), it.x + left, it.y + head, it.width - right, below, inner, depth + 1,
          number
        ),
      ];
    });
  }

  leaf(it, address, parent) {
    const {item} = it, colour = growthColour(item.growth, item.grew), isStrong = colour.opacity > .12;
    const room = {x: it.x + .5, y: it.y + .5, width: Math.max(0, it.width - 1), height: Math.max(0, it.height - 1)};
    const line = (row, text, cls) => this.text(it.x + 5, it.y + 14 * row, it.width - 8, text, cls);
    // A figure that was cut would be another one.
    const figure = (row, text, cls) => this.fits(text, cls, it.width - 8) && line(row, text, cls);
    return this.cell(
      item, address, parent, s('rect', {...room, fill: 'var(--heat0)'}), s('rect', {...room, ...colour}),
      it.height > 17 && it.width > 36 && line(1, item.name.replace(/^test_|\.\w+$/g, ''), ''),
      it.height > 32 && figure(2, dur(item.size), isStrong ? '' : 'minor'),
      isStrong && it.height > 46 && figure(3, (item.growth > 1 ? '▲ ' : '▼ ') + times(item.growth), 'gl')
    );
  }

  cell(item, address, parent, ...shapes) {
    const share = percent(100 * item.size / (this.total || 1));
    const name = [
      item.name, `takes ${dur(item.size)}, ${share}`, item.isTest ? 'a test' : count(item.tests.length, 'test'),
      growthColour(item.growth, item.grew).opacity > 0 && `${times(item.growth)} of what it took`
    ].filter(Boolean).join(', ');
    const el =
      s('g.cell', {'data-cell': this.cells.length, role: 'link', tabindex: -1, 'aria-label': visible(name)}, shapes);
    this.cells.push({item, address, parent, el});
    return el;
  }

  // One cell is in the order of tabs: the one where the reader is.
  enter(number, isFocused) {
    this.cells[this.at]?.el.setAttribute('tabindex', -1);
    this.at = number;
    const cell = this.cells[number];
    cell?.el.setAttribute('tabindex', 0);
    if (isFocused) cell?.el.focus({preventScroll: true});
  }

  // Beside it, into it, out of it.
  next(key) {
    const {cells, at} = this, parent = cells[at]?.parent ?? null;
    if (key === 'ArrowDown') return cells.findIndex(it => it.parent === at);
    if (key === 'ArrowUp') return parent ?? -1;
    const beside = cells.flatMap((it, k) => (it.parent === parent ? [k] : []));
    const step = {ArrowLeft: -1, ArrowRight: 1}[key];
    if (step) return beside[beside.indexOf(at) + step] ?? -1;
    return {Home: beside[0], End: beside.at(-1)}[key];
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      mapFocus = this.cells[this.at]?.item.isTest ? null : '';
      go(this.cells[this.at].address);
      return;
    }
    if (event.key === 'Escape' && this.path.length) {
      mapFocus = this.path.at(-1);
      const up = this.path.slice(0, -1);
      go(link('slow', up.length ? {in: up.join('›')} : null));
      return;
    }
    const next = this.next(event.key);
    if (next == null) return;
    event.preventDefault();
    if (next >= 0) this.enter(next, true);
  }

  focused(event) {
    const cell = this.cellAt(event);
    if (!cell) return;
    if (cell.el !== this.cells[this.at]?.el) this.enter(this.cells.indexOf(cell), false);
    const room = cell.el.getBoundingClientRect();
    if (cell.el.matches(':focus-visible')) this.tell(cell, room.left + Math.min(60, room.width / 2), room.top + 18);
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
    return cell ? this.tell(cell, event.clientX, event.clientY) : hideTip();
  }

  tell({item}, x, y) {
    return showTip(x, y, h('div.h', item.name), tipRows([
                     ['takes', dur(item.size)], ['share', percent(100 * item.size / this.total)],
                     ['tests', whole(item.tests.length)], ['growth', times(item.growth)],
                     ['adds', signed(item.grew)]
                   ]));
  }
}
