// One test: what it took and came to, what it said, where it ran, and what to do next.

function testView(suite, id) {
  const test = suite.testOf.get(id);
  if (!test) {
    return [
      h('div.ttl', h('h1', 'No such test')),
      h('p', 'This page has no test of that id. ', h('a', {href: link('tests')}, 'All tests'))
    ];
  }
  const {i} = test, range = runsInRange(suite);
  const born = range.findIndex(run => suite.outcome(i, run.i) != null);
  const runs = born < 0 ? range : range.slice(born);
  const shifts = (suite.shiftsOf.get(test) || []).filter(it => runs.includes(it.r) && it.r !== runs[0]);
  const last = shifts.at(-1);
  const isRecent = last && last.ratio > 1.1 && last.r.i > suite.runCount - 31 && last.state === 'active';
  return [
    h('div.crumb', h('a', {href: link('tests')}, 'Tests'),
      test.file && [h('span', '/'), h('a', {href: link('tests', {q: test.file})}, test.file)]),
    h('div.ttl', h('h1', test.label), chip(test.state), isRecent && chip('warn', `slower since ${day(last.r.at)}`),
      h('span.dim', [test.tier, test.owner || 'no owner'].filter(Boolean).join(' · '))),
    testFigures(suite, test),
    h('div.grid',
      h('div.s8.stack', durationsCard(suite, test, runs, shifts), fingerprintsCard(suite, test),
        attemptsCard(suite, test)),
      h('div.stack.s4', nextCard(suite, test, last), spanCard(suite, test), environmentsCard(suite, test))),
  ];
}

function testFigures(suite, test) {
  const {now} = suite, flake = suite.flakeOf.get(test);
  const slower = (suite.rule.slower?.findings || []).find(it => it.test?.id === test.id);
  return h(
    'div.stats',
    figure(
      'Newest', dur(test.took),
      test.isHere ? OUTCOMES[suite.outcome(test.i, now.i)] + ' in this run' : 'not in this run'
    ),
    figure('Median', dur(test.median), 'of the last 30 runs'),
    figure('Growth', times(test.growth), Number.isNaN(test.growth) ? 'too few runs' : signed(test.grew)),
    slower ? figure('Expected here', dur(slower.expected_us), `${times(slower.ratio)}, p ${small(slower.p_value)}`)
           : figure('Slowdown', 'none found', 'in this run'),
    figure(
      'Failed', `${whole(test.failed)} of ${whole(test.ran)}`,
      flake ? `P(flaky) ${fixed(flake.p_flaky)}`
        : test.failed ? 'runs of this page'
                      : 'never in this page'
    ),
    flake ? figure(
              'Lost by it', dur(flake.cost_us),
              `${count(flake.red_runs, 'red run')}, ${flake.blocked_alone} by it alone`
            )
          : figure(
              'Share of a run', now.work ? percent(100 * (test.median || 0) / now.work, 2) : '–',
              `of ${dur(now.work)} of work`
            )
  );
}

function durationsCard(suite, test, runs, shifts) {
  const last = shifts.at(-1), others = runs.some(run => !run.isTrunk);
  const button = h('button.btn', {type: 'button', 'aria-pressed': String(state.isNormalised)}, 'Machine divided out');
  button.addEventListener('click', () => {
    state.isNormalised = !state.isNormalised;
    render();
  });
  const said = last
    ? [h('b', times(last.ratio)), ` since ${last.r.short}: ${shiftLevels(last)}, p ${small(last.p_value)}`]
    : 'no lasting change was found';
  const steps = shifts.slice(-6).map((it, k) => ({run: it.r, no: k + 1, size: times(it.ratio), more: shiftLevels(it)}));
  return h(
    'section.card', {'aria-label': 'Durations'},
    h('div.hd', h('h2', 'Durations'), h('span.dim.grow', said), button),
    h('div.bd', durationChart(suite, test, runs, steps), outcomeStrip(suite, test, runs), stepList(steps),
      legend([
        ['passed', 'passed'], ['failed', 'failed'], ['level', 'level'], ['noise', 'usual noise'],
        others && ['other', 'not on ' + suite.trunk],
        runs.some(run => run.isOut) && ['hatched', 'outage, taken out or no run']
      ])),
    foot({
      rows: () => runsOfTest(suite, test, runs),
      statement: sql`SELECT substr(run, 1, 8) AS run, started, outcome, duration_us, setup_us, worker
        FROM run_list JOIN attempt_list USING (run_id)
        WHERE suite = ${suite.suite} AND test = ${test.id} ORDER BY started_at DESC, attempt`,
      same: `laptime history ${shellWord(test.id)} --suite ${shellWord(suite.suite)} --limit ${suite.runCount}`,
    })
  );
}

const shiftLevels = shift => `${dur(shift.before_us)} → ${dur(shift.after_us)}`
  + (shift.state === 'active' ? '' : `, ${shift.state}`);

