// All is known; begin.

state.zone = kept.get('zone') === 'local' ? 'local' : 'utc';
document.documentElement.dataset.theme =
  kept.get('theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
if (page.suites.length < 2) suiteChoice.disabled = true;

document.body.append(
  s('svg.defs', { width: 0, height: 0, 'aria-hidden': 'true' }, hatch()),
  h('a.skip', { href: '#main', onclick: event => {
    event.preventDefault();
    main.focus();
  } }, 'Skip to the content'),
  header(), main, help, tip);

let resizing;
addEventListener('resize', () => {
  clearTimeout(resizing);
  resizing = setTimeout(redraw, 80);
});
addEventListener('beforeprint', redraw);
addEventListener('afterprint', redraw);
addEventListener('hashchange', render);
listenToKeys();
render();
