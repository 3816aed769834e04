// Tests by runs: a cell is an outcome, and a duration by how far it is from the test's median.

const ZOOMS = {
  far: ['Far', 3, 14],
  marks: ['Marks', 10, 18],
  durations: ['Durations', 64, 22]
};

// First what fails, for how many runs; then what failed, what grew, what takes long.
const gridWeight = test => (test.failing ? 1e9 + test.failing * 1e5 : 0) + test.failed * 1e3
  + (hasGrown(test) || hasShrunk(test) ? 500 : 0) + Math.min(400, (test.median || 0) / 1e5);

function gridView(suite, _, query) {
  return new TestsByRuns(suite, query).parts();
}

class TestsByRuns extends GridPainting {
  constructor(suite, query) {
    super();
    this.suite = suite;
    this.runs = runsInRange(suite);
    const usual = this.runs.length > 150 ? 'far' : this.runs.length > 24 ? 'marks' : 'durations';
    this.zoom = query.get('zoom') in ZOOMS ? query.get('zoom') : usual;
    this.only = query.get('only') === 'failed' ? 'failed' : 'all';
    this.searched = query.get('q') || '';
    this.list = [];
    this.hovered = null;
  }

  parts() {
    const {suite} = this;
    this.canvas = h('canvas', {'aria-hidden': 'true'});
    this.room = h('div.room');
    this.box =
      h('div.gridbox',
        {
          tabindex: 0,
          role: 'region',
          'aria-label': 'Tests by runs. j and k move, Enter opens. The Tests view holds the same as a table.'
        },
        this.canvas, this.room);
    this.status = h('span.dim', {role: 'status'});
    const search = h('input', {
      type: 'search',
      id: 'q',
      placeholder: 'Search tests, files, owners',
      'aria-label': 'Search tests, files and owners',
      value: this.searched,
      autocomplete: 'off',
      spellcheck: 'false'
    });
    search.addEventListener('input', () => {
      this.searched = search.value;
      this.apply();
    });
    const zooms = Object.entries(ZOOMS).map(
      ([key, [title]]) =>
        h('button.btn', {
          type: 'button',
          'aria-pressed': String(this.zoom === key),
          onclick: () => go(link('grid', this.query({zoom: key})))
        },
          title)
    );
    const failed =
      h('button.btn', {
        type: 'button',
        'aria-pressed': String(this.only === 'failed'),
        onclick: () => go(link('grid', this.query({only: this.only === 'failed' ? 'all' : 'failed'})))
      },
        'Only tests that failed');
    this.box.addEventListener('scroll', () => this.paint(), {passive: true});
    this.box.addEventListener('pointermove', event => this.hover(event));
    this.box.addEventListener('pointerleave', () => this.leave());
    this.box.addEventListener('click', event => {
      const { test, run } = this.at(event);
      if (test) go(testPlace(test));
      else if (run) go(runLink(run));
    });
    keys.move = step => this.move(step);
    keys.open = () => this.hovered && go(testPlace(this.hovered));
    whenPlaced(this.box, () => this.apply());
    return [
      h('h1.sr', 'Grid'), h('div.toolbar', search, h('span.group', zooms), failed, this.status), this.box,
      gridLegend(this.runs),
      h('div.card', foot({
          statement:
            sql`/* What each test did first; retries too: laptime history TEST */ SELECT test, substr(run, 1, 8) AS run, word AS outcome, duration_us
              FROM run_list JOIN first_attempts USING (run_id) JOIN test_names USING (test_id)
              JOIN outcomes ON outcomes.id = outcome WHERE suite = ${suite.suite} ORDER BY test, started_at`,
        }))
    ];
  }

  query(change) {
    const query = {zoom: this.zoom, only: this.only, q: this.searched, ...change};
    return Object.fromEntries(
      Object.entries(query).filter(([key, value]) => value && !(key === 'only' && value === 'all'))
    );
  }

  apply() {
    const searched = this.searched.trim().toLowerCase();
    this.list = this.suite.tests.filter(
      test => (!searched || test.folded.includes(searched)) && (this.only === 'all' || test.failed > 0)
    );
    const weights = new Map(this.list.map(test => [test, gridWeight(test)]));
    this.list.sort((a, b) => weights.get(b) - weights.get(a) || a.i - b.i);
    this.status.textContent = `${count(this.list.length, 'test')} × ${count(this.runs.length, 'run')}`;
    this.measure();
    this.box.scrollTop = 0;
    this.box.scrollLeft = this.box.scrollWidth;
    this.paint();
  }

