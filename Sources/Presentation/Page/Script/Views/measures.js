// The suite's measures over the runs: time, coverage, efficiency, flakes.

function suiteTimeCard(suite) {
  const runs = runsInRange(suite), {now} = suite, budget = suite.settings.budget_us;
  const steps = suite.wall_changes.map(it => ({run: suite.runs[it.run], size: times(it.ratio)}))
                  .filter(it => runs.includes(it.run) && it.run !== runs[0])
                  .slice(-6)
                  .map((it, k) => ({...it, no: k + 1}));
  const usual = suite.usualBefore(now), counted = runs.filter(run => run.counts).length;
  const shows = budget != null && now.wall != null && budget < now.wall * 3;
  const note =
    [
      budget != null && now.wall != null
        && `of ${dur(budget)}, ${shareOf(now.wall, budget)} of the budget`,
      usual            ? `usual ${dur(usual.wall)}` + (usual.noise >= 1 ? ` ± ${dur(usual.noise)}` : '')
        : suite.hasTrunk ? 'usual time not known yet'
                         : `no run of ${suite.trunk} says what is usual`,
    ].filter(Boolean)
      .join('; ');
  return h(
    'section.card.s8', {'aria-label': 'Suite time'},
    h('div.hd', h('h2', 'Suite time'),
      h('span.dim.grow', now.sum ? 'the sum of its tests; the wall time was not measured' : ''),
      h('span.note',
        runs.length > 1 ? `${count(runs.length, 'run')}, ${day(runs[0].at)} – ${day(runs.at(-1).at)}`
                        : 'first run')),
    h('div.bd', h('div.kpi', h('span.v', dur(now.wall)), h('span.of', note)), chart({
        runs,
        value: run => run.wall,
        height: 330,
        top: 18,
        what: 'suite',
        right: isPhone() ? 66 : 76,
        label:
          `Suite time of ${count(runs.length, 'run')}` + (budget ? ` against the budget of ${dur(budget)}` : ''),
        limit: budget != null ? {value: budget, text: 'budget', isShown: shows} : null,
        steps,
        tip: (run, value) =>
          [budget != null && value != null && ['against the budget', signed(value - budget)],
           run.workers && ['workers', run.workers]]
      }),
      budget != null && !shows && h('p.note', `The budget of ${dur(budget)} lies far above this chart.`),
      otherBranches(suite, runs), stepList(steps), legend([
        counted > 1 && ['level', 'level between change points'],
        counted > 1 && ['noise', 'usual noise (± 2 robust deviations)'],
        runs.some(run => !run.isTrunk) && ['other', 'not on ' + suite.trunk],
        runs.some(run => run.isOut) && ['hatched', 'outage, taken out or no run']
      ])),
    foot({
      rows: () => runTable(suite, runs),
      statement: sql`SELECT substr(run, 1, 8) AS run, started, branch, wall_us, tests, failed, coverage_percent
        FROM run_list WHERE suite = ${suite.suite} ORDER BY started_at DESC LIMIT ${runs.length}`,
      same: `laptime runs --suite ${shellWord(suite.suite)} --limit ${runs.length}`,
    })
  );
}

// Which branches the runs are of where none is the trunk's.
function otherBranches(suite, runs) {
  if (suite.hasTrunk) return null;
  const names = [...new Set(runs.map(run => run.branch))].reverse(), more = names.length - 4;
  const listed = names.slice(0, 4).join(', ') + (more > 0 ? ` and ${count(more, 'more branch', 'more branches')}` : '');
  return h('p.note', `No run of ${suite.trunk} is here: ${runs.length === 1 ? 'this is one' : 'these are'} of ${listed}.`);
}

const runTable = (suite, runs) => table(
  [
    ['Run'], ['Commit'], ['Branch'], ['Started'], ['Suite time', 1], ['Tests', 1], ['Failed', 1], ['Coverage', 1],
    ['Efficiency', 1], ['Note']
  ],
  [...runs].reverse().map(
    run =>
      [h('a', {href: runLink(run)}, run.id), run.short, run.branch, when(run.at), dur(run.wall), whole(run.tests),
       whole(run.failed), coverage(run.coverage, suite.settings.floor_percent), efficiency(suite, run.efficiency),
       outWord(run) || (run.complete ? '' : 'incomplete')]
  ),
  'Runs'
);

const miniature = (title, kpi, options) =>
  h('section.card', {'aria-label': title}, h('div.hd', h('h2', title)),
    h('div.bd', kpi, chart({
        height: 108,
        left: 40,
        right: 52,
        top: 8,
        hasAxis: false,
        fromZero: false,
        hasBand: false,
        showsEnd: false,
        tickText: v => +v.toFixed(1) + NB + '%',
        ticks: (low, high) => niceTicks(low, high, 3),
        ...options
      })));

