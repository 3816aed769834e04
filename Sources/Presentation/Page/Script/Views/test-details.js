// More of one test: its attempts, where it ran, and its place on its worker.

// The runs in which it was tried more than once.
function attemptsCard(suite, test) {
  const tried = suite.tried.filter(row => row[1] === test.i);
  if (!tried.length) return null;
  const row = it => {
    const run = suite.runs[it[0]];
    return [h('a', {href: runLink(run)}, run.id), when(run.at), attemptWords(it)];
  };
  return card(
    's12', 'Attempts', `tried more than once in ${count(tried.length, 'run')}`,
    table([['Run'], ['Started'], ['Attempts']], tried.slice(0, 50).map(row), 'Attempts'), {isFlush: true}
  );
}

// Where it ran, and what it did there.
function environmentsCard(suite, test) {
  const groups = new Map();
  for (const run of runsInRange(suite)) {
    const outcome = suite.outcome(test.i, run.i);
    if (outcome == null || outcome === 0 || run.isOut) continue;
    const name = [run.machine, ...run.labels].join(', ');
    if (!groups.has(name)) groups.set(name, {runs: 0, failed: 0, took: []});
    const it = groups.get(name), took = suite.duration(test.i, run.i);
    it.runs++;
    if (outcome >= 4) it.failed++;
    if (took != null) it.took.push(took);
  }
  if (!groups.size) return null;
  return card(
    's12', 'Environments', null,
    table(
      [['Machine and labels'], ['Runs', 1], ['Failed', 1], ['Median', 1]],
      [...groups]
        .sort((a, b) => b[1].runs - a[1].runs)
        .slice(0, 12)
        .map(
          ([name, it]) =>
            [name, whole(it.runs),
             it.failed ? `${whole(it.failed)}, ${percent(100 * it.failed / it.runs, 0)}` : '–',
             dur(median(it.took))]
        ),
      'Environments'
    ),
    {isFlush: true}
  );
}

// When and where it ran in the run whose workers are known.
function spanCard(suite, test) {
  const span = suite.spans.find(it => it.test === test.i);
  if (!span) return null;
  const run = suite.runs[suite.spanRun], first = Math.min(...suite.spans.map(it => it.start));
  return h(
    'section.card', {'aria-label': 'On its worker'},
    h('div.hd', h('h2', 'On its worker'),
      h('span.dim', 'in ', h('a', {href: runLink(run)}, run === suite.now ? 'this run' : 'run ' + run.short))),
    h('div.bd',
      facts(
        [
          ['Worker', suite.lanes[span.worker].name], ['Began at', dur(span.start - first)],
          span.setup != null &&
            ['Setup', `${dur(span.setup)}, ${span.total ? Math.round(100 * span.setup / span.total) : 0}${NB}%`],
          span.setup != null && ['Call, teardown', dur(span.total - span.setup)], ['In all', dur(span.total)]
        ],
        '.wide'
      ))
  );
}