function durationChart(suite, test, runs, steps) {
  const {i} = test, what = state.isNormalised ? 'took, machine divided out' : 'took';
  const value = run => {
    const us = run.excluded != null ? null : suite.duration(i, run.i);
    return us == null || !state.isNormalised ? us : us / suite.factors[run.i];
  };
  return chart({
    runs,
    value,
    what,
    steps,
    height: 270,
    top: 18,
    right: 20,
    isDots: true,
    label: `Durations of ${test.label}` + (state.isNormalised ? ', machine divided out' : ''),
    isBad: run => suite.isBad(i, run.i),
    tip: run => [['outcome', outcomeWord(suite, test, run)], ['machine', times(suite.factors[run.i])]]
  });
}

function runsOfTest(suite, test, runs) {
  const heads = [['Run'], ['Commit'], ['Started'], ['Outcome'], ['Took', 1], ['Machine', 1]];
  const row = run => [
    h('a', {href: runLink(run)}, run.id), run.short, when(run.at), outcomeWord(suite, test, run),
    dur(suite.duration(test.i, run.i)), times(suite.factors[run.i])
  ];
  return table(heads, [...runs].reverse().map(row), 'Runs of the test');
}

function outcomeWord(suite, test, run) {
  const outcome = suite.outcome(test.i, run.i);
  if (outcome == null) return 'not run';
  return OUTCOMES[outcome] + (suite.hasFlaked(test.i, run.i) ? ' after it failed' : '');
}

function fingerprintsCard(suite, test) {
  const said = suite.said.get(test.i) || [], groups = new Map();
  const counted = said.filter(it => !suite.runs[it.run].isOut);
  for (const it of said) {
    const key = it.fingerprint || it.text;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(it);
  }
  const isCut = suite.failures.all > suite.failures.entries.length / 4;
  const none = test.failed ? 'Its failures said nothing.' : 'It never failed in the runs of this page.';
  const shown = [...groups.values()].sort((a, b) => b.length - a.length);
  return h(
    'section.card', {'aria-label': 'Failures by fingerprint'},
    h('div.hd', h('h2', 'Failures by fingerprint'),
      h('span.dim', failuresCounted(counted.length, said.length - counted.length))),
    h('div.bd', shown.length ? shown.map(list => fingerprint(suite, list)) : h('p.dim', none),
      isCut && h('p.note', 'The page keeps the newest failures; the command has all.')),
    said.length > 0 && foot({same: `laptime failures --test ${shellWord(test.id)} --each --limit 100`})
  );
}

// How many failures there are; those of runs that do not count beside them.
function failuresCounted(counted, out) {
  const aside = out ? `${whole(out)} in ${out === 1 ? 'a run that does' : 'runs that do'} not count` : '';
  return [counted ? count(counted, 'failure') : '', aside].filter(Boolean).join(', and ');
}

// Failures that are the same: how many, when, and what they said.
function fingerprint(suite, list) {
  const [{fingerprint: print, text}] = list;
  const runs = [...new Set(list.map(it => it.run))].sort((a, b) => a - b).map(run => suite.runs[run]);
  const from = day(runs[0].at), to = day(runs.at(-1).at);
  const note = runs.every(run => run.isOut) ? `, in a run that does not count, ${to}`
    : from === to ? `, ${to}` : `, ${from} – ${to}`;
  return h(
    'div.fp-item',
    h('div', h('b', `${list.length} ×`), ' ', print && h('code.dimmer', print.slice(0, 14)), h('span.dim', note), ' ',
      h('a', {href: runLink(runs.at(-1))}, 'last run')),
    h('pre', {tabindex: 0}, text || 'It said nothing.')
  );
}

function nextCard(suite, test, shift) {
  const inSuite = page.suites.length > 1 ? ` --suite ${shellWord(suite.suite)}` : '';
  const steps = [], word = shellWord(test.id), flake = suite.flakeOf.get(test);
  const failure = failures(suite).find(it => it.test === test);
  const findings =
    (suite.gate?.rules || [])
      .flatMap(rule => rule.findings.filter(it => it.test?.id === test.id).map(it => [rule.rule, it]));
  for (const [rule, finding] of findings) {
    if (finding.next && !steps.some(it => it[1] === finding.next))
      steps.push([`${rule}: ${tidy(finding.summary)}`, finding.next]);
  }
  const began = failure?.whose === 'main' ? onTrunk(suite, test).since?.commit : null;
  if (began) steps.push([`What changed when ${suite.trunk} began to fail`, `git show ${began}`]);
  if (flake && !flake.quarantined && flake.state === 'flaky') {
    steps.push([
      'Suspend it for two weeks, with an owner',
      `laptime quarantine add ${word} --owner ${shellWord(flake.owners[0] || '@OWNER')} --why WHY`
    ]);
  }
  if (flake) steps.push(['All that is known of its flakiness', `laptime flaky ${word}${inSuite}`]);
  if (shift?.commit) steps.push(['What came with the last change', `git show ${shellWord(shift.commit)}`]);
  steps.push(['The numbers behind it', `laptime explain ${word} --run ${suite.runs[test.last].id}`]);
  steps.push(['Every run of it', `laptime history ${word}${inSuite}`]);
  return h(
    'section.card', {'aria-label': 'Next steps'}, h('div.hd', h('h2', 'Next steps')),
    h('div.bd.nexts', steps.map(([why, text]) => [h('p', why), command(text)]))
  );
}
