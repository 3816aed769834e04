const test = require('node:test');
const assert = require('node:assert');
test('adds', () => assert.strictEqual(1 + 1, 2));
test('fails <&>', () => assert.strictEqual(1, 2));
test('skipped', { skip: 'no net' }, () => {});
test('later', { todo: 'soon' }, () => { throw new Error('todo'); });
test('outer', async (t) => {
  await t.test('inner passes', () => {});
  await t.test('deeper', async (t) => { await t.test('inner fails', () => assert.ok(false)); });
});
test('unexplained', async (t) => { await t.test('fine', () => {}); throw new Error('own'); });
