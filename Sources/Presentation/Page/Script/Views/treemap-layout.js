// How the tests of the map of time are gathered and laid out.

// Folder, file, class of a test; the class alone where nobody knows the file.
function levelsOf(test) {
  if (!test.file) return test.cls ? test.cls.split(/::|[./]/).filter(Boolean) : [];
  const parts = test.file.replace(/^tests?\//, '').split('/');
  return [...parts, ...(test.cls ? [test.cls] : [])];
}

// The tests of a level, gathered by what they are in below it.
function gathered(tests, level) {
  const groups = new Map();
  for (const test of tests) {
    const name = levelsOf(test)[level], key = name ?? '\0' + test.i;
    if (!groups.has(key)) groups.set(key, {name: name ?? (test.name.trim() ? test.name : test.label), isTest: name == null, size: 0, tests: []});
    const group = groups.get(key);
    group.size += test.median;
    group.tests.push(test);
  }
  for (const group of groups.values()) {
    const older = sum(group.tests.map(test => test.older ?? test.median)),
          newer = sum(group.tests.map(test => test.newer ?? test.median));
    group.grew = newer - older;
    group.growth = older > 0 ? newer / older : NaN;
  }
  return [...groups.values()];
}

// Rectangles as square as can be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
function squarified(items, x, y, width, height) {
  const rectangles = [], all = sum(items.map(item => item.size));
  if (!(all > 0 && width > 0 && height > 0)) return rectangles;
  const scale = width * height / all, rest = [...items].sort((a, b) => b.size - a.size);
  let at = 0;
  while (at < rest.length && width > .01 && height > .01) {
    const short = Math.min(width, height);
    let end = at, total = 0, best = Infinity;
    while (end < rest.length) {
      const more = total + rest[end].size * scale;
      const worst = Math.max(
        short * short * rest[at].size * scale / (more * more),
        more * more / (short * short * rest[end].size * scale)
      );
      if (worst > best) break;
      [best, total] = [worst, more];
      end++;
    }
    const thick = total / short;
    let offset = 0;
    for (const item of rest.slice(at, end)) {
      const long = item.size * scale / thick;
      rectangles.push(
        width >= height ? {item, x, y: y + offset, width: thick, height: long}
                        : {item, x: x + offset, y, width: long, height: thick}
      );
      offset += long;
    }
    if (width >= height)
      [x, width] = [x + thick, width - thick];
    else
      [y, height] = [y + thick, height - thick];
    at = end;
  }
  return rectangles;
}

// Grey under ×1.10 or 20 ms, full at ×2 and ×0.5.
function growthColour(growth, grew = Infinity) {
  const doublings = Number.isNaN(growth) || Math.abs(grew) < 2e4 ? 0 : clamp(Math.log2(growth), -1, 1);
  const strength = Math.abs(doublings) < .1375 ? 0 : .22 + .78 * Math.abs(doublings);
  return {fill: doublings > 0 ? 'var(--heat-slow)' : 'var(--heat-fast)', opacity: strength * .62};
}
