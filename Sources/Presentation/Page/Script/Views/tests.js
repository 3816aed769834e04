// Every test: sorted, searched, filtered. Rows are made as they come into view, and kept.

function testsView(suite, _, query) {
  return new TestTable(suite, query).parts();
}

// By address how far its list was scrolled.
const scrolled = new Map();

class TestTable {
  constructor(suite, query) {
    this.suite = suite;
    this.runs = runsInRange(suite);
    this.chosen = {
      q: query.get('q') || '',
      state: query.get('state') || '',
      tier: query.get('tier') || '',
      owner: query.get('owner') || '',
      file: query.get('file') || '',
      seen: query.get('seen') || ''
    };
    this.sort = COLUMNS.some(it => it[0] === query.get('sort')) ? query.get('sort') : 'state';
    this.direction = query.get('dir') === '-1' ? -1 : 1;
    this.list = [];
    this.current = -1;
    this.rows = new Map();
    this.unsketched = [];
    this.isSketching = false;
  }

  parts() {
    const {suite, chosen} = this;
    this.search = h('input', {
      type: 'search',
      id: 'q',
      placeholder: 'Search tests, files, owners',
      autocomplete: 'off',
      'aria-label': 'Search tests, files and owners',
      value: chosen.q,
      spellcheck: 'false'
    });
    this.search.addEventListener('input', () => {
      chosen.q = this.search.value;
      this.apply();
    });
    this.selects = [
      this.select('state', 'Any state', test => test.state), this.select('tier', 'Any tier', test => test.tier),
      this.select('owner', 'Any owner', test => test.owner), this.select('file', 'Any file', test => test.file),
      this.select('seen', 'Run at any time', test => (test.isHere ? 'in this run' : 'not in this run'))
    ].filter(Boolean);
    this.status = h('span.dim', {role: 'status'});
    this.body = h('tbody');
    this.heads = COLUMNS.map(
      ([key, title, cls, , isNumber]) =>
        h('th.col-' + key + (cls ? '.' + cls : '') + (isNumber ? '.num' : ''), {scope: 'col'},
          h('button', {type: 'button', onclick: () => this.sortBy(key, isNumber || key === 'spark')}, title))
    );
    this.table = h('table', h('caption.sr', 'Tests'), h('thead', h('tr', this.heads)), this.body);
    this.box =
      h('div.vt' + (suite.tests.some(test => test.owner) ? '' : '.ownerless'), {tabindex: 0, role: 'region', 'aria-label': 'Tests. j and k move, Enter opens.'}, this.table);
    this.box.addEventListener('scroll', () => {
      scrolled.set(location.hash, this.box.scrollTop);
      this.paint();
    }, {passive: true});
    keys.move = step => this.move(step);
    keys.open = () => this.list[this.current] && go(testPlace(this.list[this.current]));
    whenPlaced(this.box, () => this.apply(true));
    return [
      h('h1.sr', 'Tests'), h('div.toolbar', this.search, this.selects, this.status), this.box,
      h('p.note.under',
        'Growth: the newer half of the last 30 runs against the older half. Median: of the last 30 runs.'),
      h('div.card', foot({
          statement: withMedians(suite, sql`SELECT test, runs, median_us, longest_us
            FROM medians JOIN test_names USING (test_id) ORDER BY median_us DESC, test`),
          same: `laptime tests --suite ${shellWord(suite.suite)} --limit ${suite.testCount}`,
        }))
    ];
  }

  select(key, title, of) {
    const tally = new Map();
    for (const test of this.suite.tests) tally.set(of(test), (tally.get(of(test)) || 0) + 1);
    tally.delete('');
    if (!tally.size) return null;
    const options = [...tally].sort((a, b) => b[1] - a[1]).slice(0, 500);
    const el =
      h('select', {'aria-label': title}, h('option', {value: ''}, title),
        options.map(([value,
                      n]) => h('option', {value, selected: this.chosen[key] === value}, `${value} (${whole(n)})`)));
    el.addEventListener('change', () => {
      this.chosen[key] = el.value;
      this.apply();
    });
    return el;
  }

  sortBy(key, isGreatestFirst) {
    this.direction = this.sort === key ? -this.direction : isGreatestFirst ? -1 : 1;
    this.sort = key;
    this.apply();
  }

