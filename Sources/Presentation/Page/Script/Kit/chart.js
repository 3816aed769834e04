// A value over the runs: oldest left, newest at the right edge.
//
// options: runs, value(run) (null where there is none), label, what (the value's name in the tooltip), height,
// limit { value, text, isShown }, steps [{ run, no }], format, ticks(low, high), tickText, fromZero, most,
// hasBand, isDots, isBad(run), hasAxis, isQuiet (steps without numbers), showsEnd, tip(run, value), open(run),
// left, right, top.
function chart(options) {
  const box = h('div.chart', {
    tabindex: 0,
    role: 'group',
    'aria-label': options.label + '. Arrow keys move along the runs, Enter opens one.',
  });
  let drawing = null;
  const draw = () => {
    drawing = new RunChart(box, options);
    box.replaceChildren(drawing.svg);
  };
  alongRuns(box, options.runs, {
    nearest: x => (drawing ? drawing.nearest(x) : 0),
    show: (k, y) => drawing?.show(k, y),
    hide: () => drawing?.hide(),
    ...(options.open ? {open: options.open} : {}),
  });
  whenPlaced(box, draw);
  return box;
}

class RunChart {
  constructor(box, options) {
    this.box = box;
    this.o = {
      left: 44,
      right: 60,
      top: 10,
      fromZero: true,
      hasBand: true,
      hasAxis: true,
      showsEnd: true,
      format: dur,
      tickText: tickTime,
      steps: [],
      ...options
    };
    const {o} = this;
    this.width = Math.max(240, box.clientWidth || 600);
    this.bottom = o.height - (o.hasAxis ? 22 : 6);
    this.slots = slots(o.runs);
    this.values = o.runs.map(o.value);
    this.scale();
    this.cursor = s('path.cur', {d: 'M0 0', visibility: 'hidden'});
    this.svg =
      s('svg', {viewBox: `0 0 ${this.width} ${o.height}`, height: o.height, role: 'img', 'aria-label': o.label}, [
        this.grid(),
        this.levels(),
        this.missing(),
        this.limit(),
        o.isDots ? this.dots() : this.line(),
        this.steps(),
        o.hasAxis && this.days(),
        this.cursor,
      ]);
  }

  scale() {
    const {o} = this;
    const limit = o.limit && o.limit.isShown !== false ? [o.limit.value] : [];
    const seen = this.values.filter((value, k) => value != null && !o.runs[k].isOut);
    const all = [...(seen.length ? seen : this.values.filter(value => value != null)), ...limit];
    this.high = all.length ? Math.max(...all) : 1;
    this.low = o.fromZero ? 0 : Math.min(...all);
    if (o.fromZero) {
      this.high *= 1.06;
    } else {
      const room = (this.high - this.low || 1) * .12;
      this.low -= room;
      this.high += room;
    }
    if (o.most != null) this.high = Math.min(this.high, o.most);
    if (!(this.high > this.low)) this.high = this.low + 1;
  }

  x(position) {
    const {left, right} = this.o;
    return left + (this.width - left - right) * position / this.slots.width;
  }

  y(value) {
    const {top} = this.o;
    return top + (this.bottom - top) * (1 - (Math.min(value, this.high) - this.low) / (this.high - this.low));
  }

  at(k) {
    return this.x(this.slots.positions[k]);
  }

  grid() {
    const {o} = this;
    const ticks = o.ticks ? o.ticks(this.low, this.high) : timeTicks(this.high);
    return ticks.map(value => {
      const y = Math.round(this.y(value)) + .5;
      return y >= o.top - 2 && [
        s(value === 0 ? 'path.base' : 'path.axis', { d: `M${o.left} ${y}H${this.width - o.right}` }),
        s('text', { x: o.left - 8, y: y + 3.5, 'text-anchor': 'end' }, o.tickText(value)),
      ];
    });
  }

  // The median of each stretch between changes, with the usual noise round it: of the trunk's runs alone.
  levels() {
    const {o} = this;
    const cuts = [0, ...o.steps.map(step => o.runs.indexOf(step.run)).filter(k => k > 0), o.runs.length];
    return cuts.slice(0, -1).map((cut, c) => {
      const end = cuts[c + 1], values = [];
      for (let k = cut; k < end; k++) {
        if (this.values[k] != null && o.runs[k].counts) values.push(this.values[k]);
      }
      if (values.length < 2) return null;
      const level = median(values), noise = Math.max(2 * deviation(values), level * .004);
      const from = this.x(this.slots.positions[cut] - .5), to = this.x(this.slots.positions[end - 1] + .5);
      const above = this.y(Math.min(this.high, level + noise)), below = this.y(Math.max(this.low, level - noise));
      const band = {x: from, y: above, width: Math.max(1, to - from), height: Math.max(2, below - above)};
      return [o.hasBand && s('rect.bandp', band), s('path.stepl', {d: `M${from} ${this.y(level)}H${to}`})];
    });
  }

  // Hatched: where no run happened, and runs that do not count.
  missing() {
    const {o} = this, height = this.bottom - o.top;
    return [
      this.slots.gaps.map(
        gap =>
          s('rect.hatch', {x: this.x(gap.from), y: o.top, width: this.x(gap.to) - this.x(gap.from), height},
            s('title', `no runs from ${day(gap.since)} to ${day(gap.until)}`))
      ),
      o.runs.map((run, k) => run.isOut && s('rect.hatch', {
                               x: this.x(this.slots.positions[k] - .5),
                               y: o.top,
                               width: Math.max(2, this.x(1) - this.x(0)),
                               height
                             })),
    ];
  }

