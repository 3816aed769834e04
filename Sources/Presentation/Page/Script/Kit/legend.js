// What stands below a chart.

// What the lines and points of a chart mean.
function legend(entries) {
  const shapes = {
    level: () => s('path.stepl', {d: 'M0 6H18'}),
    noise: () => s('rect.bandp', {width: 18, height: 12}),
    other: () => s('circle.pt-open', {cx: 9, cy: 6, r: 3.5}),
    hatched: () => s('rect.hatch', {width: 18, height: 12}),
    passed: () => s('circle.pt', {cx: 9, cy: 6, r: 3}),
    failed: () => s('path', {d: 'M5.5 2.5l7 7m0-7l-7 7', stroke: 'var(--fail)', 'stroke-width': 2}),
  };
  return h(
    'div.legend',
    entries.filter(Boolean).map(
      ([kind, text]) => h(
        'span.k',
        s('svg', {width: 18, height: 12, 'aria-hidden': 'true'}, typeof kind === 'string' ? shapes[kind]() : kind),
        text
      )
    )
  );
}

// The steps of a chart, each with its number, size and commit.
function stepList(steps) {
  if (!steps.length) return null;
  return h(
    'ol.steps',
    steps.slice(-6).map(
      ({run, no, size, more}) =>
        h('li', h('span.no', no), h('span.b.nowrap', size), h('a', {href: runLink(run)}, h('code', run.short)),
          h('span.t', [run.subject, day(run.at)].filter(Boolean).join(', ') + (more ? ': ' + more : '')))
    )
  );
}