  apply(isFirst) {
    const {chosen} = this, searched = chosen.q.trim().toLowerCase();
    this.searched = searched;
    this.list = this.sorted().filter(
      test => (!searched || test.folded.includes(searched)) && (!chosen.state || test.state === chosen.state)
        && (!chosen.tier || test.tier === chosen.tier) && (!chosen.owner || test.owner === chosen.owner)
        && (!chosen.file || test.file === chosen.file)
        && (!chosen.seen || test.isHere === (chosen.seen === 'in this run'))
    );
    this.heads.forEach((head, k) => {
      const isSorted = COLUMNS[k][0] === this.sort;
      if (isSorted) head.setAttribute('aria-sort', this.direction > 0 ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
      head.firstChild.textContent = COLUMNS[k][1] + (isSorted ? (this.direction > 0 ? ' ↑' : ' ↓') : '');
    });
    this.status.textContent = this.list.length === this.suite.testCount
      ? count(this.list.length, 'test')
      : `${whole(this.list.length)} of ${count(this.suite.testCount, 'test')}`;
    this.table.setAttribute('aria-rowcount', this.list.length + 1);
    this.current = -1;
    if (!isFirst) {
      this.box.scrollTop = 0;
      this.keepAddress();
    }
    this.paint();
    // Back from a test the list stands where it stood.
    if (isFirst) this.box.scrollTop = scrolled.get(location.hash) || 0;
  }

  // All tests in the order that was asked for last; what is searched and filtered keeps it.
  sorted() {
    const order = `${this.sort} ${this.direction}`;
    if (this.order === order) return this.inOrder;
    const of = COLUMNS.find(it => it[0] === this.sort)[3], ranks = this.suite.tests.map(of);
    this.order = order;
    this.inOrder = [...this.suite.tests].sort((a, b) => {
      const x = ranks[a.i], y = ranks[b.i];
      return (x < y ? -this.direction : x > y ? this.direction : 0) || (b.median ?? 0) - (a.median ?? 0) || a.i - b.i;
    });
    return this.inOrder;
  }

  keepAddress() {
    const query = Object.fromEntries(Object.entries(this.chosen).filter(it => it[1]));
    if (this.sort !== 'state' || this.direction !== 1) Object.assign(query, {sort: this.sort, dir: this.direction});
    history.replaceState(null, '', link('tests', query));
  }

  clear() {
    for (const key of Object.keys(this.chosen)) this.chosen[key] = '';
    this.search.value = '';
    for (const select of this.selects) select.value = '';
    this.apply();
    this.search.focus();
  }

  get rowHeight() {
    return isPhone() ? 60 : 31;
  }

  paint() {
    const height = this.rowHeight, room = this.box.clientHeight || 600;
    const first = Math.max(0, Math.floor(this.box.scrollTop / height) - 3);
    const end = Math.min(this.list.length, Math.ceil((this.box.scrollTop + room) / height) + 3);
    const space = px =>
      h('tr.sp', {'aria-hidden': 'true'}, h('td', {css: {height: px + 'px'}}));
    if (!this.list.length) {
      this.body.replaceChildren(
        h('tr.sp',
          h('td', {colspan: this.heads.filter(head => head.offsetWidth).length || null},
            h('p.none', 'No test matches. ',
              h('button.btn', {type: 'button', onclick: () => this.clear()}, 'Clear the filters'))))
      );
      return;
    }
    this.body.replaceChildren(
      space(first * height), ...this.list.slice(first, end).map((test, k) => this.row(test, first + k)),
      space((this.list.length - end) * height)
    );
    if (!this.unsketched.length || this.isSketching) return;
    this.isSketching = true;
    requestAnimationFrame(() => this.sketch());
  }

  row(test, place) {
    const kept = this.rows.get(test);
    const row = kept?.searched === this.searched ? kept.row : this.makeRow(test);
    row.className = place === this.current ? 'cur' : '';
    row.setAttribute('aria-rowindex', place + 2);
    return row;
  }

  makeRow(test) {
    const {suite, searched} = this, seen = suite.runs[test.last];
    const cells = {
      state: chip(test.state),
      name: [
        h('a.tn', {href: testPlace(test)}, marked(test.label, searched)),
        h('span.fp', marked(test.file.replace(/^tests\//, ''), searched))
      ],
      own: test.owner || '–',
      tier: test.tier || '–',
      spark: null,
      med: dur(test.median),
      last: dur(test.took),
      growth: growthWord(test),
      fail: test.failed ? `${whole(test.failed)} of ${whole(test.ran)}` : '–',
      seen: test.isHere ? 'this run'
        : seen          ? day(seen.at)
                        : '–',
    };
    const row =
      h('tr',
        COLUMNS.map(([
                      key, , cls, , isNumber
                    ]) => h('td.col-' + key + (cls ? '.' + cls : '') + (isNumber ? '.num' : ''), cells[key])));
    row.addEventListener('click', event => {
      if (!event.target.closest('a')) go(testPlace(test));
    });
    this.rows.set(test, {row, searched});
    this.unsketched.push([test, row]);
    return row;
  }

  // Lines of durations come after the words, a few in each frame, so that no frame is late.
  sketch() {
    const until = performance.now() + 8;
    while (this.unsketched.length && performance.now() < until) {
      const [test, row] = this.unsketched.shift();
      if (row.isConnected)
        row.querySelector('.col-spark').replaceChildren(sparkline(this.suite, test, this.runs));
      else
        this.rows.delete(test);
    }
    this.isSketching = this.unsketched.length > 0;
    if (this.isSketching) requestAnimationFrame(() => this.sketch());
  }

  move(step) {
    this.current = clamp(this.current + step, 0, this.list.length - 1);
    const height = this.rowHeight, y = this.current * height, head = isPhone() ? 0 : 31, {box} = this;
    if (y < box.scrollTop) box.scrollTop = y;
    if (y + height + head > box.scrollTop + box.clientHeight) box.scrollTop = y + height + head - box.clientHeight;
    this.paint();
  }
}