  limit() {
    const {o} = this;
    if (!o.limit || o.limit.isShown === false) return null;
    const y = this.y(o.limit.value);
    return [
      s('path.limit', {d: `M${o.left} ${y}H${this.width - o.right}`}),
      s('text.limt', {x: this.width - o.right + 6, y: y + (this.isEndNear() ? -2 : 4)}, o.limit.text),
    ];
  }

  // Whether the newest value's name would stand on the limit's.
  isEndNear() {
    const {o} = this, last = this.values.at(-1);
    if (!o.limit || o.limit.isShown === false || last == null || !o.showsEnd) return false;
    return Math.abs(this.y(last) - this.y(o.limit.value)) < 14;
  }

  dots() {
    const {o} = this, radius = o.runs.length > 200 ? 1.6 : o.runs.length > 60 ? 2.1 : 3.2;
    return this.values.map((value, k) => {
      if (value == null) return null;
      const x = this.at(k), y = this.y(value), run = o.runs[k];
      if (o.isBad(run)) {
        return s('path', { d: `M${x - 3.5} ${y - 3.5}l7 7m0-7l-7 7`, stroke: 'var(--fail)', 'stroke-width': 2 });
      }
      return s(run.isTrunk ? 'circle.pt' : 'circle.pt-open', { cx: x, cy: y, r: radius });
    });
  }

  // Through the trunk's runs; runs that do not count and gaps break it. Those of other branches are points. The newest
  // value has its name.
  line() {
    const {o} = this;
    let path = '', isDown = false;
    this.values.forEach((value, k) => {
      const run = o.runs[k];
      if (this.slots.gaps.some(gap => gap.before === k)) isDown = false;
      if (value == null || run.isOut) isDown = false;
      else if (run.isLine) {
        path += (isDown ? 'L' : 'M') + this.at(k).toFixed(1) + ' ' + this.y(value).toFixed(1);
        isDown = true;
      }
    });
    const last = this.values.length - 1, value = this.values[last];
    const drawn = [s('path.line', {d: path}), this.others(last)];
    if (value == null) return drawn;
    const y = this.y(value);
    const below = this.isEndNear() ? (value > o.limit.value ? -4 : 12) : 4;
    return [
      ...drawn,
      s(o.runs[last].isTrunk ? 'circle.pt' : 'circle.pt-open', {cx: this.at(last), cy: y, r: 3.5}),
      o.showsEnd && s('text.strong', {x: this.width - o.right + 6, y: y + below}, o.format(value)),
    ];
  }

  // The runs that no line goes through, but for the newest one.
  others(last) {
    const {o} = this, radius = o.runs.length > 200 ? 1.6 : o.runs.length > 60 ? 2.1 : 2.8;
    return o.runs.slice(0, last).map((run, k) => {
      const value = this.values[k];
      if (value == null || run.isLine || run.isOut) return null;
      return s('circle.pt-open', {cx: this.at(k).toFixed(1), cy: this.y(value).toFixed(1), r: radius});
    });
  }

  steps() {
    const {o} = this;
    return o.steps.map(step => {
      const k = o.runs.indexOf(step.run);
      if (k <= 0) return null;
      const x = this.x(this.slots.positions[k] - .5);
      return [
        s('path', { d: `M${x} ${o.top + (o.isQuiet ? 0 : 4)}V${this.bottom}`, stroke: 'var(--step)', 'stroke-width': 1,
          'stroke-dasharray': '1 3' }),
        !o.isQuiet && s('circle.no-c', { cx: x, cy: o.top, r: 8 }),
        !o.isQuiet && s('text.no-t', { x, y: o.top + 3.5, 'text-anchor': 'middle' }, step.no),
      ];
    });
  }

  days() {
    const {o} = this, right = this.width - o.right, labels = [];
    let lastX = -99, lastDay = '';
    o.runs.forEach((run, k) => {
      const x = this.at(k), name = day(run.at), isEnd = k === o.runs.length - 1;
      const isFirst = k === 0 || name !== day(o.runs[k - 1].at);
      const fits = isFirst && x - lastX > 74 && x < right - 64 || isEnd && x - lastX > 60 && name !== lastDay;
      if (!fits) return;
      const isAtEdge = x > right - 24;
      const anchor = isAtEdge ? 'end' : 'middle';
      labels.push(s('text', { x: isAtEdge ? right : x, y: o.height - 5, 'text-anchor': anchor }, name));
      [lastX, lastDay] = [x, name];
    });
    return labels;
  }

  nearest(px) {
    return nearestSlot(this.slots.positions.map(position => this.x(position)), px);
  }

  show(k, y) {
    const {o} = this, run = o.runs[k], value = this.values[k], x = this.at(k);
    const box = this.svg.getBoundingClientRect();
    this.cursor.setAttribute('d', `M${x} ${o.top}V${this.bottom}`);
    this.cursor.setAttribute('visibility', 'visible');
    showTip(
      box.left + x * box.width / this.width, y ?? box.top + 20,
      runTip(run, [[o.what, value == null ? 'not known' : o.format(value)], ...(o.tip ? o.tip(run, value) : [])])
    );
  }

  hide() {
    this.cursor.setAttribute('visibility', 'hidden');
    hideTip();
  }
}
