// The tooltip. Whatever it says stands in a table of the page too.

const tip = h('div', {id: 'tip', role: 'status'});

function showTip(x, y, ...kids) {
  tip.replaceChildren(...kids.flat(9).filter(Boolean));
  tip.style.visibility = 'visible';
  const {offsetWidth: width, offsetHeight: height} = tip;
  const left = x + 14 + width > innerWidth - 8 ? x - width - 14 : x + 14;
  const top = y + 14 + height > innerHeight - 8 ? y - height - 12 : y + 14;
  tip.style.left = clamp(left, 8, Math.max(8, innerWidth - width - 8)) + 'px';
  tip.style.top = clamp(top, 8, Math.max(8, innerHeight - height - 8)) + 'px';
}

function hideTip() {
  tip.style.visibility = 'hidden';
}

const tipRows = pairs =>
  h('table', h('tbody', pairs.filter(Boolean).map(([name, value]) => h('tr', h('td.dim', name), h('td', value)))));

const outWord = run => (run.excluded != null ? 'Excluded: ' + run.excluded : run.outage ? 'Outage' : '');

function runTip(run, rows = []) {
  const hasTime = rows.some(row => row && row[0] === 'suite');
  return [
    h('div.h', outWord(run) ? outWord(run) + ' · ' : '', run.subject || run.short),
    h('div.dim', [run.short, run.branch, when(run.at)].filter(Boolean).join(' · ')),
    tipRows([
      ...rows, !hasTime && ['suite', dur(run.wall)],
      ['tests', `${whole(run.tests)}, ${run.failed} failed` + (run.complete ? '' : ', incomplete')]
    ]),
  ];
}

// Pointer, arrow keys, Enter and click along the runs of a drawing. `nearest` gives the place of a run by x,
// `show` what is to be seen of it.
function alongRuns(box, runs, {nearest, show, hide = hideTip, open = run => go(runLink(run))}) {
  let at = null;
  const move = (place, y) => {
    at = place;
    show(place, y);
  };
  box.addEventListener(
    'pointermove', event => move(nearest(event.clientX - box.getBoundingClientRect().left), event.clientY)
  );
  for (const leave of ['pointerleave', 'blur']) box.addEventListener(leave, hide);
  box.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      move(clamp((at ?? runs.length) + step, 0, runs.length - 1));
    }
    if (event.key === 'Enter' && at != null) open(runs[at]);
  });
  box.addEventListener('click', () => {
    if (at != null) open(runs[at]);
  });
}
