// What all views are made of.

function card(span, title, note, body, {foot, isFlush} = {}) {
  return h(
    'section.card.' + span, {'aria-label': title}, h('div.hd', h('h2', title), note && h('span.dim.grow', note)),
    h('div.bd' + (isFlush ? '.flush' : ''), body), foot
  );
}

// heads: [name, isNumber, isOptional]; rows: cells each. A column that may be empty goes where all of it is, as that of
// subjects where nobody knows of git.
function table(heads, rows, caption) {
  const isKept = heads.map(([, , isOptional], k) => !isOptional || rows.some(row => row[k]));
  const kept = cells => cells.filter((_, k) => isKept[k]);
  return h(
    'div.tbl', {tabindex: 0, role: 'region', 'aria-label': 'Table: ' + caption},
    h('table.t', h('caption.sr', caption),
      h('thead',
        h('tr', kept(heads.map(([name, isNumber]) => h('th' + (isNumber ? '.num' : ''), {scope: 'col'}, name))))),
      h('tbody',
        rows.map(row => h('tr', kept(row.map((cell, k) => h('td' + (heads[k][1] ? '.num' : ''), cell)))))))
  );
}

// A command with a button that copies it.
function command(text) {
  const code = h('code', {tabindex: 0}, text);
  const button = h('button.btn', {type: 'button', 'aria-label': 'Copy: ' + text}, 'Copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the browser forbids it, it is selected to be copied by hand.
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1200);
  });
  return h('div.cmd', code, button);
}

// The foot of a card: a table made when it is opened, the SQL of its rows, the command that says the same.
function foot({rows, statement, same, more}) {
  const opened = (title, make) => {
    const details = h('details', h('summary', title));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length < 2) details.append(...[make()].flat());
    });
    return details;
  };
  return h(
    'div.ft', rows && opened('Table', rows),
    statement
      && opened('SQL', () => [h('p', 'In the stock shell, on the same store:'), command(sqliteCommand(statement))]),
    same && opened('Command', () => command(same)), more
  );
}

const figure = (name, value, note) => h('div', h('div.k3', name), h('div.v', value), h('div.s', note));

const facts = (pairs, cls = '') =>
  h('dl.facts' + cls, pairs.filter(Boolean).map(([name, value]) => [h('dt', name), h('dd', value)]));

// Where nothing leads anywhere but to a web page of the project's own.
function outsideLink(address, text) {
  return /^https?:\/\//i.test(address || '') ? h('a', {href: address, rel: 'noopener noreferrer'}, text) : null;
}

// The web page of a commit or a pull request, where the build's address tells the forge.
function forge(run) {
  const found = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/(?:-\/)?(?:actions|pipelines|jobs)\//i.exec(run.build || '');
  return found ? found[1] : null;
}

// Of a hash its beginning, as the texts have it; a name that is none as it is.
function shortCommit(commit) {
  return /^[0-9a-f]{40,}$/i.test(commit || '') ? commit.slice(0, 8) : commit || '';
}

function commitLink(run) {
  const code = h('code', run.short);
  const base = forge(run);
  if (!base || !/^[0-9a-f]{7,64}$/i.test(run.commit || '')) return code;
  const path = base.startsWith('https://github.') ? '/commit/' : '/-/commit/';
  return outsideLink(base + path + run.commit, code);
}

function branchLink(run) {
  const base = forge(run), number = /^(?:refs\/)?pull\/(\d+)(?:\/|$)/.exec(run.branch || '');
  return base && number ? outsideLink(`${base}/pull/${number[1]}`, run.branch) : run.branch || '';
}

const runWord = run =>
  (run.kind === 'pull-request'    ? 'Pull request'
     : run.kind === 'merge-queue' ? 'Merge queue'
                                  : 'Branch');

// A share of something on a line, with a mark where it should be.
function bar(share, {width = 96, colour = 'var(--pass)', limit} = {}) {
  return s(
    'svg', {width, height: 10, viewBox: `0 0 ${width} 10`, 'aria-hidden': 'true'},
    s('rect', {y: 2, width, height: 6, rx: 3, fill: 'var(--sunken)'}),
    s('rect',
      {y: 2, width: Math.max(share > 0 ? 2 : 0, width * clamp(share, 0, 1)), height: 6, rx: 3, fill: colour}),
    limit != null && s('path', {d: `M${width * limit} 0V10`, stroke: 'var(--ink)', 'stroke-width': 1.5})
  );
}

// A statement on the medians that the page shows: those of its last 30 runs that nobody took out.
const withMedians = (suite, statement) => sql`WITH recent AS (SELECT run_id FROM run_list
    WHERE suite = ${suite.suite} AND excluded_why IS NULL ORDER BY started_at DESC, run_id DESC
    LIMIT ${Math.min(30, suite.runs.filter(run => run.excluded == null).length)}),
  timed AS (SELECT test_id, duration_us, count(*) OVER (PARTITION BY test_id) AS measured,
      row_number() OVER (PARTITION BY test_id ORDER BY duration_us) AS place
    FROM recent CROSS JOIN first_durations USING (run_id)),
  medians AS (SELECT test_id, count(*) AS runs, max(duration_us) AS longest_us, CAST(round(avg(duration_us)
      FILTER (WHERE place IN ((measured + 1) / 2, (measured + 2) / 2))) AS INTEGER) AS median_us
    FROM timed GROUP BY test_id)` + ' ' + statement;
