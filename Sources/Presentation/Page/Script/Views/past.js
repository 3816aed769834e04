// What happened lately: the last runs, and the commits that changed something for good.

// Height is suite time, the mark below is the outcome.
function lastRunsCard(suite) {
  const runs = runsInRange(suite);
  const counted = runs.filter(run => !run.isOut), failed = counted.filter(run => run.failed).length;
  const box = h('div.chart', {
    tabindex: 0,
    role: 'group',
    'aria-label': 'Last runs. Arrow keys move, Enter opens one.'
  });
  let layout = {positions: [], column: 1};
  whenPlaced(box, () => {
    const width = box.clientWidth || 600, {positions, gaps, width: all} = slots(runs);
    const column = Math.min(120, width / all), high = Math.max(1, ...(counted.length ? counted : runs).map(run => run.wall || 0));
    layout = {positions, column};
    const about = {
      viewBox: `0 0 ${width} 74`,
      height: 74,
      role: 'img',
      'aria-label': `${failed} of ${count(counted.length, 'run')} had failures`
    };
    const gap = it => s('rect.hatch', {x: it.from * column, y: 0, width: (it.to - it.from) * column, height: 52});
    box.replaceChildren(
      s('svg', about, gaps.map(gap), runs.map((run, k) => runColumn(run, positions[k], column, high)))
    );
  });
  alongRuns(box, runs, {
    nearest: x => nearestSlot(layout.positions.map(position => position * layout.column), x),
    show: (k, y) => {
      const room = box.getBoundingClientRect(), x = room.left + layout.positions[k] * layout.column;
      const share = coverage(runs[k].coverage, suite.settings.floor_percent);
      showTip(x, y ?? room.top + 50, runTip(runs[k], [['coverage', share]]));
    },
  });
  return card('s12', 'Last runs', 'height is suite time, the mark is the outcome', box, {
    foot: foot({rows: () => runTable(suite, runs)})
  });
}

function runColumn(run, position, column, high) {
  const x = (position - .5) * column, width = Math.max(1, column - (column > 4 ? 2 : .5));
  const height = 4 + 48 * Math.min(1, (run.wall || 0) / high);
  const fill = run.isOut ? 'url(#hatch)' : run.isTrunk ? 'var(--line2)' : 'var(--accent)';
  return [s('rect', {x, y: 52 - height, width, height, rx: 1, fill}), runMark(run, x + width / 2, column)];
}

function runMark(run, x, column) {
  if (run.isOut) {
    return s('path', {d: `M${x} 65l-3.4-6h6.8z`, fill: 'none', stroke: 'var(--ink3)', 'stroke-width': 1.2});
  }
  if (!run.failed) return s('circle', {cx: x, cy: 61.8, r: Math.min(2, column / 2), fill: 'var(--pass)'});
  const arm = clamp(column / 2.4, 1.4, 2.8), across = 2 * arm;
  const d = `M${x - arm} ${61.8 - arm}l${across} ${across}m0-${across}l-${across} ${across}`;
  return [
    s('path', {d, stroke: 'var(--fail)', 'stroke-width': Math.min(2, arm)}),
    column > 30 && s('text', {x: x + 6, y: 66}, run.failed)
  ];
}

// Commits after which tests stayed at another level, and what grew without any.
function changedCard(suite) {
  const groups = changeGroups(suite);
  if (!groups.length && !suite.creeps.length) return null;
  const shown = groups.slice(0, 8), left = groups.length - shown.length;
  const heads = [
    ['Commit'], ['Subject', 0, true], ['Since'], ['Tests', 1], ['Faster', 1], ['Slower', 1], ['A run’s work', 1], ['Largest']
  ];
  const changes = groups.length > 0 && table(heads, shown.map(changeRow), 'Change points by commit');
  return card(
    's12', 'What changed', 'commits after which tests stayed at another level', [changes, creepTable(suite)], {
      isFlush: true,
      foot: foot({
        same: `laptime changes --suite ${shellWord(suite.suite)}`,
        more: left > 0 && h('span', `and ${whole(left)} more`)
      })
    }
  );
}

// The newest first, without those that went away by themselves.
function changeGroups(suite) {
  const isOpen = group => group.changes.some(k => suite.shifts[k].state !== 'resolved');
  const size = shift => Math.abs(shift.lost_us || 0);
  return (suite.changes?.groups || [])
    .filter(isOpen)
    .map(group => {
      const tests = group.changes.map(k => suite.shifts[k]).filter(it => it.kind === 'test');
      const [largest] = [...tests].sort((a, b) => size(b) - size(a));
      const faster = tests.filter(it => it.ratio < 1).length;
      const r = suite.runNamed(group.run), subject = group.subject || r?.subject;
      return {...group, r, subject, tests, largest, faster, slower: tests.length - faster};
    })
    .sort((a, b) => (b.r?.i ?? -1) - (a.r?.i ?? -1));
}

function changeRow(group) {
  const {r: run, largest} = group;
  const name = shortCommit(group.commit) || group.run.slice(0, 8);
  const levels = largest && `${dur(largest.before_us)} → ${dur(largest.after_us)}, ${times(largest.ratio)}`;
  return [
    run ? h('a', {href: runLink(run)}, h('code', run.short)) : h('code', name),
    group.subject || '',
    run ? day(run.at) : 'before this page',
    whole(group.tests.length),
    group.faster || '–',
    group.slower || '–',
    h('span.' + (group.lost_us > 0 ? 'c-fail' : 'c-pass'), signed(group.lost_us)),
    largest?.t ? [h('a.beside', {href: testPlace(largest.t)}, largest.t.name), ' ', h('span.dim.nowrap', levels)] : ''
  ];
}

// Tests that grew little by little, which no single commit did.
function creepTable(suite) {
  if (!suite.creeps.length) return null;
  const heads = [['Grew little by little'], ['Was', 1], ['Is', 1], ['Growth', 1], ['p', 1]];
  const row = it => [
    it.t ? testLink(it.t) : it.test?.id || suite.suite, dur(it.before_us), dur(it.after_us), h('b', times(it.ratio)),
    small(it.p_value)
  ];
  return table(heads, suite.creeps.slice(0, 8).map(row), 'Tests that grew little by little');
}
