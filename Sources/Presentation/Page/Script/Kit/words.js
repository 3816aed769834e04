// Numbers and dates as people read them, and words for a shell and for SQL.

const NB = '\u202f';  // the narrow space before a unit and between thousands
const MINUS = '\u2212';

const sum = list => list.reduce((a, b) => a + b, 0);
const clamp = (x, low, high) => Math.max(low, Math.min(high, x));

function median(list) {
  if (!list.length) return NaN;
  const sorted = Float64Array.from(list).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// The median distance from the median, scaled to a standard deviation.
function deviation(list) {
  const middle = median(list);
  return 1.4826 * median(list.map(x => Math.abs(x - middle)));
}

// Rounded to the nearest by its decimal digits, as the commands do: 5.395 is 5.40.
function fixed(x, digits = 2) {
  if (x == null || !Number.isFinite(x)) return '–';
  const scale = 10 ** digits, text = (Math.round(Math.abs(x) * scale) / scale).toFixed(digits);
  return (x < 0 && +text !== 0 ? MINUS : '') + text;
}

// Up to so many decimals, without zeros at the end: 75.26, 80.
const decimal = (x, digits = 2) => fixed(x, digits).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

// The same beside a limit: with as many decimals as it takes to tell the two apart.
function beside(x, limit) {
  if (Math.abs(x - limit) <= 1e-9) return decimal(limit);
  let digits = 2;
  while (digits < 9 && decimal(x, digits) === decimal(limit, digits)) digits++;
  return decimal(x, digits);
}

const threeDigits = x => fixed(x, x >= 99.95 ? 0 : x >= 9.995 ? 1 : 2);

// A share of a limit in whole percent; 100 % only where it is the limit itself.
function shareOf(value, limit) {
  const share = 100 * value / limit, shown = Math.round(share);
  if (shown === 0 && value > 0) return 'under 1' + NB + '%';
  return (shown === 100 && share !== 100 ? `just ${share < 100 ? 'under' : 'over'} 100` : shown) + NB + '%';
}

// Microseconds, as the commands write them: 850 µs, 12.3 ms, 9.62 s, 1 min 58.4 s, 1 h 02 min.
function dur(us) {
  if (us == null || Number.isNaN(us)) return '–';
  const sign = us < 0 ? MINUS : '', size = Math.abs(us);
  const unit = (number, name) => number + NB + name;
  if (size < 999.5) return sign + unit(Math.round(size), 'µs');
  if (size < 999500) return sign + unit(threeDigits(size / 1e3), 'ms');
  if (size < 59.95e6) return sign + unit(threeDigits(size / 1e6), 's');
  if (size < 3599.5e6) {
    const tenths = Math.round(size / 1e5), rest = tenths % 600;
    const seconds = rest ? ' ' + unit((rest < 100 ? '0' : '') + +(rest / 10).toFixed(1), 's') : '';
    return sign + unit(Math.floor(tenths / 600), 'min') + seconds;
  }
  const minutes = Math.round(size / 60e6), rest = minutes % 60;
  return sign + unit(Math.floor(minutes / 60), 'h') + (rest ? ' ' + unit(two(rest), 'min') : '');
}

const signed = us => (us > 0 ? '+' : '') + dur(us);
const times = ratio => (ratio == null || !Number.isFinite(ratio) ? '–' : '×' + fixed(ratio));
const percent = (x, digits = 1) => (x == null ? '–' : fixed(x, digits) + NB + '%');
// With as many decimals as tell it from the floor that it is held to.
const coverage = (x, floor) => (x == null ? '–' : beside(x, floor) + NB + '%');
const whole = n => String(n).replace(/\B(?=(\d{3})+$)/g, NB);
const count = (n, one, many) => whole(n) + ' ' + (n === 1 ? one : many || one + 's');
const small = p => (p == null ? '–' : p < 1e-4 ? '< 0.0001' : p.toFixed(4));
const points = x => (x > 0 ? '+' : '') + fixed(x);

// A text of the program's, its units kept together.
const tidy = text => String(text).replace(/(\d) (ms|s|min|h|%|µs)(?![\w])/g, '$1' + NB + '$2');
const firstLine = text => (text || '').split('\n').find(line => line.trim()) || '';

// ---------- dates, in UTC or in the reader's zone ----------

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = n => String(n).padStart(2, '0');

function dateParts(seconds) {
  const date = new Date(seconds * 1000);
  return state.zone === 'local'
    ? [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()]
    : [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
}

function day(seconds) {
  const [year, month, date] = dateParts(seconds);
  const now = dateParts(page.made)[0];
  return `${date} ${MONTHS[month]}` + (year === now ? '' : ` ${year}`);
}

const zone = () => (state.zone === 'local' ? 'local time' : 'UTC');
const clock = seconds => dateParts(seconds).slice(3).map(two).join(':');
const when = seconds => `${day(seconds)}, ${clock(seconds)}`;

// ---------- words for other languages ----------

// Text of strangers as one word of a shell.
function shellWord(text) {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const bytes = [...new TextEncoder().encode(text)].map(byte => {
    const char = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) return '\\x' + byte.toString(16).padStart(2, '0');
    return char === "'" || char === '\\' ? '\\' + char : char;
  });
  return `$'${bytes.join('')}'`;
}

// A text as SQL on one line: what no line can hold, or nobody sees, goes in by its number.
function sqlText(text) {
  const parts = text.split(/([\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+)/u).map(
    (part, k) =>
      (k % 2 ? `char(${[...part].map(it => it.codePointAt(0)).join(', ')})` : part && `'${part.replaceAll("'", "''")}'`)
  ).filter(Boolean);
  return parts.length > 1 ? `(${parts.join(' || ')})` : parts[0] ?? "''";
}

// SQL whose values are quoted: sql`… WHERE suite = ${suite}`.
function sql(parts, ...values) {
  const quoted = values.map(value => (typeof value === 'number' ? String(value) : sqlText(String(value))));
  return parts.map(part => part.replace(/\s+/g, ' ')).reduce((text, part, i) => text + quoted[i - 1] + part).trim();
}

const sqliteCommand = statement => `sqlite3 -box ${shellWord(page.store)} ${shellWord(statement)}`;
