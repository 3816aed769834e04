// Everything by keyboard.

const keys = {
  move: null,
  open: null
};
const GO = {
  o: '',
  r: 'run',
  t: 'tests',
  g: 'grid',
  f: 'flaky',
  s: 'slow',
  c: 'coverage',
  v: 'verdicts'
};
let goUntil = 0;

function listenToKeys() {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape' && isTyping) event.target.blur();
    if (event.key === 'Escape') hideTip();
    if (isTyping || help.open) return;
    if (goUntil > Date.now() && event.key in GO) {
      goUntil = 0;
      go(link(GO[event.key]));
      return;
    }
    goUntil = 0;
    pressed(event);
  });
}

function pressed(event) {
  const isOnControl = event.target.closest('a, button, summary, .chart');
  const actions = {
    '/': () => {
      event.preventDefault();
      search();
    },
    '?': () => help.showModal(),
    d: () => toggleTheme(),
    g: () => {
      goUntil = Date.now() + 1500;
    },
    j: () => keys.move?.(1),
    k: () => keys.move?.(-1),
    Enter: () => !isOnControl && keys.open?.(),
  };
  actions[event.key]?.();
}

const help =
  h('dialog', {'aria-labelledby': 'help-title'}, h('h2', {id: 'help-title'}, 'Keys'),
    h('dl',
      [
        ['/', 'search'], ['j k', 'next, previous row'], ['Enter', 'open the row'],
        ['← →', 'along a chart that has the focus'],
        ['← → ↑ ↓', 'beside, out of and into a part of the map of time; Enter opens it, Esc goes up'],
        ['g then o r t g f s c v', 'go to Overview, Run, Tests, Grid, Flaky, Slow, Coverage, Verdicts'],
        ['d', 'light or dark'], ['?', 'this help']
      ]
        .map(
          ([names, meaning]) =>
            [h('dt', names.split(' ').map(name => (name === 'then' ? 'then ' : [h('kbd', name), ' ']))),
             h('dd', meaning)]
        )),
    h('p.note', 'All data of this page are in this file. It makes no request.'),
    h('form', {method: 'dialog'}, h('button.btn', 'Close')));
