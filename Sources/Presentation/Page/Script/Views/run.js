// One run: what it took, its workers, and what the rules say of it.

function runView(suite, id) {
  if (id && !suite.runNamed(id)) {
    return [
      h('div.ttl', h('h1', 'No such run')),
      h('p', 'This page has no run of that id; it may be older. ', h('a', {href: link('')}, 'Overview'))
    ];
  }
  const run = suite.runNamed(id) || suite.now, isNow = run === suite.now;
  const previous = suite.runs[run.i - 1], next = suite.runs[run.i + 1];
  const usual = suite.usualBefore(run);
  const budget = suite.settings.budget_us;
  const build = outsideLink(run.build, 'build');
  const broke = suite.tests.filter(test => suite.isBad(test.i, run.i));
  const word = run.isOut ? chip('outage', outWord(run) + ': kept out of every baseline')
    : broke.length       ? chip('failed', `${whole(broke.length)} failed`)
                         : chip('passed', run.tests ? 'none failed' : 'no test');
  return [
    h('div.crumb', previous && h('a', {href: runLink(previous)}, '← ' + previous.short),
      h('span', `run ${run.i + 1} of ${suite.runCount}`), next && h('a', {href: runLink(next)}, next.short + ' →')),
    h('div.ttl', h('h1', run.subject || run.short), word, !run.complete && chip('warn', 'incomplete'),
      h('span.dim', commitLink(run), ' · ', branchLink(run), run.branch && ' · ', `${when(run.at)} ${zone()}`,
        build && [' · ', build])),
    h('div.stats',
      figure(
        'Suite time', dur(run.wall),
        [
          usual && run.wall && `${times(run.wall / usual.wall)} of the usual ${dur(usual.wall)}`,
          budget && run.wall && `${shareOf(run.wall, budget)} of ${dur(budget)}`
        ].filter(Boolean)
          .join(', ')
      ),
      figure(
        'Work in tests', dur(run.work),
        run.workers ? `on ${count(run.workers, 'worker')}` : ''
      ),
      figure(
        'Tests', whole(run.tests),
        `${whole(run.failed)} failed, ${whole(run.skipped)} skipped`
          + (run.flaky ? `, ${whole(run.flaky)} flaked` : '')
      ),
      figure(
        'Coverage', run.coverage == null ? 'not measured' : coverage(run.coverage, suite.settings.floor_percent),
        `floor ${suite.settings.floor_percent}${NB}%`
      ),
      figure(
        'Efficiency', run.efficiency == null ? 'not measured' : efficiency(suite, run.efficiency),
        efficiencyWanted(suite, run)
      ),
      figure('Machine', times(isNow && suite.gate?.machine_factor || suite.factors[run.i]), run.machine)),
    h('div.grid', workersCard(suite, run),
      isNow && suite.gate ? [h('div.s8.stack', findingCards(suite)), rulesCard(suite)]
                          : failuresCard(suite, run, broke),
      isNow && flakedCard(suite, run), isNow && functionsCard(suite, run)),
  ];
}

// Where the time of the newest run went that the one of the trunk before it did not take, by their profiles.
function functionsCard(suite, run) {
  const grown = suite.functions.filter(it => it.growth_us > 0 || it.growth_samples > 0).slice(0, 10);
  if (!grown.length) return null;
  const amount = (it, side) => it.after_us == null ? whole(it[side + '_samples']) : dur(it[side + '_us']);
  return card(
    's12', 'Functions that grew', 'since run ' + grown[0].against.slice(0, 8),
    table(
      [['Function'], ['Place'], ['Before', 1], ['After', 1], ['With calls', 1]],
      grown.map(
        it =>
          [h('span.mono', it.function), it.file && h('span.mono', it.file + (it.line ? ':' + it.line : '')),
           amount(it, 'before'), h('b', amount(it, 'after')), amount(it, 'after_total')]
      ),
      'Functions'
    ),
    {isFlush: true, foot: foot({same: `laptime query profile --param run=${run.id}`})}
  );
}

// Of a run that is not judged here: what failed, and what it said then.
function failuresCard(suite, run, broke) {
  const verdicts = suite.past.filter(it => it.run === run.id);
  return [
    broke.length > 0
      && card(
        's12', 'Failures', run.isOut ? 'not judged: the run is out of every baseline' : '',
        table(
          [['Test'], ['State now'], ['Took', 1], ['What it said']],
          broke.slice(0, 100).map(
            test =>
              [testLink(test), chip(test.state), dur(suite.duration(test.i, run.i)),
               h('span.mono', suite.message(test.i, run.i))]
          ),
          'Failures'
        ),
        {
          isFlush: true,
          foot: broke.length > 100
            && h('div.ft', `and ${whole(broke.length - 100)} more: laptime failures --run ${run.id}`)
        }
      ),
    card(
      's12', 'Verdicts', null,
      verdicts.length
        ? verdicts.map(
            it => h(
              'p', chip(it.verdict, it.verdict), ' ',
              [it.failed && 'failed: ' + it.failed, it.warned && 'warned: ' + it.warned].filter(Boolean).join('; '),
              h('span.dim', `, judged ${it.judged_at}`)
            )
          )
        : h('p.dim', 'The gate has not judged this run, or longer ago than this page knows.'),
      {foot: foot({same: `laptime gate --run ${run.id}`})}
    ),
  ];
}

// Tests of a run that were tried more than once.
function flakedCard(suite, run) {
  const tried = suite.tried.filter(row => row[0] === run.i);
  if (!tried.length) return null;
  return card(
    's12', 'Tried more than once', count(tried.length, 'test'),
    table(
      [['Test'], ['Attempts']], tried.slice(0, 100).map(row => [testLink(suite.tests[row[1]]), attemptWords(row)]),
      'Attempts'
    ),
    {isFlush: true}
  );
}

function attemptWords(row) {
  const words = [];
  for (let k = 2; k < row.length; k += 3) {
    words.push(
      h('span.st.attempt', chip(OUTCOMES[row[k]]),
        h('span.dim', ` ${row[k + 2] < 0 ? '' : dur(row[k + 2])}${k > 2 ? ', ' + MODES[row[k + 1]] : ''}`))
    );
  }
  return words;
}
