// What needs attention in the newest run, what can be changed first at the top.

// Whose a failure is. The gate says it where it knows; else what the history shows: quarantined, flaky, failing on
// main too.
const WHOSE = {
  yours: 'Probably yours',
  unknown: 'Failed',
  main: 'Failing on main',
  flaky: 'Flaky',
  outage: 'Outage',
  quarantined: 'Quarantined'
};

// The word for it. Where the gate looked and found nothing, that is said. On the trunk nobody asks whose it is, but
// whether it is broken.
function whoseWords(suite, {whose, finding}) {
  if (suite.isOfTrunk && whose === 'yours') return 'Newly broken';
  if (whose !== 'unknown' || finding.p_yours == null) return WHOSE[whose];
  return !suite.isOfTrunk ? 'Can’t tell whose' : finding.first_failure ? 'First failure' : 'Can’t tell yet';
}

const whoseChip = (suite, it) => (suite.now.outage && it.whose === 'unknown'
  ? chip('outage', 'Outage?')
  : chip(it.whose, whoseWords(suite, it)));

function whoseFailure(suite, finding, test) {
  if (finding.whose) return finding.whose;
  if (finding.quarantined) return 'quarantined';
  const before = onTrunk(suite, test);
  if (before.failing > 0) return 'main';
  if (finding.state === 'flaky' || suite.flakeOf.get(test)?.state === 'flaky') return 'flaky';
  return 'unknown';
}

const brokenShare = finding => (finding.p_bad == null ? '–' : percent(finding.p_bad * 100, 0));

// What the trunk's runs before the newest one saw of a test.
function onTrunk(suite, test) {
  const seen = suite.runs.filter(run => run.counts && run.i < suite.now.i && suite.outcome(test.i, run.i) > 0);
  const isBad = run => suite.isBad(test.i, run.i);
  let failing = 0;
  while (failing < seen.length && isBad(seen.at(-1 - failing))) failing++;
  return {seen: seen.length, failed: seen.filter(isBad).length, failing, since: failing ? seen.at(-failing) : null};
}

// The failures of the newest run, each with whose it is.
function failures(suite) {
  if (suite.known) return suite.known;
  const order = Object.keys(WHOSE);
  const findings = (suite.rule.failures?.findings || []).filter(it => it.test && it.outcome !== 'passed');
  suite.known = findings.map(finding => {
    const test = suite.testOf.get(finding.test.id);
    return test && { finding, test, whose: whoseFailure(suite, finding, test) };
  }).filter(Boolean).sort((a, b) => order.indexOf(a.whose) - order.indexOf(b.whose));
  return suite.known;
}

// Since when main fails where its newest run on this page does not: the branch began from what failed, or only other
// branches fail too.
function failingBefore(suite, finding) {
  const since = finding.failing_since && suite.runNamed(finding.failing_since_run);
  const began = h('code', finding.failing_since);
  if (!finding.failing_since) return ['Fails on other branches too'];
  const lead = suite.now.isTrunk ? `Fails on ${suite.trunk}` : `It failed on ${suite.trunk} when this branch began`;
  return [lead + ', since ', since ? h('a', {href: runLink(since)}, began) : began];
}

