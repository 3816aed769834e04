// The columns of the table of tests.

const STATE_ORDER = [
  'newly failing', 'failing, unconfirmed', 'born failing', 'broken', 'flaky', 'suspect', 'quarantined', 'recovered',
  'fixed', 'new', 'skipped', 'missing', 'gone', 'healthy'
];

// key, title, class of the width, what it is sorted by, whether it is a number
const COLUMNS = [
  ['state', 'State', 'w-state', test => STATE_ORDER.indexOf(test.state)],
  ['name', 'Test', '', test => test.id],
  ['own', 'Owner', 'w-own', test => test.owner],
  ['tier', 'Tier', 'w-tier', test => ['', 'fast', 'medium', 'slow'].indexOf(test.tier)],
  ['spark', 'Durations', 'w-spark', test => test.grew],
  ['med', 'Median', 'w-n', test => test.median ?? -1, true],
  ['last', 'Newest', 'w-n', test => test.took ?? -1, true],
  ['growth', 'Growth', 'w-g', test => (Number.isNaN(test.growth) ? -1 : test.growth), true],
  ['fail', 'Failed', 'w-f', test => test.failed, true],
  ['seen', 'Last seen', 'w-seen', test => test.last, true],
];

// The text with what was searched for marked.
function marked(text, searched) {
  const at = searched ? text.toLowerCase().indexOf(searched) : -1;
  return at < 0
    ? text
    : [text.slice(0, at), h('mark', text.slice(at, at + searched.length)), text.slice(at + searched.length)];
}

// Growth counts from a tenth and 20 ms.
const hasGrown = test => test.growth >= 1.1 && test.grew >= 2e4;
const hasShrunk = test => test.growth <= 1 / 1.1 && test.grew <= -2e4;

function growthWord(test) {
  if (Number.isNaN(test.growth)) return '–';
  if (hasGrown(test)) return h('span.c-fail.b', '▲ ' + times(test.growth));
  if (hasShrunk(test)) return h('span.c-pass.b', '▼ ' + times(test.growth));
  return times(test.growth);
}
