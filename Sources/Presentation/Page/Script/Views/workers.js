// The workers of a run on one time line: a lane each.

function workersCard(suite, run) {
  if (suite.spanRun !== run.i) {
    const known = suite.spanRun != null && suite.runs[suite.spanRun];
    return card('s12', 'Workers', null, [
      h('p.dim',
        run.workers > 1 || known
          ? 'This page keeps the time line of one run alone.'
          : 'The reports of this run do not say when its tests began on which worker. Those of pytest-reportlog do.',
        known && [' See ', h('a', {href: runLink(known)}, `run ${known.short}`), '.']),
      run.workers > 1 && command(`laptime workers --run ${run.id}`)
    ]);
  }
  const ends = suite.lanes.map(lane => Math.max(...lane.spans.map(it => it.start + it.total)));
  const end = Math.max(...ends), first = Math.min(...suite.spans.map(it => it.start));
  const around = Math.max(0, (run.wall || 0) - (end - first));
  const box =
    h('div.chart',
      {tabindex: 0, role: 'group', 'aria-label': 'Time line of the workers; the table below holds the same'});
  const canvas = h('canvas', {'aria-hidden': 'true'});
  const lines = new TimeLine(suite, run, {box, canvas, ends, end, first, around});
  whenPlaced(box, () => lines.draw());
  box.append(canvas);
  box.addEventListener('pointermove', event => lines.hover(event));
  box.addEventListener('pointerleave', hideTip);
  box.addEventListener('click', event => {
    const span = lines.at(event);
    if (span) go(testPlace(suite.tests[span.test]));
  });
  return card('s12', 'Workers', boundWords(suite, ends, end, around, run), [timeLineLegend(), box], {
    foot: foot({
      rows: () => table(
        [['Worker'], ['Tests', 1], ['Busy', 1], ['Of the time', 1], ['Idle at the end', 1], ['Last test'], ['It took', 1]],
        suite.workers.map(
          it =>
            [it.worker, whole(it.tests), dur(it.busy_us), percent(it.busy_share_percent, 2), dur(it.idle_tail_us),
             suite.testOf.has(it.last_test) ? testLink(suite.testOf.get(it.last_test)) : it.last_test,
             dur(it.last_us)]
        ),
        'Workers'
      ),
      statement: sql`WITH work AS (SELECT worker, started_us, setup_us + call_us + teardown_us AS took_us
        FROM run_list JOIN timings USING (run_id) JOIN attempts USING (run_id, test_id, attempt)
        WHERE run LIKE ${run.id + '%'} AND mode = 0 AND outcome <> 0),
        busy AS (SELECT *, started_us - lag(started_us + took_us) OVER (PARTITION BY worker ORDER BY started_us)
          AS since_us FROM work)
        SELECT worker, count(*) AS tests, sum(took_us) + sum(max(0, min(100000, coalesce(since_us, 0)))) AS busy_us
        FROM busy GROUP BY worker`,
      same: `laptime workers --run ${run.id}`,
    }),
  });
}

// What bounds the suite, and what it would save.
function boundWords(suite, ends, end, around, run) {
  const idle = ends.map(it => end - it), most = Math.max(...idle), all = sum(idle);
  if (most > 1e6 && ends.length > 1) {
    const lane = suite.lanes[idle.indexOf(Math.min(...idle))];
    const last = lane.spans.reduce((a, b) => (b.start + b.total > a.start + a.total ? b : a));
    const test = suite.tests[last.test];
    return [
      testLink(test, test.name),
      ` ends last: it takes ${dur(last.total)}, and the other workers wait up to ${dur(most)} `,
      `(${dur(all)} of their time).`
    ];
  }
  const share = run.wall ? `, ${Math.round(100 * around / run.wall)}${NB}% of the suite` : '';
  return `The workers end within ${dur(most)} of each other; `
    + `starting, collecting and finishing took ${dur(around)}${share}.`;
}

function timeLineLegend() {
  const full = {width: 18, height: 12, fill: 'var(--series)'};
  return h('div.legend', [
    [[s('rect', {...full, opacity: .5})], 'test'],
    [
      [s('rect', full), s('rect', {width: 12, height: 4, y: 8, fill: 'var(--surface)', opacity: .6})],
      'setup within it'
    ],
    [[s('rect', full)], 'slow test'],
    [
      [
        s('rect', {width: 12, height: 12, x: 3, fill: 'var(--fail)'}),
        s('path', {d: 'M6.5 3.5l5 5m0-5l-5 5', stroke: 'var(--surface)', 'stroke-width': 1.5})
      ],
      'failed'
    ],
    [[s('rect.hatch', {width: 18, height: 12})], 'idle'],
  ].map(([shapes, text]) => h('span.k', s('svg', {width: 18, height: 12, 'aria-hidden': 'true'}, shapes), text)));
}