  measure() {
    const {box} = this, [, column, row] = ZOOMS[this.zoom];
    this.width = box.clientWidth;
    this.height = box.clientHeight;
    this.names = isPhone() ? 150 : this.width > 1200 ? 400 : 300;
    this.head = 44;
    this.shortNames = new Map();
    this.row = row;
    this.slots = slots(this.runs);
    const widest = this.zoom === 'durations' ? 74 : 16;
    this.column = clamp((this.width - this.names - 10) / this.slots.width, column, widest);
    this.across = this.slots.width * this.column;
    this.room.style.width = this.names + this.across + 6 + 'px';
    this.room.style.height = Math.max(0, this.list.length * row + this.head + 8 - this.height) + 'px';
    sizeCanvas(this.canvas, this.width, this.height, devicePixelRatio || 1);
    this.ink = Object.fromEntries([
      'ink', 'ink2', 'ink3', 'line', 'line2', 'fail', 'pass-soft', 'surface', 'sunken', 'accent-soft', 'flaky',
      'heat-slow', 'heat-fast'
    ].map(name => [name, token('--' + name)]));
  }

  // Where the column of a run begins.
  x(k) {
    return this.names + (this.slots.positions[k] - .5) * this.column - this.box.scrollLeft;
  }

  y(place) {
    return this.head + 4 + place * this.row - this.box.scrollTop;
  }

  // The test and the run under the pointer; in the head a run alone.
  at(event) {
    const box = this.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    const test = y < this.head ? null : this.list[Math.floor((y - this.head - 4 + this.box.scrollTop) / this.row)];
    const run = x < this.names ? null : this.runs.find((_, k) => x >= this.x(k) && x < this.x(k) + this.column);
    return {test, run};
  }

  hover(event) {
    const {test, run} = this.at(event);
    if (test !== this.hovered) {
      this.hovered = test;
      this.paint();
    }
    this.box.style.cursor = test || run ? 'pointer' : '';
    if (!test && !run) return hideTip();
    if (!test) return showTip(event.clientX, event.clientY, runTip(run));
    return showTip(
      event.clientX, event.clientY, h('div.h', test.label), h('div.dim', test.file),
      run && tipRows([
        run.isOut && [outWord(run), 'not counted'], ['outcome', outcomeWord(this.suite, test, run)],
        ['took', dur(this.suite.duration(test.i, run.i))], ['its median', dur(test.median)], ['commit', run.short],
        ['when', when(run.at)]
      ])
    );
  }

  // To the next or the previous test, which is said to those who do not see it.
  move(step) {
    const place = clamp(this.list.indexOf(this.hovered) + step, 0, this.list.length - 1);
    const test = this.list[place];
    if (!test) return;
    const top = place * this.row, room = this.height - this.head - 8 - this.row;
    this.hovered = test;
    this.box.scrollTop = clamp(this.box.scrollTop, top - room, top);
    this.status.textContent = `${test.label}: ${outcomeWord(this.suite, test, this.runs.at(-1))}`;
    this.paint();
  }

  leave() {
    hideTip();
    if (!this.hovered) return;
    this.hovered = null;
    this.paint();
  }
}

function gridLegend(runs) {
  const box = {width: 14, height: 14}, out = {fill: 'none', stroke: 'var(--ink2)', 'stroke-width': 1.3};
  const fill = (colour, ...more) => [s('rect', {...box, fill: colour}), ...more];
  return h('div.legend.under', [
    [fill('var(--pass-soft)'), 'passed'],
    [
      fill('var(--pass-soft)', s('rect', {y: 6, width: 14, height: 8, fill: 'var(--heat-slow)', opacity: .8})),
      'longer than its median: from below, or ▲'
    ],
    [
      fill('var(--pass-soft)', s('rect', {width: 14, height: 8, fill: 'var(--heat-fast)', opacity: .8})),
      'shorter: from above, or ▼'
    ],
    [fill('var(--pass-soft)', s('rect', {width: 14, height: 4, fill: 'var(--flaky)'})), 'passed after it failed'],
    [
      fill('var(--fail)', s('path', {d: 'M4 4l6 6m0-6l-6 6', stroke: 'var(--surface)', 'stroke-width': 1.6})),
      'failed'
    ],
    [fill('var(--sunken)', s('path', {d: 'M4 7h6', stroke: 'var(--ink3)', 'stroke-width': 1.5})), 'skipped'],
    [[s('rect', {...box, fill: 'none', stroke: 'var(--line2)'})], 'not run: empty'],
    runs.some(run => run.excluded == null && run.outage)
      && [[s('rect.hatch', box), s('path', {d: 'M3 3.5h8l-4 7.5z', ...out})], 'an outage: not counted'],
    runs.some(run => run.excluded != null)
      && [
        [s('rect.hatch', box), s('circle', {cx: 7, cy: 7, r: 3.8, ...out}), s('path', {d: 'M4.3 4.3l5.4 5.4', ...out})],
        'taken out: not counted'
      ],
  ].filter(Boolean).map(([shapes, text]) => h('span.k', s('svg', {...box, 'aria-hidden': 'true'}, shapes), text)));
}