function evidence(suite, {finding, test, whose}) {
  const before = onTrunk(suite, test), flake = suite.flakeOf.get(test);
  const settle =
    finding.attempts_to_settle ? `: ${count(finding.attempts_to_settle, 'more failure')} would prove it broken` : '';
  // Whose it is knows more, and stands alone where it says the contrary.
  const isBroken = {yours: true, main: true, flaky: false, outage: false}[whose];
  const isContrary = isBroken != null && isBroken !== finding.p_bad >= 0.5;
  const bad = finding.p_bad == null || isContrary
    ? '' : ` ${brokenShare(finding)} likely broken by the code${settle}.`;
  if (whose === 'main' && !before.since) return [...failingBefore(suite, finding), '.' + bad];
  if (whose === 'main') {
    return [
      `Fails on ${suite.trunk} for ${count(before.failing, 'run')}, since `,
      h('a', {href: runLink(before.since)}, h('code', before.since.short)),
      (before.since.subject ? ` “${before.since.subject}”` : '') + `, ${day(before.since.at)}.` + bad
    ];
  }
  if (flake && (whose === 'flaky' || whose === 'quarantined')) {
    return [
      whose === 'quarantined' ? tidy(finding.summary.replace(/^.*?, q/, 'Q')) + '. ' : '',
      `Fails ${percent(flake.rate * 100)} of its attempts (${(flake.rate_low * 100).toFixed(1)}–` +
        `${percent(flake.rate_high * 100)}), flaked on ${flake.flakes} of ${count(flake.runs, 'source')}.` + bad
    ];
  }
  if (whose === 'quarantined') return tidy(finding.summary) + '.';
  const mine = finding.p_yours == null || suite.isOfTrunk ? '' : ` P(yours)${NB}${fixed(finding.p_yours)}.`;
  if (!before.seen) return `No run of ${suite.trunk} had it before.` + bad + mine;
  const passed = whole(before.seen - before.failed);
  const isOpen = suite.isOfTrunk && whose === 'unknown' && finding.first_failure;
  const open = isOpen ? ' Broken or flaky: one failure does not tell.' : '';
  const here = suite.isOfTrunk ? 'fails since this run' : 'fails here';
  return `Passed in ${passed} of ${count(before.seen, 'run')} of ${suite.trunk}, ${here}.` + open + bad + mine;
}

// What most of some failures said, with how many did.
function mostSaid(suite, all) {
  const tally = new Map();
  for (const it of all) {
    const text = it.finding.evidence[0] || suite.message(it.test.i, suite.now.i) || 'nothing';
    tally.set(text, (tally.get(text) || 0) + 1);
  }
  return [...tally].sort((a, b) => b[1] - a[1]).slice(0, 3);
}

function attention(suite) {
  const newest = suite.runs.slice(-40);
  const item = (kind, word, title, message, why, right) =>
    h('li' + (kind === 'yours' ? '.yours' : ''), chip(kind, word),
      h('div', h('div.tn', title), message && h('span.msg.mono', message), why && h('div.why', why)),
      h('div.r', right));
  const ofTest = test => [strip(suite, test, newest), h('span.dimmer', test.owner || 'no owner')];

  const all = failures(suite);
  const ofFailure = it => item(
    it.whose, whoseWords(suite, it), testLink(it.test), it.finding.evidence[0] || suite.message(it.test.i, suite.now.i),
    evidence(suite, it), ofTest(it.test)
  );
  // A rule that fails waits for the reader more than tests do that fail now and then.
  const isOutage = suite.now.outage && all.length > 12;
  const shown = isOutage ? [] : all.slice(0, 12), isAnybodys = it => ['flaky', 'outage', 'quarantined'].includes(it.whose);
  const items = [
    ...shown.filter(it => !isAnybodys(it)).map(ofFailure), ...brokenRules(suite, 'fail', item),
    ...shown.filter(isAnybodys).map(ofFailure)
  ];
  if (isOutage)
    items.unshift(item(
      'outage', 'Outage?', h('a', {href: link('run')}, `${whole(all.length)} tests failed at once`), null,
      [
        'So many look like an outage; none counts as a failure of its test until a run says so again.',
        mostSaid(suite, all).map(([text, n]) => h('span.msg.mono', `${whole(n)} × ${text}`))
      ]
    ));
  else if (all.length > 12) {
    items.push(item(
      'unknown', 'More', h('a', {href: link('run')}, `${whole(all.length - 12)} more failed`), null,
      'The run has all of them.'
    ));
  }
  const flaked = (suite.rule.failures?.findings || []).filter(it => it.test && it.outcome === 'passed');
  for (const finding of flaked.slice(0, 5)) {
    const test = suite.testOf.get(finding.test.id);
    if (test)
      items.push(item(
        'flaky', 'Flaked', testLink(test), suite.message(test.i, suite.now.i), tidy(finding.summary), ofTest(test)
      ));
  }
  items.push(...brokenRules(suite, 'inconclusive', item), ...slowdown(suite, item));
  const next = (suite.rule.failures?.findings || []).map(it => it.next).find(it => it && it.includes('attempt-of'));
  return h(
    'section.card.s8', {'aria-label': 'Needs attention'},
    h('div.hd', h('h2', 'Needs attention'), h('span.dim.grow', 'what you can change first'),
      newest.length > 1 && h('span.note', `last ${newest.length} runs`)),
    h('ul.att', items.length ? items : nothing(suite)),
    next && h('div.settle', h('span.dim', 'To settle what is not sure:'), command(next)), foot({
      statement:
        sql`SELECT test, attempt, outcome, duration_us, message FROM run_list JOIN attempt_list USING (run_id)
        WHERE run LIKE ${suite.now.id + '%'} AND outcome IN ('failed', 'timed out', 'errored', 'crashed')`,
      same: `laptime gate --run ${suite.now.id}`,
      more: h('a', {href: link('run')}, 'All findings'),
    })
  );
}

