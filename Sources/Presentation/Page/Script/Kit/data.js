// The data of a suite: what is known, as JSON, and a byte a test and run for outcomes and for durations, unpacked
// by the browser.

const ABSENT = 255, FLAKED = 8;
const OUTCOMES = ['skipped', 'passed', 'xfailed', 'xpassed', 'failed', 'timed out', 'errored', 'crashed'];
const MODES = ['in the suite', 'retried in the process', 'run again', 'run alone'];
const suites = new Map();

async function inflate(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function load(number) {
  if (!suites.has(number)) suites.set(number, unpack(number));
  return suites.get(number);
}

async function unpack(number) {
  const blocks = document.getElementById('suite-' + number).textContent.trim().split(' ');
  const [facts, outcomes, codes, numbers] = await Promise.all(blocks.map(inflate));
  return new Suite(JSON.parse(new TextDecoder().decode(facts)), outcomes, codes, numbers);
}

// Numbers of either sign: 0, −1, 1, −2 …
const unfolded = folded => (folded % 2 ? -(folded + 1) / 2 : folded / 2);

class Suite {
  constructor(facts, outcomes, codes, numbers) {
    Object.assign(this, facts);
    this.outcomes = outcomes;
    this.codes = codes;
    this.testCount = facts.tests.name.length;
    this.runCount = facts.runs.length;
    this.old = this.runCount - facts.exact;
    this.scale = Float64Array.from({length: 256}, (_, code) => Math.exp((code - 129) * facts.step));
    this.readNumbers(numbers);
    this.describeRuns();
    this.describeTests();
    this.describeAnswers();
  }

  // Whole numbers one after another, seven bits a byte, the lowest first.
  readNumbers(bytes) {
    let at = 0;
    const next = () => {
      let value = 0, unit = 1;
      for (;;) {
        const byte = bytes[at++];
        value += (byte & 127) * unit;
        if (byte < 128) return value;
        unit *= 128;
      }
    };
    this.base = Float64Array.from({length: this.testCount}, next);
    this.exactly = Float64Array.from({length: this.testCount * this.exact}, (_, cell) => {
      const folded = next() - 1, run = this.old + cell % this.exact;
      if (folded < 0) return -1;
      const expected = Math.round(this.base[Math.floor(cell / this.exact)] * this.factors[run]);
      return expected + unfolded(folded);
    });
    this.beside = new Map();
    for (let cell = 0; cell < this.codes.length; cell++) {
      if (this.codes[cell] === 2) this.beside.set(cell, next());
    }
    this.readTimeline(next);
  }

  readTimeline(next) {
    const {workers, counts, run} = this.timeline;
    const tests = counts.map(() => []);
    this.spans = [];
    counts.forEach((howMany, worker) => {
      let end = 0;
      for (let k = 0; k < howMany; k++) {
        const test = next(), folded = next();
        const start = end + unfolded(folded);
        const total = next(), setup = next() - 1;
        const span = { test, worker, start, total, setup: setup < 0 ? null : setup };
        end = start + total;
        tests[worker].push(span);
        this.spans.push(span);
      }
    });
    this.lanes = workers.map((name, worker) => ({name, spans: tests[worker]}));
    this.spanRun = this.spans.length ? run : null;
  }

  // Microseconds, within 1 %, those of the newest runs exactly; null where nobody measured it.
  duration(test, run) {
    if (run >= this.old) {
      const value = this.exactly[test * this.exact + run - this.old];
      return value < 0 ? null : value;
    }
    const cell = test * this.old + run, code = this.codes[cell];
    if (code > 2) return this.base[test] * this.factors[run] * this.scale[code];
    return code === 0 ? null : code === 1 ? 0 : this.beside.get(cell);
  }

  // What a test came to in a run: a place of OUTCOMES; null where the run has not the test.
  outcome(test, run) {
    const value = this.outcomes[test * this.runCount + run];
    return value === ABSENT ? null : value & 7;
  }

  isBad(test, run) {
    const value = this.outcomes[test * this.runCount + run];
    return value !== ABSENT && (value & 7) >= 4;
  }

  hasFlaked(test, run) {
    const value = this.outcomes[test * this.runCount + run];
    return value !== ABSENT && (value & FLAKED) !== 0;
  }

  describeRuns() {
    const {metric} = this.settings;
    this.runs.forEach((run, i) => {
      run.i = i;
      run.short = shortCommit(run.commit) || run.id;
      run.isTrunk = run.branch == null || run.branch === this.trunk;
      // Out: no baseline has it, and no level counts it.
      run.isOut = run.excluded != null || run.outage;
      run.counts = run.isTrunk && !run.isOut && run.complete;
      const [lines, allLines, branches, allBranches] = run.lines;
      const [covered, all] = metric === 'line' ? [lines, allLines]
        : metric === 'branch' ? [branches, allBranches] : [lines + branches, allLines + allBranches];
      run.coverage = all > 0 ? 100 * covered / all : null;
    });
    // Runs of one branch make a line: those of the trunk, else those of the only branch that there is.
    this.hasTrunk = this.runs.some(run => run.isTrunk);
    this.branches = [...new Set(this.runs.map(run => run.branch))];
    for (const run of this.runs) run.isLine = run.isTrunk || !this.hasTrunk && this.branches.length === 1;
    this.now = this.runs[this.newest] || this.runs.at(-1);
    // As it was committed: other changes are somebody's own.
    this.isOfTrunk = this.now.branch === this.trunk && !this.now.dirty;
    this.runOf = new Map(this.runs.map(run => [run.id, run]));
  }

  // What the suite usually took before a run: the median of the last 30 runs that count, and their noise; null
  // where there are too few.
  usualBefore(run) {
    const walls = this.runs.filter(it => it.counts && it.i < run.i && it.wall != null).slice(-30).map(it => it.wall);
    return walls.length > 2 ? {wall: median(walls), noise: 2 * deviation(walls)} : null;
  }

  // The run of a whole id.
  runNamed(id) {
    return id ? this.runOf.get(id.slice(0, 8)) : undefined;
  }
}
