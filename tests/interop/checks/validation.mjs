// Section 4: each bound of each field, from both sides, by the operations of a push.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { goal, meal, oats, op, push } from '../harness.mjs';

const serving = (more = {}) => ({ name: 'cup', grams: 80, ...more });
const snapshot = (more = {}) => ({ name: 'Oats', calories: 389, protein: 16.9, fat: 6.9, carbs: 66.3, ...more });
const nested = (depth) => (depth === 0 ? 1 : [nested(depth - 1)]);

// field, values that are taken, values that are not
const PRODUCT = [
  ['name', ['x', 'x'.repeat(200), ' a ', '😀'.repeat(100)], ['', '   ', 'x'.repeat(201), 'a\u0000', 'a\n', 'a\u007f', 5, null, undefined, '\ud800']],
  ['calories', [0, 10000, 0.1, 12.3456789], [-0.1, 10000.5, '5', null, undefined, true, []]],
  ['protein', [0, 1000], [-1, 1001, '1', undefined]],
  ['fat', [0, 1000], [-1, 1001, null, undefined]],
  ['carbs', [0, 1000], [-1, 1001, {}, undefined]],
  ['brand', [null, '', 'x'.repeat(120)], ['x'.repeat(121), 'a\tb', 5]],
  ['barcode', [null, '12345678', '12345678901234'], ['1234567', '123456789012345', '1234567a', '', 12345678]],
  ['fiber', [null, 0, 1000], [-1, 1001, '1']],
  ['sugar', [null, 0, 1000], [-1, 1001, '1']],
  ['saturatedFat', [null, 0, 1000], [-1, 1001, '1']],
  ['salt', [null, 0, 1000], [-1, 1001, '1']],
  ['servings', [[], [serving()], Array(20).fill(serving()), [serving({ grams: 0.1, name: 'x'.repeat(60) })], [serving({ grams: 10000, unknown: 1 })]],
    [null, 'x', Array(21).fill(serving()), [serving({ grams: 0 })], [serving({ grams: 10001 })], [serving({ name: '' })], [serving({ name: 'x'.repeat(61) })], [5]]],
  ['extra', [null, { a: [1, 'ü'] }, nested(8)], [nested(9), '\u0000', '\udc00']],
  ['_hidden', [], [1]],
  ['version', [], [1]],
  ['deleted', [], [false]],
  ['opId', [], ['x']],
];
const CONSUMPTION = [
  ['amount', [0.001, 100000], [0, 0.0009, 100001, '1', undefined]],
  ['date', ['2026-01-31T08:00:00.000Z', '2024-02-29T23:59:59.999Z', '1900-01-01T00:00:00.000Z'],
    ['2026-01-31', '2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000+00:00', '2026-02-29T08:00:00.000Z', '2026-01-31T24:00:00.000Z', 5, undefined]],
  ['localDate', [null, '2026-01-31', '2999-12-31'], ['2026-02-29', '2026-1-31', '3000-01-01', 5]],
  ['meal', [null, 'breakfast', 'lunch', 'dinner', 'snack'], ['brunch', 'Lunch', 5]],
  ['note', [null, '', 'two\nlines', 'x'.repeat(500)], ['x'.repeat(501), 5]],
  ['snapshot', [null, snapshot(), snapshot({ more: 1 })], [snapshot({ name: '' }), snapshot({ calories: 10001 }), snapshot({ fat: undefined }), 5]],
];
const GOAL = [
  ['dailyCalories', [500, 10000], [499.9, 10001, '500', undefined]],
  ['dailyProtein', [10, 500], [9, 501, undefined]],
  ['dailyFat', [10, 300], [9, 301, undefined]],
  ['dailyCarbs', [10, 1000], [9, 1001, undefined]],
  ['goalType', ['gain', 'lose', 'maintain'], ['hold', 'Gain', null, undefined]],
];

export async function validation(bench) {
  const user = await bench.account();
  const product = randomUUID();
  await push(user, op('products', 'create', product, oats()));
  let day = Date.UTC(2000, 0, 1);
  const nextDay = () => new Date((day += 86_400_000)).toISOString().slice(0, 10);
  await table(bench, user, 'products', PRODUCT, () => randomUUID(), oats);
  await table(bench, user, 'consumptions', CONSUMPTION, () => randomUUID(), (more) => meal(product, more));
  await table(bench, user, 'nutritionGoals', GOAL, nextDay, goal);
}

async function table(bench, user, type, rows, id, data) {
  for (const [field, taken, refused] of rows) {
    await bench.check(`${type}.${field}: ${taken.length} values are taken, ${refused.length} are not`, async () => {
      const values = [...taken, ...refused];
      const results = await push(user, ...values.map((value) => op(type, 'create', id(), data({ [field]: value }))));
      results.forEach((result, index) => {
        const told = JSON.stringify(values[index]);
        if (index < taken.length) {
          assert.equal(result.status, 'applied', `${told} is taken: ${JSON.stringify(result.fieldErrors)}`);
          assert.deepEqual(result.record[field], values[index]);
        } else {
          assert.equal(result.reason, 'INVALID', `${told} is refused`);
          assert.equal(result.retryable, false);
          assert.deepEqual(Object.keys(result.fieldErrors), [field], told);
        }
      });
    });
  }
}
