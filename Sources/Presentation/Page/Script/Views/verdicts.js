// What the gate said in the past, and by which settings.

// The settings of a verdict by name.
function settingsOf(verdict) {
  const pairs = [...(verdict.settings || '').matchAll(/(?:^| )([a-z][\w.-]*)=(.*?)(?= [a-z][\w.-]*=|$)/g)];
  return new Map(pairs.map(it => [it[1], it[2]]));
}

// What is set otherwise than in the verdict before.
function changedSettings(verdict, before) {
  if (!before || verdict.settings === before.settings) return [];
  const now = settingsOf(verdict), then = settingsOf(before);
  return [...new Set([...now.keys(), ...then.keys()])].filter(
                                                        name => now.get(name) !== then.get(name)
  ).map(name => ({name, from: then.get(name) ?? 'unset', to: now.get(name) ?? 'unset'}));
}

function verdictsView(suite, _, query) {
  const wanted = query.get('verdict') || '';
  const all = suite.past.map(
    (it, k) => ({...it, r: suite.runNamed(it.run), changed: changedSettings(it, suite.past[k + 1])})
  );
  if (!all.length) {
    return [
      h('div.ttl', h('h1', 'Verdicts')),
      h('div.grid',
        card(
          's12', 'None yet', null,
          [
            h('p.dim',
              'The gate has judged no run of this suite. What it says is kept each time that it is asked:'),
            command('laptime gate')
          ]
        ))
    ];
  }
  const tally =
    ['fail', 'inconclusive', 'no-data', 'pass'].map(
                                                 kind => [kind, all.filter(it => it.verdict === kind).length]
    ).filter(it => it[1]);
  const shown = all.filter(it => !wanted || it.verdict === wanted);
  const buttons = tally.map(
    ([kind, n]) =>
      h('button.btn', {
        type: 'button',
        'aria-pressed': String(wanted === kind),
        onclick: () => go(link('verdicts', wanted === kind ? null : {verdict: kind}))
      },
        mark(kind), `${kind} ${whole(n)}`)
  );
  return [
    h('div.ttl', h('h1', 'Verdicts'), h('span.dim', `${count(all.length, 'verdict')}, newest first`)),
    h('div.toolbar', buttons,
      h('span.dim', {role: 'status'},
        shown.length < all.length ? `${whole(shown.length)} of ${whole(all.length)}` : '')),
    h('div.grid', rulesOverTimeCard(suite, all), verdictCard(suite, shown), settingsCard(suite, all)),
  ];
}

function verdictCard(suite, shown) {
  return card(
    's12', 'What the gate said', null,
    table(
      [
        ['Verdict'], ['Run'], ['Subject', 0, true], ['Judged'], ['Failed'], ['Warned'], ['Not settled'], ['Settings']
      ],
      shown.map(
        it =>
          [chip(it.verdict), it.r ? h('a', {href: runLink(it.r)}, it.run) : h('code', it.run), it.r?.subject || '',
           when(Date.parse(it.judged_at) / 1000), it.failed || '–', it.warned || '–', it.inconclusive || '–',
           it.changed.length
             ? it.changed.slice(0, 6).map(c => h('div', h('code', c.name), `: ${c.from} → `, h('b', c.to)))
             : h('span.dimmer', 'as before')]
      ),
      'Verdicts'
    ),
    {
      isFlush: true,
      foot: foot({
        statement: sql`SELECT substr(run, 1, 8) AS run, judged_at, verdict, v.failed, warned, inconclusive, settings
          FROM run_list JOIN verdict_list AS v USING (run_id)
          WHERE suite = ${suite.suite} ORDER BY verdict_id DESC LIMIT 200`,
        same: `laptime verdicts --suite ${shellWord(suite.suite)} --limit 200`,
        more: suite.past.length >= 200 && h('span', 'the newest 200 verdicts')
      })
    }
  );
}

// How often each rule failed, warned or was not settled.
function rulesOverTimeCard(suite, all) {
  const tally = new Map();
  for (const it of all) {
    for (const kind of ['failed', 'warned', 'inconclusive']) {
      for (const rule of (it[kind] || '').split(', ').filter(Boolean)) {
        if (!tally.has(rule)) tally.set(rule, {failed: 0, warned: 0, inconclusive: 0});
        tally.get(rule)[kind]++;
      }
    }
  }
  const column = 10, recent = all.slice(0, 60).reverse();
  const cell = (it, rule, k) => {
    const has = kind => (it[kind] || '').split(', ').includes(rule), x = k * column;
    if (has('failed')) return s('rect', { x, y: 0, width: column - 1.5, height: 14, fill: 'var(--fail)' });
    if (has('inconclusive') || has('warned')) {
      return s('rect', {x, y: 5, width: column - 1.5, height: 9, fill: 'var(--warn)', opacity: .7});
    }
    return s('rect', { x, y: 11, width: column - 1.5, height: 3, fill: 'var(--pass)', opacity: .5 });
  };
  const rows = [...tally].sort((a, b) => b[1].failed - a[1].failed || b[1].warned - a[1].warned);
  if (!rows.length) return card('s12', 'Rules', null, h('p.dim', 'No rule failed or warned in these verdicts.'));
  return card(
    's12', 'Rules', 'how often each failed or warned; tall is failed, half is warned',
    table(
      [['Rule'], ['Failed', 1], ['Warned', 1], ['Not settled', 1], [`Last ${count(recent.length, 'verdict')}`]],
      rows.map(
        ([rule, n]) =>
          [rule, whole(n.failed), whole(n.warned), whole(n.inconclusive),
           s('svg', {
             width: recent.length * column,
             height: 14,
             viewBox: `0 0 ${recent.length * column} 14`,
             role: 'img',
             'aria-label': `failed in ${n.failed} of ${count(all.length, 'verdict')}, warned in ${n.warned}`
           },
             recent.map((it, k) => cell(it, rule, k)))]
      ),
      'Rules'
    ),
    {isFlush: true}
  );
}

// The settings of the newest verdict.
function settingsCard(suite, all) {
  const rows = [...settingsOf(all[0])].filter(it => it[1] !== '');
  return card(
    's12', 'Settings', 'of the newest verdict',
    h('details.padded', h('summary', `All ${whole(rows.length)}`),
      table([['Setting'], ['Value']], rows.map(([name, value]) => [h('code', name), value]), 'Settings')),
    {isFlush: true}
  );
}
