// What stands round every view: the bar, the theme, the range, the foot.

const main = h('main', {id: 'main', tabindex: -1});
const views = h('nav.tabs', {'aria-label': 'Views'});

const VIEWS = [
  ['', 'Overview', overviewView], ['run', 'Run', runView], ['tests', 'Tests', testsView],
  ['grid', 'Grid', gridView], ['flaky', 'Flaky', flakyView], ['slow', 'Slow', slowView],
  ['coverage', 'Coverage', coverageView], ['verdicts', 'Verdicts', verdictsView]
];

const suiteChoice = h('select', { 'aria-label': 'Suite', onchange: () => {
  state.suite = page.suites[suiteChoice.value];
  go(link(''));
} }, page.suites.map(suite => h('option', { value: suite.number }, `${suite.project} · ${suite.suite}`)));

const sinceDay =
  h('input',
    {type: 'date', 'aria-label': 'Since the day', hidden: true, onchange: () => choose(sinceDay.value || 'all')});
const rangeChoice = h('select', { 'aria-label': 'Range, ending now', onchange: () => {
  const isSince = rangeChoice.value === 'since';
  sinceDay.hidden = !isSince;
  if (isSince) sinceDay.focus();
  else choose(rangeChoice.value);
} }, RANGES.map(([value, title]) => h('option', { value }, title)));

function choose(range) {
  const {view, argument, query} = place();
  state.range = range;
  query.delete('range');
  go(link(view + (argument ? '/' + encodeURIComponent(argument) : ''), Object.fromEntries(query)));
}

function showRange() {
  const isListed = RANGES.some(it => it[0] === state.range);
  rangeChoice.value = isListed ? state.range : 'since';
  sinceDay.hidden = isListed;
  if (!isListed) sinceDay.value = state.range;
}

const zoneButton = h('button.btn.hide-s', {
  type: 'button',
  'aria-label': 'Time zone: UTC or that of this browser',
  onclick: () => {
    state.zone = state.zone === 'utc' ? 'local' : 'utc';
    kept.set('zone', state.zone);
    render();
  }
});

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  redraw();
}

function toggleTheme() {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  kept.set('theme', theme);
  setTheme(theme);
}

const themeButton =
  h('button.btn.icon', {type: 'button', 'aria-label': 'Light or dark', onclick: toggleTheme},
    s('svg', {width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true'},
      s('circle', {cx: 7, cy: 7, r: 5.5, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}),
      s('path', {d: 'M7 1.5a5.5 5.5 0 010 11z', fill: 'currentColor'})));

let wantsSearch = false;

function search() {
  const field = document.getElementById('q');
  if (field) {
    field.focus();
    field.select();
    return;
  }
  wantsSearch = true;
  go(link('tests'));
}

function header() {
  const logo =
    s('svg', {width: 20, height: 20, viewBox: '0 0 20 20', 'aria-hidden': 'true'}, s('path', {
        d: 'M10 2.5a7.5 7.5 0 107.5 7.5',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 2,
        'stroke-linecap': 'round'
      }),
      s('path', {d: 'M10 10l5-5', stroke: 'var(--accent)', 'stroke-width': 2, 'stroke-linecap': 'round'}));
  return h(
    'header.bar', h('a.brand', {href: '#/', 'aria-label': 'Laptime'}, logo, h('span.hide-s', 'Laptime')),
    suiteChoice, views, h('span.grow'),
    h('button.btn.hide-s', {type: 'button', onclick: search}, 'Search tests', h('kbd', '/')), rangeChoice, sinceDay,
    zoneButton, themeButton,
    h('button.btn.icon.hide-s', {type: 'button', 'aria-label': 'Keys', onclick: () => help.showModal()}, '?')
  );
}

function pageFoot(suite) {
  return h(
    'footer.pagefoot', h('span', `Made by Laptime from ${page.store}, ${when(page.made)} ${zone()}`),
    h('span', `${count(suite.testCount, 'test')} × ${count(suite.runCount, 'run')}`),
    h('span.hide-s', 'Press ', h('kbd', '?'), ' for keys')
  );
}

function showViews(suite, view) {
  const counts = {
    run: failures(suite).length,
    tests: suite.testCount,
    flaky: suite.flakes.filter(isFlaky).length
  };
  views.replaceChildren(...VIEWS.map(
    ([name, title]) =>
      h('a',
        {href: link(name), 'aria-current': name === view || name === 'tests' && view === 'test' ? 'page' : null},
        title, counts[name] ? h('span.n', whole(counts[name])) : null)
  ));
  // On a phone the views are wider than the screen.
  const current = views.querySelector('[aria-current=page]');
  if (current) views.scrollLeft = current.offsetLeft - views.offsetLeft - 16;
}

let shownPath = null, turns = 0;

async function render() {
  const {suite: key, view, argument, query} = place();
  state.suite = page.suites.find(suite => suite.key === key) || page.suites[0];
  state.range = query.get('range') || 'all';
  if (query.get('theme')) document.documentElement.dataset.theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  suiteChoice.value = state.suite.number;
  zoneButton.textContent = zone();
  showRange();
  const turn = ++turns, suite = await load(state.suite.number);
  // The reader went on while this was unpacked.
  if (turn !== turns) return;
  keys.move = keys.open = null;
  hideTip();
  drawn.clear();
  const [, title, make] =
    VIEWS.find(it => it[0] === view) || (view === 'test' ? ['test', argument, testView] : VIEWS[0]);
  showViews(suite, view === 'test' || VIEWS.some(it => it[0] === view) ? view : '');
  const parts = runsInRange(suite).length ? make(suite, argument, query) : emptyRange();
  main.replaceChildren(...[parts].flat(9).filter(Boolean), pageFoot(suite));
  document.title =
    `${view === 'test' ? suite.testOf.get(argument)?.name || 'Test' : title} · ${suite.project} · Laptime`;
  arrive(`${state.suite.key}/${view}/${argument}`);
}

const emptyRange = () =>
  [h('div.ttl', h('h1', 'No run')),
   h('p', 'No run began since that day. ',
     h('button.btn', {type: 'button', onclick: () => choose('all')}, 'All runs'))];

// A new place begins at its top, with the focus in it.
function arrive(path) {
  if (shownPath !== path) {
    scrollTo(0, 0);
    if (shownPath !== null) main.focus({preventScroll: true});
  }
  shownPath = path;
  if (!wantsSearch) return;
  wantsSearch = false;
  document.getElementById('q')?.focus();
}
