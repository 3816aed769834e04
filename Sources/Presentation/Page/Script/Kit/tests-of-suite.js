// What the page knows of each test: one object a test, made once.

const words = column => place => (column.rows[place] < 0 ? null : column.words[column.rows[place]]);

// The part of a class that its file does not say already: TestCart of tests.unit.test_cart.TestCart.
function ownClass(className, file) {
  if (!className) return '';
  if (!file) return className;
  const module = file.replace(/\.\w+$/, '').replaceAll('/', '.');
  for (let at = 0; at >= 0; at = module.indexOf('.', at) + 1 || -1) {
    const part = module.slice(at);
    if (className === part) return '';
    if (className.startsWith(part + '.')) return className.slice(part.length + 1);
  }
  return className;
}

function testID(container, className, file, name) {
  const holder = container ? container + (className ? '::' + className : '') : className ?? file ?? '';
  return holder ? `${holder}::${name}` : name;
}

// A test's name within its class; a blank one in quotes, so that it is seen.
const labelOf = (cls, name) =>
  visible((cls.trim() ? cls.replaceAll('::', ' › ') + ' › ' : '') + (name.trim() ? name : `“${name}”`));

Suite.prototype.describeTests = function() {
  const columns = this.tests;
  const [file, container, className, state, tier, owner] =
    [columns.file, columns.container, columns.class, columns.state, columns.tier, columns.owner].map(words);
  this.tests = columns.name.map((name, i) => {
    const cls = ownClass(className(i), file(i));
    const test = {
      i, name, cls, file: file(i) || '', owner: owner(i) || '', state: state(i) || 'new',
      id: testID(container(i), className(i), file(i), name),
      label: labelOf(cls, name),
      median: columns.median_us[i], older: columns.older_us[i], newer: columns.newer_us[i],
    };
    test.growth = test.older > 0 && test.newer != null ? test.newer / test.older : NaN;
    test.grew = test.older != null && test.newer != null ? test.newer - test.older : 0;
    // As laptime tests has it, which keeps a test near a bound where it was.
    test.tier = test.median == null ? '' : tier(i) || '';
    test.folded = `${test.id}\n${test.file}\n${test.owner}\n${test.label}`.toLowerCase();
    this.countOutcomes(test);
    return test;
  });
  this.testOf = new Map(this.tests.map(test => [test.id, test]));
};

// How often it ran and failed, when it was last seen, and for how many runs it has been failing.
Suite.prototype.countOutcomes = function(test) {
  const {runs, outcomes, runCount} = this;
  const first = test.i * runCount;
  let ran = 0, failed = 0, last = -1, lastOut = -1, failing = 0, isOpen = true;
  for (let run = runCount - 1; run >= 0; run--) {
    const value = outcomes[first + run];
    if (value === ABSENT) continue;
    if (runs[run].excluded != null)
      lastOut = Math.max(lastOut, run);
    else
      last = Math.max(last, run);
    if (runs[run].isOut) continue;
    const isBad = (value & 7) >= 4;
    if ((value & 7) !== 0) ran++;
    if (isBad) failed++;
    if (isBad && isOpen)
      failing++;
    else
      isOpen = false;
  }
  // A run that somebody took out tells when a test was last seen only where no other does.
  if (last < 0) last = lastOut;
  Object.assign(test, {ran, failed, last, failing});
  test.isHere = last === this.now.i;
  test.took = test.isHere ? this.duration(test.i, last) : null;
  if (!test.isHere && last < this.now.i && !['broken', 'newly failing'].includes(test.state)) test.state = 'gone';
};

const rowsOf = table => table.rows.map(row => Object.fromEntries(table.columns.map((name, i) => [name, row[i]])));

// What commands answered, with tests and runs as the page's own.
Suite.prototype.describeAnswers = function() {
  const rules = new Map((this.gate?.rules || []).map(rule => [rule.rule, rule]));
  // The rules that views speak of, by what they are about.
  this.rule = Object.fromEntries(Object.entries(this.rules).map(([about, name]) => [about, rules.get(name)]));
  const known = list => list.map(it => ({...it, t: it.test ? this.testOf.get(it.test.id) : null}));
  this.flakes = known(this.flaky?.tests || []).filter(it => it.t);
  // Of a test that is several on several platforms the worst, which comes first.
  this.flakeOf = new Map([...this.flakes].reverse().map(it => [it.t, it]));
  for (const flake of this.flakes)
    if (flake.quarantined) flake.t.state = 'quarantined';
  this.shifts = known(this.changes?.changes || []).map(it => ({...it, r: this.runNamed(it.run)}));
  this.creeps = known(this.changes?.creeps || []);
  this.shiftsOf = new Map();
  for (const shift of this.shifts) {
    if (!shift.t || shift.kind !== 'test' || !shift.r) continue;
    if (!this.shiftsOf.has(shift.t)) this.shiftsOf.set(shift.t, []);
    this.shiftsOf.get(shift.t).push(shift);
  }
  for (const list of this.shiftsOf.values()) list.sort((a, b) => a.r.i - b.r.i);
  this.files = rowsOf(this.coverage);
  this.workers = rowsOf(this.workers);
  this.fixtures = rowsOf(this.fixtures);
  this.functions = rowsOf(this.profile);
  this.past = rowsOf(this.verdicts);
  this.said = new Map();
  const {entries, messages} = this.failures;
  for (let k = 0; k < entries.length; k += 4) {
    const [run, test, attempt, message] = entries.slice(k, k + 4);
    if (!this.said.has(test)) this.said.set(test, []);
    const [fingerprint, text] = messages[message];
    this.said.get(test).push({run, attempt, message, fingerprint, text});
  }
};

// What a failure said: in a run, else the last time.
Suite.prototype.message = function(test, run) {
  const list = this.said.get(test) || [];
  return firstLine((list.find(it => it.run === run) || (run == null ? list[0] : null))?.text);
};
