// The first view: may I merge, and what is to be done?

function rulesCard(suite, span = 's4') {
  const rules = suite.gate?.rules || [];
  const order = {fail: 0, inconclusive: 1, warn: 2, pass: 3, skipped: 4};
  const tally =
    Object.keys(order).map(status => [rules.filter(it => it.status === status).length, status]).filter(it => it[0]);
  const row = rule =>
    h('li.' + rule.status, mark(rule.status), h('b', rule.rule, h('span.sr', `, ${rule.status}: `)),
      h('span', tidy(rule.summary)));
  const judged = rules.filter(it => it.status !== 'skipped').sort((a, b) => order[a.status] - order[b.status]);
  const skipped = rules.filter(it => it.status === 'skipped');
  return h(
    'section.card.' + span, {'aria-label': 'Rules'},
    h('div.hd', h('h2', 'Rules'), h('span.dim', tally.map(it => it.join(' ')).join(', '))),
    h('ul.rules', judged.map(row)),
    skipped.length > 0
      && h(
        'div.ft',
        h('details', h('summary', `${count(skipped.length, 'rule')} skipped, and why`),
          h('ul.rules.inset', skipped.map(row)))
      )
  );
}

// Newer runs that somebody took out are none that this view is about.
function takenOut(suite) {
  const newer = suite.runs.slice(suite.now.i + 1).filter(run => run.excluded != null), last = newer.at(-1);
  return last && h(
    'p.note', `${count(newer.length, 'newer run')} ${newer.length === 1 ? 'was' : 'were'} taken out: `,
    h('a', {href: runLink(last)}, h('code', last.short)), ` ${outWord(last)}.`
  );
}

function overviewView(suite) {
  const {gate, now} = suite, [head, rest] = verdictWords(suite);
  const factor = gate?.machine_factor;
  const about = facts([
    ['Run', h('a', {href: runLink(now)}, h('code', now.id))],
    ['Commit', [commitLink(now), ' ', now.subject]],
    [runWord(now), branchLink(now)],
    ['Started', `${when(now.at)} ${zone()}`],
    [
      'Judged by',
      gate?.baseline.runs ? `${count(gate.baseline.runs, 'run')} of ${gate.baseline.branch}` : 'nothing yet'
    ],
    ['Machine', [factor && times(factor), now.machine].filter(Boolean).join(', ')],
  ]);
  return [
    h('div.verdict', mark(gate?.verdict === 'pass' ? 'tick' : gate?.verdict || 'skipped', 'big'),
      h('div', h('h1', head), h('p', rest), takenOut(suite)), about),
    h('div.grid', h('div.s8.stack', attention(suite), suiteTimeCard(suite), lastRunsCard(suite)),
      h('div.s4.stack', rulesCard(suite),
        h('div.stack.side3', coverageCard(suite), efficiencyCard(suite), flakesCard(suite))),
      changedCard(suite)),
  ];
}
