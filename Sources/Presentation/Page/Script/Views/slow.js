// Where the time goes.

function slowView(suite, _, query) {
  const path = (query.get('in') || '').split('›').filter(Boolean);
  const inside = suite.tests.filter(
    test => test.isHere && test.median > 0 && path.every((part, k) => levelsOf(test)[k] === part)
  );
  const map = new Treemap(inside, path);
  const up = k => link('slow', k ? {'in': path.slice(0, k).join('›')} : null);
  const crumbs = h(
    'div.crumb.big', h('a', {href: up(0)}, suite.suite),
    path.map((part, k) => [h('span', '›'), k === path.length - 1 ? h('b', part) : h('a', {href: up(k + 1)}, part)])
  );
  const said = `${dur(map.total)} of work in ${count(inside.length, 'test')}, medians of the last 30 runs`;
  return [
    h('div.ttl', h('h1', 'Where the time goes'), h('span.dim', said)),
    h('div.grid',
      h('section.card.s12', {'aria-label': 'Treemap'}, h('div.hd', crumbs, h('span.grow'), growthRamp()),
        h('div.bd', inside.length ? map.box : h('p.dim', 'No test of the newest run was measured here.')),
        foot({rows: () => levelTable(inside, path, map.total)})),
      grownCard(suite, inside), longestCard(suite, path, inside, map.total), tiersCard(suite), fixturesCard(suite)),
  ];
}

function grownCard(suite, inside) {
  const grown = inside.filter(hasGrown).sort((a, b) => b.grew - a.grew).slice(0, 12);
  const heads = [['Test'], ['Was', 1], ['Is', 1], ['Growth', 1], ['Adds', 1]];
  const row = test =>
    [testLink(test), dur(test.older), dur(test.newer), h('b', times(test.growth)), signed(test.grew)];
  return card(
    's6', 'Grew most', 'at least ×1.10 and 20 ms: time added to a run',
    grown.length ? table(heads, grown.map(row), 'Grew most') : h('p.dim.padded', 'No test grew so much.'),
    {isFlush: true, foot: foot({same: `laptime slowest --by growth --suite ${shellWord(suite.suite)}`})}
  );
}

const MOST_LONGEST = 12;

function longestCard(suite, path, inside, total) {
  const longest = [...inside].sort((a, b) => b.median - a.median).slice(0, MOST_LONGEST);
  const row = test => [testLink(test), test.tier, dur(test.median), percent(100 * test.median / total)];
  // Which tests are of a part only the page knows.
  const note = path.length ? '/* Of the whole suite, not of this part of it alone */ ' : '';
  const statement = note + withMedians(suite, sql`SELECT test, median_us,
      round(100.0 * median_us / sum(median_us) OVER (), 1) AS share_percent
    FROM medians JOIN test_names USING (test_id) WHERE median_us > 0 AND test_id IN (
      SELECT test_id FROM run_list JOIN first_attempts USING (run_id) WHERE run LIKE ${suite.now.id + '%'})
    ORDER BY median_us DESC, test LIMIT ${path.length ? -1 : MOST_LONGEST}`);
  return card(
    's6', 'Take most', 'share of the work',
    table([['Test'], ['Tier'], ['Median', 1], ['Share', 1]], longest.map(row), 'Take most'),
    {isFlush: true, foot: foot({statement, same: `laptime slowest --suite ${shellWord(suite.suite)}`})}
  );
}

// What the treemap draws at its first level.
function levelTable(inside, path, total) {
  const groups = gathered(inside, path.length).sort((a, b) => b.size - a.size);
  const address = group =>
    group.isTest ? testPlace(group.tests[0]) : link('slow', {'in': [...path, group.name].join('›')});
  const row = group => [
    h('a', {href: address(group)}, group.name), whole(group.tests.length), dur(group.size),
    percent(100 * group.size / total), times(group.growth), signed(group.grew)
  ];
  const heads = [['Part'], ['Tests', 1], ['Takes', 1], ['Share', 1], ['Growth', 1], ['Adds', 1]];
  return table(heads, groups.slice(0, 200).map(row), 'Where the time goes');
}

function growthRamp() {
  const swatch = (growth, k) => {
    const room = {x: k * 21, width: 20, height: 12};
    return [s('rect', {...room, fill: 'var(--heat0)'}), s('rect', {...room, ...growthColour(growth)})];
  };
  const swatches = [.5, .66, .85, 1, 1.2, 1.5, 2].map(swatch);
  return h('span.ramp', 'faster', s('svg', {width: 150, height: 12, 'aria-hidden': 'true'}, swatches), 'slower',
    h('span.dimmer', '×0.5 · same · ×2, from 20 ms'));
}

// As laptime tiers has it: by medians of the last 30 runs.
function tiersCard(suite) {
  const tests = suite.tests.filter(test => test.median != null), all = sum(tests.map(test => test.median));
  const {fast_us: fast, medium_us: medium} = suite.settings;
  const limits = {fast: `up to ${dur(fast)}`, medium: `up to ${dur(medium)}`, slow: 'longer'};
  const rows = Object.entries(limits).map(([tier, limit]) => {
    const inTier = tests.filter(test => test.tier === tier), time = sum(inTier.map(test => test.median));
    const share = time / (all || 1);
    return [
      h('a', {href: link('tests', {tier, sort: 'med', dir: -1})}, tier), limit, whole(inTier.length),
      percent(100 * inTier.length / (tests.length || 1)), dur(time),
      [bar(share, {colour: 'var(--series)'}), ' ', percent(100 * share)]
    ];
  });
  return card(
    's6', 'Tiers', 'what part of the time fast, medium and slow tests take',
    table([['Tier'], ['Takes'], ['Tests', 1], ['Of tests', 1], ['Time', 1], ['Of time', 1]], rows, 'Tiers'),
    {isFlush: true, foot: foot({same: `laptime tiers --suite ${shellWord(suite.suite)}`})}
  );
}

function fixturesCard(suite) {
  const rows = suite.fixtures.filter(it => it.would_save_us > 0).slice(0, 8);
  if (!rows.length) {
    return card(
      's6', 'Setup paid again and again', null,
      h('p.dim',
        suite.fixtures.length ? 'No file pays for a setup again and again.'
                              : 'The reports do not say what setups take. Those of pytest-reportlog do.')
    );
  }
  return card(
    's6', 'Setup paid again and again', 'what a wider scope would save, teardowns with it',
    table(
      [['File'], ['Setups', 1], ['Typical', 1], ['Setup', 1], ['Would save', 1]],
      rows.map(
        it => [it.file, whole(it.setups), dur(it.typical_us), dur(it.setup_us), h('b', dur(it.would_save_us))]
      ),
      'Fixtures'
    ),
    {isFlush: true, foot: foot({same: `laptime fixtures --suite ${shellWord(suite.suite)}`})}
  );
}