// Rules beside the failures that do not hold; errors of the run itself stand before those that fail.
function brokenRules(suite, status, item) {
  const rules = (suite.gate?.rules || []).filter(it => it.rule !== suite.rules.failures && it.status === status);
  const items = rules.map(rule => {
    const names = rule.findings.filter(it => it.test).slice(0, 3).map(it => suite.testOf.get(it.test.id));
    return item(status, status === 'fail' ? 'Rule fails' : 'Not settled', h('a', { href: link('run') }, rule.rule),
      null,
      [tidy(rule.summary), names.length > 0 && '. ', names.map((test, k) => test && [k ? ', ' : '', testLink(test)])]);
  });
  if (status !== 'fail') return items;
  const errors = (suite.rule.failures?.findings || []).filter(it => it.about === 'run');
  return [...errors.slice(0, 5).map(it => item('errored', 'Error', tidy(it.summary), it.evidence[0])), ...items];
}

// The slowdown that may be one, of those that are not confirmed.
function slowdown(suite, item) {
  const slow = suite.rule.slower;
  const first = slow?.status === 'warn' && slow.findings.find(it => it.test);
  const test = first && suite.testOf.get(first.test.id);
  if (!test) return [];
  const more = slow.findings.filter(it => it.test).length - 1;
  return [item(
    'warn', 'May be slower', testLink(test), null,
    [
      `${times(first.ratio)}: ${dur(first.duration_us)}, ${dur(first.expected_us)} expected, `,
      `p ${small(first.p_value)}. `,
      more > 0 && [h('a', {href: link('run')}, `and ${whole(more)} more`), ' that re-runs would settle.']
    ],
    [sparkline(suite, test, suite.runs.slice(-40), 160, 20), h('span.dimmer', test.owner || 'no owner')]
  )];
}

function nothing(suite) {
  const last = suite.runs.findLast(run => run.failed && !run.isOut);
  if (suite.runCount === 1) {
    return h(
      'li', chip('passed', 'Nothing'),
      h('div', h('div', 'No test failed and no rule warns.'),
        h('div.why', `Record every run of ${suite.trunk}, so that the next one has something to be compared with:`),
        command('laptime run -- COMMAND'))
    );
  }
  return h(
    'li', chip('passed', 'Nothing'),
    h('div', h('div', 'No test failed.'),
      h('div.why',
        last ? ['Last failure: ', h('a', {href: runLink(last)}, day(last.at)), '.']
             : 'No test failed in the runs of this page.'))
  );
}
