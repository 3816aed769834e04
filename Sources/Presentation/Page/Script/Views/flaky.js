// Flaky tests by what they cost.

// As laptime status counts them.
const isFlaky = it => it.state === 'flaky' || it.state === 'suspect';

function flakyView(suite) {
  const {flaky, flakes} = suite, runs = runsInRange(suite);
  const known = flakes.filter(isFlaky), failing = flakes.filter(it => !isFlaky(it));
  const bound = suite.rule.failures?.false_block_bound, attempts = suite.rule.failures?.attempts;
  const isKnown = knowsFlakes(suite);
  const figures = h(
    'div.stats', figure('Expected in a run', isKnown ? fixed(flaky.flakes_per_run) : 'not known yet', 'flakes'),
    figure('Good runs red', isKnown ? percent(flaky.false_red * 100, 0) : 'not known yet', 'without a retry'),
    bound != null
      && figure(`With ${attempts} attempts`, percent(100 * Math.min(1, bound), 2), 'of good runs blocked, at most'),
    figure('Cost', dur(sum(flakes.map(it => it.cost_us))), flaky ? `in ${count(flaky.runs, 'run')}` : ''),
    figure('Quarantined', whole(flakes.filter(it => it.quarantined).length), 'tests')
  );
  return [
    h('div.ttl', h('h1', 'Flaky tests by cost')),
    figures,
    h('div.grid',
      flakeCard(
        suite, 'Flaky', 'cost: the time of the runs that each turned red, shared among their causes', known, runs
      ),
      failing.length > 0
        && flakeCard(
          suite, 'Not flaky, but failing', 'kept apart so that a broken test is never called flaky', failing, runs
        ),
      ownersCard(suite)),
  ];
}

function flakeCard(suite, title, note, list, runs) {
  if (!list.length) {
    return card(
      's12', title, note,
      h('p.dim',
        'No test is known to be flaky. A test is called so only after it failed and passed: on one source, or again and '
          + 'again.'),
      {foot: foot({same: `laptime flaky --suite ${shellWord(suite.suite)}`})}
    );
  }
  const most = Math.max(1, ...list.map(it => it.cost_us)),
        widest = Math.max(.01, ...list.map(it => it.rate_high)) * 1.05;
  const heads = [
    ['State'], ['Test'], ['Owner'], ['Cost'], ['Fails, 95 %'], [`Last ${count(runs.length, 'run')}`],
    ['Red runs', 1], ['Clean since', 1], ['P(flaky)', 1]
  ];
  const el = table(heads, list.slice(0, 200).map(it => flakeRow(suite, it, runs, most, widest)), title);
  el.firstChild.classList.add('fix');
  return card('s12', title, note, el, {
    isFlush: true,
    foot: foot({
      more: list.length > 200 && h('span', `and ${whole(list.length - 200)} more`),
      statement:
        sql`/* All tests that ever failed: which are flaky, and what they cost, laptime flaky works out */
      SELECT test, count(*) AS tried, sum(outcome IN ('failed', 'timed out', 'errored', 'crashed')) AS went_wrong
      FROM run_list JOIN attempt_list USING (run_id) WHERE suite = ${suite.suite} AND excluded_why IS NULL
      GROUP BY test_id HAVING went_wrong > 0 ORDER BY went_wrong DESC, test`,
      same: `laptime flaky --suite ${shellWord(suite.suite)} --limit 200`,
    })
  });
}

function flakeRow(suite, it, runs, most, widest) {
  const {t: test} = it, x = share => 2 + 128 * share / widest;
  const interval =
    s('svg', {
      width: 132,
      height: 18,
      viewBox: '0 0 132 18',
      role: 'img',
      'aria-label':
        `${percent(it.rate * 100)}, between ${percent(it.rate_low * 100)} and ${percent(it.rate_high * 100)}`
    },
      s('path', {d: 'M0 9H132', stroke: 'var(--line)'}), s('rect', {
        x: x(it.rate_low),
        y: 6,
        width: x(it.rate_high) - x(it.rate_low),
        height: 6,
        rx: 3,
        fill: 'var(--flaky)',
        opacity: .35
      }),
      s('circle', {cx: x(it.rate), cy: 9, r: 4, fill: 'var(--flaky)'}));
  const notes = [
    it.platform && `on ${it.platform}`, it.order_dependent && 'depends on the order', it.slow && 'slow'
  ].filter(Boolean);
  return [
    [chip(it.quarantined ? 'quarantined' : it.state), notes.map(note => h('div.dimmer', note))],
    [h('div.b', testLink(test)), h('div.dimmer', test.file)],
    test.owner || '–',
    [h('div.b', dur(it.cost_us)), bar(it.cost_us / most, {colour: 'var(--flaky)'})],
    [
      interval,
      h('div.dim.nowrap',
        `${percent(it.rate * 100)} (${(it.rate_low * 100).toFixed(1)}–${(it.rate_high * 100).toFixed(1)})`)
    ],
    [
      strip(suite, test, runs.slice(-200), Math.min(200, runs.length * 10), 16),
      h('div.dim', `flaked on ${it.flakes} of ${count(it.runs, 'source')}`)
    ],
    [whole(it.red_runs), h('div.dim.nowrap', `${it.blocked_alone} alone`)],
    [
      h('div', it.clean_needed ? `${it.clean} of ${it.clean_needed}` : whole(it.clean)),
      it.clean_needed && bar(it.clean / it.clean_needed, {width: 64})
    ],
    fixed(it.p_flaky),
  ];
}

function ownersCard(suite) {
  const owners = suite.flaky?.owners || [];
  if (!owners.length) return null;
  return card(
    's12', 'By owner', null,
    table(
      [['Owner'], ['Tests', 1], ['Cost', 1]], owners.map(it => [it.owner, whole(it.tests), dur(it.cost_us)]),
      'Cost by owner'
    ),
    {isFlush: true}
  );
}
