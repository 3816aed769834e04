// States: shape, colour and word, always all three.

const line =
  (d, width = 1.75, stroke = 'currentColor') => ['path', {d, fill: 'none', stroke, 'stroke-width': width}];
const shape = (d) => ['path', {d, fill: 'currentColor'}];
const on = 'var(--surface)';

const MARKS = {
  passed: ['c-pass', ['circle', {cx: 6, cy: 6, r: 4, fill: 'currentColor'}]],
  failed: [
    'c-fail', ['rect', {x: .5, y: .5, width: 11, height: 11, rx: 2, fill: 'currentColor'}],
    line('M3.5 3.5l5 5m0-5l-5 5', 1.75, on)
  ],
  errored: ['c-fail', shape('M3.5.8h5l2.7 2.7v5l-2.7 2.7h-5L.8 8.5v-5z'), line('M6 3v3.6M6 8v1.4', 1.6, on)],
  main: [
    'c-fail',
    [
      'rect', {
        x: 1.25,
        y: 1.25,
        width: 9.5,
        height: 9.5,
        rx: 1.5,
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1.5
      }
    ],
    line('M4 4l4 4m0-4l-4 4', 1.5)
  ],
  flaky: ['c-flaky', shape('M6 .5L11.5 6 6 11.5.5 6z')],
  suspect: ['c-flaky', line('M6 1.4L10.6 6 6 10.6 1.4 6z', 1.5)],
  quarantined: ['c-calm', shape('M2 1.5h3v9H2z'), shape('M7 1.5h3v9H7z')],
  warn: ['c-warn', shape('M6 .9l5.4 10H.6z'), line('M6 4.2v3.2M6 8.4v1.3', 1.5, on)],
  unsure: [
    'c-warn', ['circle', {cx: 6, cy: 6, r: 4.25, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}],
    shape('M6 1.75a4.25 4.25 0 010 8.5z')
  ],
  skipped: ['c-dim', line('M2 6h8', 2)],
  xfailed:
    ['c-dim', ['circle', {cx: 6, cy: 6, r: 3.75, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}]],
  outage: ['c-dim', line('M6 11L.8 1.6h10.4z', 1.5)],
  tick:
    ['c-pass', ['circle', {cx: 6, cy: 6, r: 5.5, fill: 'currentColor'}], line('M3.4 6.2l1.8 1.8 3.4-3.8', 1.4, on)],
  healthy: ['c-dim', ['circle', {cx: 6, cy: 6, r: 2.25, fill: 'currentColor'}]],
  new: ['c-accent', line('M6 1.5v9M1.5 6h9', 2)],
  gone: [
    'c-dim', line('M2.5 2.5l7 7', 1.5),
    ['circle', {cx: 6, cy: 6, r: 4.25, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5}]
  ],
};

const SAME_MARK = {
  pass: 'passed',
  fail: 'failed',
  yours: 'failed',
  unknown: 'failed',
  'no-data': 'unsure',
  inconclusive: 'unsure',
  broken: 'main',
  'born failing': 'main',
  'newly failing': 'failed',
  'failing, unconfirmed': 'unsure',
  missing: 'gone',
  fixed: 'passed',
  recovered: 'passed',
  xpassed: 'xfailed',
  'timed out': 'failed',
  crashed: 'errored',
};

function mark(kind, cls) {
  const [colour, ...shapes] = MARKS[SAME_MARK[kind] || kind] || MARKS.skipped;
  return s(
    'svg.mk' + (cls ? '.' + cls : '') + '.' + colour, {viewBox: '0 0 12 12', 'aria-hidden': 'true'},
    shapes.map(([tag, attributes]) => s(tag, attributes))
  );
}

function chip(kind, word) {
  const [colour] = MARKS[SAME_MARK[kind] || kind] || MARKS.skipped;
  return h('span.st.' + colour, mark(kind), h('span', word || kind));
}
