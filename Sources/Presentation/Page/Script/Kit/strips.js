// Small drawings of one test over the runs.

// One column a run: failures are taller than passes, so that it reads in grey too.
function strip(suite, test, runs, width = 160, height = 14) {
  const column = Math.min(10, width / runs.length), bar = Math.max(.8, column - 1), shapes = [];
  let failed = 0, seen = 0;
  runs.forEach((run, k) => {
    const outcome = suite.outcome(test.i, run.i), x = k * column;
    if (outcome == null) return;
    if (run.isOut) return shapes.push(s('rect', { x, y: height / 2 - 1, width: bar, height: 2, fill: 'var(--line2)' }));
    seen++;
    if (outcome >= 4) {
      failed++;
      return shapes.push(s('rect', { x, y: 0, width: Math.max(bar, 1.6), height, fill: 'var(--fail)' }));
    }
    if (outcome === 0) return shapes.push(s('rect', { x, y: height - 2, width: bar, height: 1, fill: 'var(--ink3)' }));
    const hasFlaked = suite.hasFlaked(test.i, run.i);
    shapes.push(s('rect', { x, y: height - (hasFlaked ? 10 : 5), width: bar, height: hasFlaked ? 10 : 5,
      fill: hasFlaked ? 'var(--flaky)' : 'var(--pass)', opacity: hasFlaked ? .9 : .55 }));
  });
  const across = Math.min(width, runs.length * column);
  return s(
    'svg.strip', {
      viewBox: `0 0 ${across} ${height}`,
      width: across,
      height,
      role: 'img',
      'aria-label': `failed in ${failed} of ${seen} runs`
    },
    shapes
  );
}

// At most so many points: of more, the median of each few.
function thinned(values, most) {
  const every = Math.ceil(values.length / most);
  if (every === 1) return values;
  const points = [];
  for (let end = values.length; end > 0; end -= every) {
    const part = values.slice(Math.max(0, end - every), end).filter(v => v != null);
    points.unshift(part.length ? median(part) : null);
  }
  return points;
}

// The durations of a test, from zero.
function sparkline(suite, test, runs, width = 180, height = 20) {
  const values = thinned(runs.map(run => (run.isOut ? null : suite.duration(test.i, run.i))), width / 2);
  const seen = values.filter(value => value != null);
  const box = {viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true'};
  if (!seen.length) return s('svg', box);
  const sorted = Float64Array.from(seen).sort();
  const high = Math.max(1.7 * sorted[sorted.length >> 1], 1.1 * sorted[Math.floor(sorted.length * .98)]) || 1;
  const x = k => (values.length > 1 ? 2 + (width - 4) * k / (values.length - 1) : width - 2);
  const y = value => height - 2 - (height - 4) * Math.min(value, high) / high;
  let path = '', isDown = false;
  values.forEach((value, k) => {
    if (value != null) path += (isDown ? 'L' : 'M') + x(k).toFixed(1) + ' ' + y(value).toFixed(1);
    isDown = value != null;
  });
  const last = values.at(-1);
  const failures = runs.map(
    (run, k) => !run.isOut && suite.isBad(test.i, run.i)
      && s(
        'rect',
        {x: 1 + (width - 4) * k / Math.max(1, runs.length - 1), y: 0, width: 2, height: 5, fill: 'var(--fail)'}
      )
  );
  return s(
    'svg', box, s('path', {d: `M2 ${height - 1.5}H${width - 2}`, stroke: 'var(--line)'}),
    s('path.line', {d: path, 'stroke-width': 1.1}), failures,
    last != null && s('circle.pt', {cx: x(values.length - 1), cy: y(last), r: 1.8})
  );
}

// The outcomes below a chart of the same runs, at the same places.
function outcomeStrip(suite, test, runs) {
  const box = h('div.chart.outcomes');
  whenPlaced(box, () => {
    const width = box.clientWidth || 300, { positions, gaps, width: all } = slots(runs), column = width / all;
    const cell = (run, k) => {
      const outcome = suite.outcome(test.i, run.i);
      if (outcome == null) return null;
      const x = (positions[k] - .5) * column, w = Math.max(1.2, column - 1.2), middle = x + w / 2;
      if (run.isOut) return s('rect.hatch', { x, width: w, height: 14 });
      if (outcome >= 4) {
        return [s('rect', { x, width: w, height: 14, rx: 1.5, fill: 'var(--fail)' }), column > 7 && s('path',
          { d: `M${middle - 2.5} 4.5l5 5m0-5l-5 5`, stroke: 'var(--surface)', 'stroke-width': 1.5 })];
      }
      if (outcome === 0) return s('rect', { x, y: 6, width: w, height: 2, fill: 'var(--ink3)' });
      const hasFlaked = suite.hasFlaked(test.i, run.i);
      return s('rect', { x, y: hasFlaked ? 1 : 4, width: w, height: hasFlaked ? 12 : 6, rx: 1.5,
        fill: hasFlaked ? 'var(--flaky)' : 'var(--pass)', opacity: hasFlaked ? .9 : .6 });
    };
    box.replaceChildren(s('svg', { viewBox: `0 0 ${width} 16`, height: 16, role: 'img',
      'aria-label': 'Outcomes, oldest first; the table below holds the same' },
    gaps.map(gap => s('rect.hatch', { x: gap.from * column, width: (gap.to - gap.from) * column, height: 14 })),
    runs.map(cell)));
  });
  return box;
}
