// Coverage: over the runs, of the change, and file by file.

function coverageView(suite) {
  const runs = runsInRange(suite), {now, settings} = suite, last = suite.runs.findLast(run => run.coverage != null);
  if (!last) {
    return [
      h('div.ttl', h('h1', 'Coverage')),
      h('div.grid',
        card(
          's12', 'Not measured', null,
          [
            h(
              'p.dim',
              'No run of this page has coverage. It is recorded from a report of it:'
            ),
            command('laptime record junit.xml coverage.xml')
          ]
        ))
    ];
  }
  const kinds = {combined: 'of lines and branches', line: 'of lines', branch: 'of branches'};
  const steps = coverageSteps(suite, runs);
  const low = Math.min(...runs.map(run => run.coverage ?? 100));
  return [
    h('div.ttl', h('h1', 'Coverage'),
      chip(
        last.coverage >= settings.floor_percent ? 'passed' : 'failed',
        coverage(last.coverage, settings.floor_percent)
          + ` ${kinds[settings.metric]}, floor ${settings.floor_percent}${NB}%`
      ),
      last !== now
        && h('span.dim', 'not measured in this run; last in ', h('a', {href: runLink(last)}, `run ${last.short}`))),
    h('div.grid',
      h('section.card.s12', {'aria-label': 'Coverage over runs'}, h('div.hd', h('h2', 'Over the runs')),
        h('div.bd', chart({
            runs,
            value: run => run.coverage,
            fromZero: false,
            most: 100,
            height: 190,
            top: 18,
            right: 76,
            what: 'coverage',
            format: x => coverage(x, settings.floor_percent),
            hasBand: false,
            limit: {value: settings.floor_percent, text: 'floor', isShown: settings.floor_percent > low - 25},
            steps,
            ticks: (from, to) => niceTicks(from, to, 4),
            tickText: v => +v.toFixed(1) + NB + '%',
            label: 'Coverage over runs'
          }),
          stepList(steps)),
        foot({
          rows: () => runTable(suite, runs),
          statement: sql`SELECT substr(run, 1, 8) AS run, started, coverage_percent
            FROM run_list WHERE suite = ${suite.suite} AND coverage_percent IS NOT NULL ORDER BY started_at DESC`
        })),
      changeCard(suite), filesCard(suite)),
  ];
}

// Paths without the folder that all of them share, where they are absolute.
function shortPaths(files) {
  if (!files.every(file => file.startsWith('/'))) return file => file;
  const [first] = files, shared = first.split('/').slice(0, -1);
  while (shared.length && !files.every(file => file.startsWith(shared.join('/') + '/'))) shared.pop();
  return file => file.slice(shared.join('/').length + 1);
}

// The lines that the run's change adds.
function changeCard(suite) {
  const {patch} = suite;
  if (!patch) {
    return card('s12', 'Lines of the change', null, [
      h(
        'p.dim',
        'Not known: it takes line by line coverage of this run, and the page made in the checkout that the run is of.'
      ),
      command('laptime coverage --diff')
    ]);
  }
  const wanted = suite.settings.patch_percent, base = shortCommit(patch.base);
  const note = patch.lines_added
    ? `${whole(patch.lines_covered)} of ${count(patch.lines_added, 'added line')} that can be covered, since ${base}`
    : `the change since ${base} adds no line that can be covered`;
  const body = [
    patch.percent != null
      && h(
        'div.kpi.padded', h('span.v', coverage(patch.percent, wanted)),
        h('span.of', wanted > 0 ? `wanted ${wanted}${NB}%` : 'no limit is set')
      ),
    patch.files.length > 0
      && table(
        [['File'], ['Added', 1], ['Covered', 1], ['Missing lines']],
        patch.files.slice(0, 100).map(
          it =>
            [h('code', it.file), whole(it.lines_added), whole(it.lines_covered),
             it.missing.length ? h('span.mono', it.missing.join(', ')) : '–']
        ),
        'Lines of the change'
      ),
    patch.not_measured.length > 0
      && h('p.note.padded', 'Not measured: ', patch.not_measured.map(it => `${it.file} (${it.why})`).join(', ')),
  ];
  return card(
    's12', 'Lines of the change', note, body,
    {isFlush: true, foot: foot({same: `laptime coverage --diff --run ${suite.now.id}`})}
  );
}

function filesCard(suite) {
  const {files} = suite, floor = suite.settings.floor_percent;
  if (!files.length) return null;
  const short = shortPaths(files.map(it => it.file));
  const kind = what =>
    (/fell/.test(what)      ? 'failed'
       : /under/.test(what) ? 'warn'
       : what === 'new'     ? 'new'
                            : 'passed');
  const last = suite.runs.findLast(run => run.coverage != null && run.excluded == null);
  return card(
    's12', 'Files', 'those that fell or lie under the floor first; lines and branches together',
    table(
      [
        ['What'], ['File'], ['Against the floor'], ['Coverage', 1], ['Change', 1], ['Missing', 1],
        ['More missing', 1]
      ],
      files.map(
        it =>
          [it.what ? chip(kind(it.what), it.what) : h('span.dimmer', 'as before'),
           h('code', {title: it.file}, short(it.file)),
           bar(
             it.coverage_percent / 100,
             {width: 160, colour: it.coverage_percent < floor ? 'var(--warn)' : 'var(--pass)', limit: floor / 100}
           ),
           coverage(it.coverage_percent, floor),
           it.change_points ? points(it.change_points) : '–',
           whole(it.missing),
           it.more_missing ? (it.more_missing > 0 ? '+' : MINUS) + Math.abs(it.more_missing) : '–',
  ]
      ),
      'Files'
    ),
    {
      isFlush: true,
      foot: foot({
        statement:
          sql`SELECT file, c.coverage_percent, missing FROM run_list JOIN coverage_list AS c USING (run_id)
            WHERE run LIKE ${last.id + '%'} ORDER BY 2`,
        same: `laptime coverage --suite ${shellWord(suite.suite)} --limit 200`,
        more: files.length >= 200 && h('span', 'the first 200 files'),
      })
    }
  );
}
