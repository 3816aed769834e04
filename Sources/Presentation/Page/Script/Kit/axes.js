// Where things stand in a chart.

const DAY = 86400;

// One slot a run, and a wider one where no run happened for long: more than four days, and more than is usual.
function slots(runs) {
  const pauses = runs.slice(1).map((run, k) => run.at - runs[k].at);
  const long = Math.max(4.2 * DAY, 4 * (median(pauses) || 0));
  const positions = [], gaps = [];
  let x = 0;
  runs.forEach((run, k) => {
    if (k && run.at - runs[k - 1].at > long) {
      gaps.push({ from: x, to: x + 4, before: k, since: runs[k - 1].at, until: run.at });
      x += 4;
    }
    positions.push(x + .5);
    x += 1;
  });
  return {positions, gaps, width: x};
}

const nearestSlot = (positions, x) => {
  let best = 0, distance = Infinity;
  positions.forEach((position, k) => {
    const d = Math.abs(position - x);
    if (d < distance) [best, distance] = [k, d];
  });
  return best;
};

function niceTicks(low, high, howMany) {
  const rough = (high - low) / howMany, power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find(it => it * power >= rough) || 10) * power;
  const ticks = [];
  for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) ticks.push(v);
  return ticks;
}

const TIME_STEPS = [
  1,   2,    5,   10,  20,  50,  100, 200, 500, 1e3, 2e3,  5e3, 1e4, 2e4,  25e3, 5e4, 1e5,
  2e5, 25e4, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 3e7, 6e7, 12e7, 3e8, 6e8, 12e8, 18e8, 36e8
];

// From zero, in steps that people count time by.
function timeTicks(high) {
  const step = TIME_STEPS.find(it => high / it <= 5) || 72e8;
  const ticks = [];
  for (let v = 0; v <= high; v += step) ticks.push(v);
  return ticks;
}

function tickTime(us) {
  if (us === 0) return '0';
  if (us % 3600e6 === 0) return us / 3600e6 + NB + 'h';
  if (us % 60e6 === 0) return us / 60e6 + NB + 'min';
  if (us >= 1e6) return +(us / 1e6).toFixed(1) + NB + 's';
  return us >= 1e3 ? +(us / 1e3).toFixed(1) + NB + 'ms' : us + NB + 'µs';
}

const hatch = () =>
  s('defs',
    s('pattern', {id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
      s('rect', {width: 6, height: 6, fill: 'var(--sunken)'}),
      s('path', {d: 'M0 0v6', stroke: 'var(--line2)', 'stroke-width': 1.5})));
