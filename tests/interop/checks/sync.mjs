// Sections 5, 6 and 7: operations, stamps, feed, digest.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { goal, meal, oats, op, push, refused, stamp } from '../harness.mjs';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export async function sync(bench) {
  const user = await bench.account();
  await bench.check('an operation is applied and fills the optional fields in', async () => {
    const created = op('products', 'create', randomUUID(), oats());
    const [result] = await push(user, created);
    assert.equal(result.status, 'applied');
    assert.equal(result.opId, created.opId);
    assert.equal(result.record.version, 1);
    assert.equal(result.record.brand, null);
    assert.deepEqual(result.record.servings, []);
    assert.equal(result.record.createdAt, created.lastModified.slice(0, 24));
    assert.equal(result.record.updatedAt, created.lastModified.slice(0, 24));
  });
  await bench.check('the same operation again is a duplicate with the record as it is now', async () => {
    const created = op('products', 'create', randomUUID(), oats());
    const edited = op('products', 'update', created.id, oats({ name: 'Rolled oats' }), { baseVersion: 1 });
    await push(user, created, edited);
    const { servings, ...sameData } = { ...created.data, brand: null, servings: [] };
    const [again] = await push(user, { ...created, baseVersion: 7, data: sameData });
    assert.equal(again.status, 'duplicate');
    assert.equal(again.original, 'applied');
    assert.equal(again.record.name, 'Rolled oats');
  });
  await bench.check('another operation with a known opId is rejected', async () => {
    const created = op('products', 'create', randomUUID(), oats());
    const [, reused] = await push(user, created, { ...created, data: oats({ calories: 1 }) });
    assert.equal(reused.status, 'rejected');
    assert.equal(reused.reason, 'OPID_REUSED');
    assert.equal(reused.retryable, false);
  });
  await bench.check('an edit of the current version applies even with a slow clock', async () => {
    const now = Date.now();
    const created = op('products', 'create', randomUUID(), oats(), { lastModified: stamp(now) });
    const edited = op('products', 'update', created.id, oats({ fat: 7 }), { baseVersion: 1, lastModified: stamp(now - 60_000, 'slow') });
    const [first, second] = await push(user, created, edited);
    assert.equal(second.status, 'applied');
    assert.ok(second.record.lastModified > first.record.lastModified);
    assert.equal(second.record.lastModified.slice(0, 24), first.record.lastModified.slice(0, 24));
    assert.ok(second.record.lastModified.endsWith('-slow'));
  });
  await bench.check('a counter that overflows takes the next millisecond', async () => {
    const ms = Date.now() - 1000;
    const last = `${new Date(ms).toISOString()}-ffff-zz`;
    const created = op('products', 'create', randomUUID(), oats(), { lastModified: last });
    const edited = op('products', 'update', created.id, oats({ fat: 7 }), { baseVersion: 1, lastModified: stamp(ms - 5, 'aa') });
    const [, second] = await push(user, created, edited);
    assert.equal(second.record.lastModified, `${new Date(ms + 1).toISOString()}-0000-aa`);
  });
  await bench.check('without the current version the last writer wins', async () => {
    const now = Date.now();
    const created = op('products', 'create', randomUUID(), oats(), { lastModified: stamp(now - 1000) });
    const older = op('products', 'update', created.id, oats({ fat: 1 }), { lastModified: stamp(now - 2000) });
    const newer = op('products', 'update', created.id, oats({ fat: 2 }), { lastModified: stamp(now) });
    const [, lost, won] = await push(user, created, older, newer);
    assert.equal(lost.status, 'superseded');
    assert.equal(lost.record.fat, 6.9);
    assert.equal(won.status, 'applied');
    assert.equal(won.record.version, 2);
  });
  await bench.check('equal stamps end alike in both orders', async () => {
    const lastModified = stamp();
    const sides = [oats({ name: 'A' }), oats({ name: 'B' })];
    const winners = [];
    for (const order of [[0, 1], [1, 0]]) {
      const id = randomUUID();
      const results = await push(user, ...order.map((side) => op('products', 'create', id, sides[side], { lastModified })));
      winners.push(results.at(-1).record.name);
    }
    assert.equal(winners[0], winners[1]);
    const id = randomUUID();
    const [, same] = await push(user, op('products', 'create', id, sides[0], { lastModified }), op('products', 'create', id, sides[0], { lastModified }));
    assert.equal(same.status, 'duplicate');
    assert.equal(same.original, 'applied');
  });
  await bench.check('a delete leaves a tombstone, a newer edit revives it, an older one does not', async () => {
    const now = Date.now();
    const created = op('products', 'create', randomUUID(), oats(), { lastModified: stamp(now - 3000) });
    const deleted = op('products', 'delete', created.id, null, { lastModified: stamp(now - 2000) });
    const older = op('products', 'update', created.id, oats(), { lastModified: stamp(now - 2500) });
    const newer = op('products', 'create', created.id, oats(), { lastModified: stamp(now) });
    const [, tombstone, lost, revived] = await push(user, created, deleted, older, newer);
    assert.deepEqual(Object.keys(tombstone.record).sort(), ['createdAt', 'deleted', 'id', 'lastModified', 'type', 'updatedAt', 'version']);
    assert.equal(lost.status, 'superseded');
    assert.equal(revived.status, 'applied');
    assert.equal(revived.record.version, 3);
    assert.equal(revived.record.createdAt, created.lastModified.slice(0, 24));
  });
  await bench.check('at an equal stamp a delete beats data', async () => {
    const lastModified = stamp();
    const id = randomUUID();
    const [, deleted, lost] = await push(user, op('products', 'create', id, oats(), { lastModified }),
      op('products', 'delete', id, null, { lastModified }), op('products', 'update', id, oats({ fat: 3 }), { lastModified }));
    assert.equal(deleted.status, 'applied');
    assert.equal(lost.status, 'superseded');
  });
  await bench.check('a stamp too far ahead is clamped and keeps its node', async () => {
    const created = op('products', 'create', randomUUID(), oats(), { lastModified: stamp(Date.now() + 3_600_000, 'fast') });
    const [result] = await push(user, created);
    assert.equal(result.status, 'applied');
    assert.equal(result.clamped, true);
    assert.ok(Date.parse(result.record.updatedAt) < Date.now() + 300_000);
    assert.ok(result.record.lastModified.endsWith('-fast'));
    const [again] = await push(user, op('products', 'update', created.id, oats({ fat: 8 }), { lastModified: stamp(Date.now() + 3_600_000, 'fast') }));
    assert.equal(again.status, 'applied');
    assert.ok(again.record.lastModified > result.record.lastModified);
  });
  await bench.check('a stamp a little ahead is taken as it is', async () => {
    const lastModified = stamp(Date.now() + 200_000);
    const [result] = await push(user, op('products', 'create', randomUUID(), oats(), { lastModified }));
    assert.equal(result.record.lastModified, lastModified);
    assert.equal(result.clamped, undefined);
  });
  await bench.check('a consumption waits for its product, and the same operation goes in then', async () => {
    const productId = randomUUID();
    const eaten = op('consumptions', 'create', randomUUID(), meal(productId));
    const [missing] = await push(user, eaten);
    assert.equal(missing.reason, 'MISSING_REFERENCE');
    assert.equal(missing.retryable, true);
    const [, taken] = await push(user, op('products', 'create', productId, oats()), eaten);
    assert.equal(taken.status, 'applied');
  });
  await bench.check('a deleted product is reference enough', async () => {
    const productId = randomUUID();
    const results = await push(user, op('products', 'create', productId, oats()), op('products', 'delete', productId, null, { baseVersion: 1 }),
      op('consumptions', 'create', randomUUID(), meal(productId)));
    assert.deepEqual(results.map((result) => result.status), ['applied', 'applied', 'applied']);
  });
  await bench.check('one bad operation never stops its neighbours', async () => {
    const good = [op('products', 'create', randomUUID(), oats()), op('nutritionGoals', 'create', '2026-02-01', goal())];
    const bad = [null, 5, 'x', [], {}, { ...good[0], opId: 'nonsense' }];
    const results = await push(user, good[0], ...bad, good[1]);
    assert.deepEqual(results.map((result) => result.status), ['applied', ...bad.map(() => 'rejected'), 'applied']);
    assert.ok(results.slice(1, -1).every((result) => result.reason === 'INVALID' && result.retryable === false));
    assert.equal(results[1].opId, null);
    assert.equal(results.at(-2).opId, 'nonsense');
  });
  await bench.check('bounds are held and all faults are named', async () => {
    const cases = [
      [oats({ name: '  ' }), 'name'], [oats({ calories: 10001 }), 'calories'], [oats({ fat: '7' }), 'fat'], [oats({ barcode: '123' }), 'barcode'],
      [oats({ servings: null }), 'servings'], [oats({ servings: [{ name: 'cup', grams: 0 }] }), 'servings'], [oats({ id: 'x' }), 'id'],
      [oats({ _x: 1 }), '_x'], [oats({ note: 'x'.repeat(8200) }), 'data'], [oats({ deep: [[[[[[[[[1]]]]]]]]] }), 'deep'], [oats({ zero: 'a\0' }), 'zero'],
    ];
    const results = await push(user, ...cases.map(([data]) => op('products', 'create', randomUUID(), data)));
    results.forEach((result, index) => assert.deepEqual(Object.keys(result.fieldErrors ?? {}), [cases[index][1]], JSON.stringify(cases[index])));
    const [many] = await push(user, op('products', 'create', randomUUID(), oats({ name: '', fat: -1 }), { baseVersion: -1, lastModified: 'x' }));
    assert.deepEqual(Object.keys(many.fieldErrors).sort(), ['baseVersion', 'fat', 'lastModified', 'name']);
  });
  await bench.check('what lies on a bound is taken', async () => {
    const results = await push(user, op('products', 'create', randomUUID(), oats({ name: 'x'.repeat(200), calories: 10000, protein: 0, fat: 1000 })),
      op('products', 'create', randomUUID(), oats({ deep: [[[[[[[[1]]]]]]]] })),
      op('nutritionGoals', 'create', '2028-02-29', goal({ dailyCalories: 500, dailyFat: 300 })),
      op('nutritionGoals', 'create', '2026-02-29', goal()));
    assert.deepEqual(results.map((result) => result.status), ['applied', 'applied', 'applied', 'rejected']);
  });
  await bench.check('numbers and unknown fields come back as they went', async () => {
    const extra = { list: [1, { deep: 'ü' }], big: 1e300, none: null, text: 'x' };
    const [result] = await push(user, op('products', 'create', randomUUID(), oats({ calories: 0.1, fat: 12.3456789, ...extra })));
    assert.equal(result.record.calories, 0.1);
    assert.equal(result.record.fat, 12.3456789);
    for (const [field, value] of Object.entries(extra)) {
      assert.deepEqual(result.record[field], value);
    }
  });
  await bench.check('a push of none or too many operations is refused as a whole', async () => {
    await refused(user.client.sync.push.mutate({ deviceId: 'device1', ops: [] }), 'BAD_REQUEST');
    const ops = Array.from({ length: 101 }, () => op('products', 'create', randomUUID(), oats()));
    await refused(user.client.sync.push.mutate({ deviceId: 'device1', ops }), 'BAD_REQUEST');
    await refused(user.client.sync.push.mutate({ deviceId: 'Device', ops: ops.slice(1, 2) }), 'BAD_REQUEST');
  });
  await bench.check('parallel identical pushes apply once', async () => {
    const created = op('products', 'create', randomUUID(), oats());
    const all = await Promise.all(Array.from({ length: 5 }, () => push(user, created)));
    const statuses = all.map(([result]) => result.status).sort();
    assert.deepEqual(statuses, ['applied', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    assert.ok(all.every(([result]) => result.record.version === 1));
  });
  await feed(bench);
  await digest(bench);
}

async function feed(bench) {
  const user = await bench.account();
  await bench.check('the feed gives each record once, as it is now, in pages', async () => {
    const ids = Array.from({ length: 7 }, () => randomUUID());
    await push(user, ...ids.map((id) => op('products', 'create', id, oats())));
    await push(user, op('products', 'update', ids[2], oats({ fat: 1 }), { baseVersion: 1 }), op('products', 'delete', ids[4], null, { baseVersion: 1 }));
    const seen = [];
    let page = { cursor: null, hasMore: true };
    while (page.hasMore) {
      page = await user.client.sync.pull.query({ cursor: page.cursor, limit: 3 });
      seen.push(...page.changes);
    }
    assert.deepEqual(seen.map((record) => record.id), [ids[0], ids[1], ids[3], ids[5], ids[6], ids[2], ids[4]]);
    assert.equal(seen.at(-1).deleted, true);
    assert.equal(page.cursor, (await user.client.sync.status.query()).highWater);
    assert.deepEqual((await user.client.sync.pull.query({ cursor: page.cursor })).changes, []);
  });
  await bench.check('a pull without input begins at the start', async () => {
    assert.equal((await user.client.sync.pull.query()).changes.length, 7);
  });
  await bench.check('a pull of some types gives these only', async () => {
    await push(user, op('nutritionGoals', 'create', '2026-01-01', goal()));
    const { changes } = await user.client.sync.pull.query({ types: ['nutritionGoals'] });
    assert.deepEqual(changes.map((record) => record.id), ['2026-01-01']);
    await refused(user.client.sync.pull.query({ types: [] }), 'BAD_REQUEST');
    await refused(user.client.sync.pull.query({ types: ['recipes'] }), 'BAD_REQUEST');
  });
  await bench.check('a cursor of another account or beyond the end is expired, another text is invalid', async () => {
    const other = await bench.account();
    const { highWater } = await other.client.sync.status.query();
    await refused(user.client.sync.pull.query({ cursor: highWater }), 'PRECONDITION_FAILED', 'CURSOR_EXPIRED');
    const own = (await user.client.sync.status.query()).highWater.split(':')[0];
    await refused(user.client.sync.pull.query({ cursor: `${own}:999999` }), 'PRECONDITION_FAILED', 'CURSOR_EXPIRED');
    await refused(user.client.sync.pull.query({ cursor: 'nonsense' }), 'BAD_REQUEST', 'CURSOR_INVALID');
  });
  await bench.check('users do not see each other, even with the same ids', async () => {
    const other = await bench.account();
    const { changes: [mine] } = await user.client.sync.pull.query({ limit: 1 });
    const [result] = await push(other, op('products', 'create', mine.id, oats({ name: 'Theirs' })));
    assert.equal(result.record.version, 1);
    const { changes } = await user.client.sync.pull.query({ limit: 1 });
    assert.equal(changes[0].name, 'Oats');
  });
  await bench.check('what changes nothing moves nothing', async () => {
    const before = (await user.client.sync.status.query()).highWater;
    const { changes: [first] } = await user.client.sync.pull.query({ limit: 1 });
    await push(user, op('products', 'update', first.id, oats(), { lastModified: stamp(0) }), op('products', 'create', 'bad', oats()));
    assert.equal((await user.client.sync.status.query()).highWater, before);
  });
}

async function digest(bench) {
  const user = await bench.account();
  await bench.check('the digest of nothing is the empty hash', async () => {
    const { digests } = await user.client.sync.digest.query();
    assert.deepEqual(digests, Object.fromEntries(['products', 'consumptions', 'nutritionGoals'].map((type) => [type, { count: 0, hash: EMPTY }])));
  });
  await bench.check('the digest is the hash of the lines of the contract', async () => {
    await push(user, op('nutritionGoals', 'create', '2026-02-01', goal()), op('nutritionGoals', 'create', '2026-01-01', goal()),
      op('nutritionGoals', 'delete', '2026-02-01', null, { baseVersion: 1 }));
    const { digests, highWater } = await user.client.sync.digest.query({ types: ['nutritionGoals'] });
    const hash = createHash('sha256').update('2026-01-01:1:0\n2026-02-01:2:1\n').digest('hex');
    assert.deepEqual(digests, { nutritionGoals: { count: 2, hash } });
    assert.equal(highWater, (await user.client.sync.pull.query()).cursor);
  });
  await bench.check('a digest of no or unknown types, or of a prefix without type, is refused', async () => {
    await refused(user.client.sync.digest.query({ types: [] }), 'BAD_REQUEST');
    await refused(user.client.sync.digest.query({ types: ['recipes'] }), 'BAD_REQUEST');
    await refused(user.client.sync.digest.query({ prefix: 'a' }), 'BAD_REQUEST');
  });
}
