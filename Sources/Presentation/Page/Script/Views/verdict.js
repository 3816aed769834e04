// The verdict of the newest run in words.

// The verdict in words, and a second sentence with what it rests on.
function verdictWords(suite) {
  const {gate} = suite;
  if (!gate) return ['No run to judge.', 'All runs of this page are excluded from the baselines.'];
  const rules = kind => gate.rules.filter(it => it.status === kind);
  const [failing, warning, open] = ['fail', 'warn', 'inconclusive'].map(rules);
  const warns =
    warning.length ? `; ${count(warning.length, 'rule')} ${warning.length === 1 ? 'warns' : 'warn'}.` : '.';
  if (gate.verdict === 'no-data')
    return ['No data: ' + gate.reasons.join(', ') + '.', 'Nothing was shown to be well.'];
  if (gate.verdict === 'pass') return passWords(suite, warning.length);
  const lead = gate.verdict === 'fail' ? 'Fail' : 'Inconclusive';
  const [first] = [...failing, ...open];
  const failed = failures(suite).filter(it => it.whose !== 'quarantined');
  const head = first?.rule === suite.rules.failures && failed.length
    ? `${count(failed.length, 'test')} failed${ownWords(suite, failed)}.`
    : `${first?.rule}: ${tidy(first?.summary || '')}.`;
  const others = [...failing, ...open].filter(it => it !== first);
  const rest = others.map(it => `${it.rule} ${it.status === 'fail' ? 'fails' : 'is not settled'}: ${tidy(it.summary)}`);
  const sentences = [kindWords(suite), ...rest.map(it => it + '.'), holdsWords(suite, warns)];
  return [`${lead}: ${head}`, sentences.filter(Boolean).join(' ')];
}

function passWords(suite, warning) {
  const {now} = suite, {failed} = now;
  const broke = failed ? `${whole(failed)} failed and ${failed === 1 ? 'does' : 'do'} not count` : 'none failed';
  const head = `Pass: ${count(now.tests - now.skipped, 'test')} ran, ${broke}.`;
  if (suite.runCount === 1) {
    const known = `noise can be told from change after about ten runs of ${suite.trunk}`;
    return [head, `This is the first run. ${count(suite.waiting, 'rule')} wait for a history; ${known}.`];
  }
  const warns = warning ? `; ${count(warning, 'rule')} ${warning === 1 ? 'warns' : 'warn'}` : '';
  return [head, `Every rule that had what it needs holds${warns}.`];
}

function ownWords(suite, failed) {
  if (suite.now.outage) return ' at once, which looks like an outage';
  if (!failed.every(it => it.finding.whose)) return '';
  const by = kind => failed.filter(it => it.whose === kind).length, yours = by('yours'), open = by('unknown');
  if (open && failed.some(it => it.whose === 'unknown' && it.finding.p_yours == null)) return '';
  if (suite.isOfTrunk) return trunkWords(failed, yours, open);
  if (yours === failed.length) return `, ${yours === 1 ? '' : yours === 2 ? 'both ' : 'all '}probably yours`;
  const mine = yours === 1 ? '1 is probably yours' : `${whole(yours)} are probably yours`;
  if (open === failed.length) return ', nobody can tell whose';
  if (open) return `, ${yours ? mine + ', ' : ''}of ${whole(open)} nobody can tell whose`;
  if (yours === 0) return failed.length === 1 ? ', probably not yours' : ', probably none is yours';
  return ', ' + mine;
}

// On the trunk: what this run's commit broke.
function trunkWords(failed, yours, open) {
  const broken = yours === failed.length ? ', probably broken by this commit'
    : yours                              ? `, ${whole(yours)} of them probably broken by this commit` : '';
  if (!open) return broken || ', probably not broken by this commit';
  const isFirst = failed.filter(it => it.whose === 'unknown').every(it => it.finding.first_failure);
  const unsure = `${isFirst ? 'for the first time, ' : ''}broken or flaky: nobody can tell yet`;
  return open === failed.length ? `, ${unsure}` : `${broken}, ${whole(open)} ${unsure}`;
}

function kindWords(suite) {
  const all = failures(suite), by = kind => all.filter(it => it.whose === kind).length;
  const bits = [
    by('main') && `${whole(by('main'))} already failed on ${suite.trunk}`,
    by('flaky') && `${whole(by('flaky'))} ${by('flaky') === 1 ? 'is' : 'are'} known to be flaky`,
    by('quarantined') && `${whole(by('quarantined'))} ${by('quarantined') === 1 ? 'is' : 'are'} quarantined`,
    by('outage') && `${whole(by('outage'))} ${by('outage') === 1 ? 'looks' : 'look'} like an outage`,
  ].filter(Boolean);
  if (!bits.length) return '';
  const text = bits.length > 1 ? bits.slice(0, -1).join(', ') + ' and ' + bits.at(-1) : bits[0];
  return text + '.';
}

function holdsWords(suite, warns) {
  const holding =
    [
      ['time', 'the suite is within its budget'], ['floor', 'coverage is above its floor'],
      ['missing', 'no test was lost']
    ].filter(([about]) => suite.rule[about]?.status === 'pass')
      .map(it => it[1]);
  if (!holding.length) return warns === '.' ? '' : warns.slice(2, 3).toUpperCase() + warns.slice(3);
  const text = holding.join(', ');
  return text[0].toUpperCase() + text.slice(1) + warns;
}
