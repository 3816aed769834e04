// What the rules say of the newest run, rule by rule.

function findingCards(suite) {
  const shown =
    suite.gate.rules.filter(rule => rule.findings.length && ['fail', 'warn', 'inconclusive'].includes(rule.status));
  const order = {fail: 0, inconclusive: 1, warn: 2};
  shown.sort((a, b) => order[a.status] - order[b.status]);
  if (!shown.length) return card('s12', 'Findings', null, h('p.dim', 'No rule has anything to say of this run.'));
  return shown.map(rule => {
    const nexts = [...new Set(rule.findings.map(it => it.next).filter(Boolean))].slice(0, 2);
    const { body, isFlush } = findingBody(suite, rule);
    const notes = rule.notes.map(note => h('p.note' + (isFlush ? '.padded.above' : ''), tidy(note)));
    return card('s12', rule.rule, [mark(rule.status), ' ', tidy(rule.summary)], [body, notes], {
      isFlush,
      foot: nexts.length > 0 && h('div.ft', h('span', 'What to type next'), h('div.wide', nexts.map(command))),
    });
  });
}

const MOST_FINDINGS = 50;

function findingBody(suite, rule) {
  const testOf = finding => finding.test && suite.testOf.get(finding.test.id);
  const nameOf = finding => {
    const test = testOf(finding);
    return test ? testLink(test) : finding.test?.id || finding.file || '';
  };
  const more = (list, cls = '') => list.length > MOST_FINDINGS
    && h('p.note' + cls, `and ${whole(list.length - MOST_FINDINGS)} more: laptime gate --format json lists all`);
  if (rule.rule === suite.rules.failures) {
    const all = failures(suite);
    const others = rule.findings.filter(it => !it.test || it.outcome === 'passed');
    return {
      isFlush: !others.length,
      body: [
        all.length > 0
          && table(
            [['Whose'], ['Test'], ['Likely broken', 1], ['Took', 1], ['What it said']],
            all.slice(0, MOST_FINDINGS)
              .map(
                it =>
                  [whoseChip(suite, it), testLink(it.test), brokenShare(it.finding),
                   dur(it.finding.duration_us ?? it.test.took),
                   h('span.mono', it.finding.evidence[0] || suite.message(it.test.i, suite.now.i))]
              ),
            'Failures'
          ),
        more(all, '.padded.above'),
        others.slice(
                0, MOST_FINDINGS
        ).map(it => h('p', nameOf(it), ' ', tidy(it.summary), it.evidence[0] && h('span.msg.mono', it.evidence[0])))
      ]
    };
  }
  const withRatio = rule.findings.filter(it => it.ratio != null && it.test);
  if (withRatio.length) {
    return {
      isFlush: true,
      body: [
        table(
          [['Test'], ['Took', 1], ['Expected', 1], ['Ratio', 1], ['Extra', 1], ['p', 1], ['Confirmed']],
          withRatio.slice(0, MOST_FINDINGS)
            .map(
              it =>
                [nameOf(it), dur(it.duration_us), dur(it.expected_us), h('b', times(it.ratio)), signed(it.extra_us),
                 small(it.p_value),
                 it.confirmed == null ? chip('unsure', 'suspect')
                   : it.confirmed     ? chip('failed', 'yes')
                                      : chip('passed', 'no')]
            ),
          'Slowdowns'
        ),
        more(withRatio, '.padded.above')
      ]
    };
  }
  return {
    isFlush: false,
    body:
      h('ul.plain',
        rule.findings.slice(0, MOST_FINDINGS)
          .map(
            it =>
              h('li', nameOf(it), nameOf(it) && ': ', tidy(it.summary),
                it.evidence.slice(0, 3).map(line => h('div.why', line)))
          ),
        more(rule.findings) && h('li', more(rule.findings)))
  };
}
