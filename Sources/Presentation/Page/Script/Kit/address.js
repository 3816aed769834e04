// What the reader chose, and the links that keep it: #/SUITE/VIEW/ARGUMENT?range=30d&…

const page = JSON.parse(document.getElementById('page').textContent);

page.suites.forEach((suite, number) => {
  const isAlone = page.suites.filter(other => other.suite === suite.suite).length === 1;
  suite.key = isAlone ? suite.suite : `${suite.project}/${suite.suite}`;
  suite.number = number;
});

const state = {
  suite: page.suites[0],
  range: 'all',
  isNormalised: false,
  zone: 'utc'
};

// Kept from visit to visit, where the browser lets a file keep anything.
const kept = {
  get(name) {
    try {
      return localStorage.getItem('laptime-' + name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem('laptime-' + name, value);
    } catch {
      // A page from disk may keep nothing; the choice then holds for this visit.
    }
  },
};

function link(view, query) {
  const all = {...query};
  if (state.range !== 'all') all.range = state.range;
  const text = new URLSearchParams(all).toString();
  return `#/${encodeURIComponent(state.suite.key)}/${view}` + (text ? '?' + text : '');
}

function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [suite = '', view = '', ...rest] = path.split('/').map(part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return {suite, view, argument: rest.join('/'), query: new URLSearchParams(query)};
}

const runLink = run => link('run/' + run.id);
const testPlace = test => link('test/' + encodeURIComponent(test.id));
const testLink = (test, text) => h('a', {href: testPlace(test)}, text || test.label);
const go = address => {
  location.hash = address;
};

// ---------- the range: the newest runs, the newest days, or since a day; it always ends now ----------

const RANGES = [
  ['30', 'Last 30 runs'], ['100', 'Last 100 runs'], ['7d', 'Last 7 days'], ['30d', 'Last 30 days'],
  ['90d', 'Last 90 days'], ['all', 'All runs'], ['since', 'Since a day …']
];

function runsInRange(suite) {
  const {range} = state, {runs} = suite;
  if (range === 'all') return runs;
  if (/^\d+$/.test(range)) return runs.slice(-range);
  const since = /^\d+d$/.test(range) ? runs.at(-1).at - parseInt(range, 10) * 86400 : Date.parse(range) / 1000;
  return Number.isNaN(since) ? runs : runs.filter(run => run.at >= since);
}