const key = (value, note) => h('div.kpi', h('span.v', value), note && h('span.of', note));

function coverageSteps(suite, runs) {
  return suite.shifts.filter(it => it.kind === 'coverage' && it.r && runs.includes(it.r) && it.r !== runs[0])
    .sort((a, b) => a.r.i - b.r.i)
    .slice(-6)
    .map((it, k) => ({run: it.r, no: k + 1, size: points(it.after_percent - it.before_percent) + ' points'}));
}

function coverageCard(suite) {
  const {now, settings} = suite, runs = runsInRange(suite), drop = suite.rule.drop;
  if (now.coverage == null) {
    const last = suite.runs.findLast(run => run.coverage != null);
    return h(
      'section.card', {'aria-label': 'Coverage'}, h('div.hd', h('h2', 'Coverage')),
      h('div.bd', key('not measured'),
        h('p.dim',
          last ? ['Last known: ', coverage(last.coverage, settings.floor_percent), ', ',
                  h('a', {href: runLink(last)}, day(last.at)), '.']
               : 'No run of this page has it. It is recorded from a report of coverage:'),
        !last && command('laptime record coverage.xml'))
    );
  }
  const below = typeof drop?.actual === 'number' && drop.status !== 'skipped'
    ? `, ${decimal(Math.abs(drop.actual))} points ${drop.actual > 0 ? 'below' : 'above'} usual`
    : '';
  const share = coverage(now.coverage, settings.floor_percent);
  return miniature('Coverage', key(share, `floor ${settings.floor_percent}${NB}%${below}`), {
    runs,
    value: run => run.coverage,
    most: 100,
    what: 'coverage',
    format: x => coverage(x, settings.floor_percent),
    limit: {value: settings.floor_percent, text: 'floor'},
    steps: coverageSteps(suite, runs),
    isQuiet: true,
    label: 'Coverage against the floor'
  });
}

// As the gate says it.
const efficiency = (suite, x) => (x == null ? '–' : beside(x, suite.settings.efficiency_percent) + NB + '%');

// Beside what is wanted, where the gate asks for it.
function efficiencyWanted(suite, run) {
  const rule = suite.rule.efficiency, isJudged = run !== suite.now || rule?.status !== 'skipped';
  if (isJudged) return `wanted ${suite.settings.efficiency_percent}${NB}%`;
  return (run.efficiency == null ? '' : 'not judged: ') + tidy(rule.summary);
}

function efficiencyCard(suite) {
  const {now, settings} = suite, runs = runsInRange(suite), rule = suite.rule.efficiency;
  if (now.efficiency == null) {
    const isMeasured = rule?.status === 'skipped' && !rule.next;
    return h(
      'section.card', {'aria-label': 'Parallel efficiency'}, h('div.hd', h('h2', 'Parallel efficiency')),
      h('div.bd', key(isMeasured ? 'not judged' : 'not measured'),
        isMeasured ? h('p.dim', tidy(rule.summary) + '.')
                   : [h('p.dim', 'CPU time is measured by:'), command('laptime run -- COMMAND')])
    );
  }
  return miniature(
    'Parallel efficiency',
    key(
      efficiency(suite, now.efficiency),
      efficiencyWanted(suite, now)
        + (rule?.findings[0] ? '; ' + tidy(rule.findings[0].summary) : '')
    ),
    {
      runs,
      value: run => run.efficiency,
      what: 'efficiency',
      format: v => efficiency(suite, v),
      limit: {value: settings.efficiency_percent, text: 'wanted'},
      label: 'Parallel efficiency'
    }
  );
}

// Of fewer runs nothing can be said.
const knowsFlakes = suite => suite.flaky?.runs >= 5;

function flakesCard(suite) {
  const {flaky} = suite, costliest = suite.flakes.find(isFlaky);
  const isKnown = knowsFlakes(suite);
  return h(
    'section.card', {'aria-label': 'Flakes'},
    h('div.hd', h('h2', 'Flakes'), h('span.grow'), h('a', {href: link('flaky')}, 'by cost')),
    h('div.bd', isKnown ? key(fixed(flaky.flakes_per_run), 'expected in a run') : key('not known yet'),
      costliest
        ? h('p.dim', isKnown && `${percent(flaky.false_red * 100, 0)} of good runs would be red without a retry. `,
            'Costliest: ', testLink(costliest.t, costliest.t.name), `, ${dur(costliest.cost_us)} lost.`)
        : h('p.dim',
            'No test is known to be flaky.' + (isKnown ? '' : ' Few runs say little about it.')))
  );
}
