const test = require('node:test');
const assert = require('node:assert');

test('passes', () => {});
test('fails with <&> and "quotes"', () => assert.strictEqual(1, 2));
test('skipped', { skip: 'not here' }, () => {});
test('to do, and fails', { todo: 'later' }, () => assert.fail('todo'));
test.describe('outer', () => {
  test.describe('inner', () => {
    test('nested', () => {});
  });
  test('direct', () => {});
});
