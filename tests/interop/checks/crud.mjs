// Sections 3, 3.1 and 7.2: records one by one, lists, and digests by prefix.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { goal, meal, oats, op, push, refused, stamp } from '../harness.mjs';

const RANGE = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

export async function crud(bench) {
  const user = await bench.account();
  const { products, consumptions, goals, sync } = user.client;
  await bench.check('a record is created, read, updated and deleted', async () => {
    const id = randomUUID();
    const created = await products.create.mutate({ id, ...oats() });
    assert.equal(created.status, 'applied');
    assert.deepEqual(await products.get.query({ id }), created.record);
    const updated = await products.update.mutate({ id, ...oats({ name: 'Porridge' }), baseVersion: 1 });
    assert.equal(updated.record.version, 2);
    assert.equal((await products.delete.mutate({ id })).record.deleted, true);
    await refused(products.get.query({ id }), 'NOT_FOUND', 'NOT_FOUND');
    assert.ok((await sync.pull.query({})).changes.some((record) => record.id === id && record.deleted));
  });
  await bench.check('another version than the base is a conflict with the current record', async () => {
    const id = randomUUID();
    await products.create.mutate({ id, ...oats() });
    const data = await refused(products.update.mutate({ id, ...oats(), baseVersion: 5 }), 'CONFLICT', 'VERSION_MISMATCH');
    assert.equal(data.current.version, 1);
    await refused(products.delete.mutate({ id, baseVersion: 2 }), 'CONFLICT', 'VERSION_MISMATCH');
  });
  await bench.check('a create of a live id is a duplicate or a conflict, of a deleted one a revival', async () => {
    const id = randomUUID();
    await products.create.mutate({ id, ...oats() });
    assert.equal((await products.create.mutate({ id, ...oats({ brand: null }) })).status, 'duplicate');
    const data = await refused(products.create.mutate({ id, ...oats({ fat: 1 }) }), 'CONFLICT', 'ALREADY_EXISTS');
    assert.equal(data.current.fat, 6.9);
    await products.delete.mutate({ id });
    assert.equal((await products.create.mutate({ id, ...oats() })).record.version, 3);
  });
  await bench.check('an update of an unknown or deleted id is NOT_FOUND, a delete makes a tombstone', async () => {
    const id = randomUUID();
    await refused(products.update.mutate({ id, ...oats() }), 'NOT_FOUND', 'NOT_FOUND');
    assert.equal((await products.delete.mutate({ id })).record.version, 1);
    await refused(products.update.mutate({ id, ...oats() }), 'NOT_FOUND', 'NOT_FOUND');
  });
  await bench.check('a repeated opId is a duplicate, another call with it is a conflict', async () => {
    const call = { id: randomUUID(), ...oats(), opId: randomUUID() };
    await products.create.mutate(call);
    assert.equal((await products.create.mutate(call)).status, 'duplicate');
    await refused(products.create.mutate({ ...call, fat: 1 }), 'CONFLICT', 'OPID_REUSED');
  });
  await bench.check('with a stamp a call is an operation', async () => {
    const id = randomUUID();
    const now = Date.now();
    await products.create.mutate({ id, ...oats(), lastModified: stamp(now) });
    const lost = await products.update.mutate({ id, ...oats({ fat: 1 }), lastModified: stamp(now - 1000) });
    assert.equal(lost.status, 'superseded');
    assert.equal(lost.record.fat, 6.9);
  });
  await bench.check('a plain write never loses to a stamp a little ahead', async () => {
    const id = randomUUID();
    const { record } = await products.create.mutate({ id, ...oats(), lastModified: stamp(Date.now() + 200_000) });
    const plain = await products.update.mutate({ id, ...oats({ fat: 1 }) });
    assert.equal(plain.status, 'applied');
    assert.ok(plain.record.lastModified > record.lastModified);
  });
  await bench.check('a faulty record names its fields; the envelope never becomes data', async () => {
    const data = await refused(products.create.mutate({ id: 'x', ...oats({ name: '' }), type: 'products' }), 'BAD_REQUEST');
    assert.deepEqual(Object.keys(data.zodError.fieldErrors).sort(), ['id', 'name', 'type']);
    await refused(goals.set.mutate({ effectiveFrom: '2026-01-01', id: '2026-01-01', ...goal() }), 'BAD_REQUEST');
  });
  await bench.check('a consumption of an unknown product is 422', async () => {
    await refused(consumptions.create.mutate({ id: randomUUID(), ...meal(randomUUID()) }), 'UNPROCESSABLE_CONTENT', 'MISSING_REFERENCE');
  });
  await bench.check('products are listed by code points in pages, and found literally', async () => {
    const other = await bench.account();
    const names = ['Zucchini', 'apple', 'Äpfel', 'a_b 50%', '𝔸', '\uffee', 'apple '];
    await push(other, ...names.map((name) => op('products', 'create', randomUUID(), oats({ name }))));
    const listed = [];
    let after;
    do {
      const page = await other.client.products.list.query({ limit: 2, after });
      listed.push(...page.items.map((record) => record.name));
      after = page.nextCursor ?? undefined;
    } while (after);
    assert.deepEqual(listed, [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    const found = async (query) => (await other.client.products.list.query({ query })).items.map((record) => record.name);
    assert.deepEqual(await found('APPLE'), ['apple', 'apple ']);
    assert.deepEqual(await found('_'), ['a_b 50%']);
    assert.deepEqual(await found('%'), ['a_b 50%']);
    assert.deepEqual(await found('äpf'), ['Äpfel']);
    await refused(other.client.products.list.query({ after: 'nonsense' }), 'BAD_REQUEST', 'CURSOR_INVALID');
  });
  await bench.check('consumptions are listed from, up to and not with, by date', async () => {
    const other = await bench.account();
    const productId = randomUUID();
    const days = [3, 1, 2, 4].map((day) => `2026-03-0${day}T00:00:00.000Z`);
    await push(other, op('products', 'create', productId, oats()), ...days.map((date) => op('consumptions', 'create', randomUUID(), meal(productId, { date }))));
    const input = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-04T00:00:00.000Z', limit: 2 };
    const first = await other.client.consumptions.list.query(input);
    const second = await other.client.consumptions.list.query({ ...input, after: first.nextCursor });
    assert.deepEqual([...first.items, ...second.items].map((record) => record.date), [...days].sort().slice(0, 3));
    assert.equal(second.nextCursor, null);
  });
  await bench.check('a list goes on though its last record was deleted', async () => {
    const other = await bench.account();
    await push(other, ...['a', 'b', 'c'].map((name) => op('products', 'create', randomUUID(), oats({ name }))));
    const page = await other.client.products.list.query({ limit: 2 });
    await other.client.products.delete.mutate({ id: page.items[1].id });
    const rest = await other.client.products.list.query({ limit: 2, after: page.nextCursor });
    assert.deepEqual(rest.items.map((record) => record.name), ['c']);
  });
  await bench.check('a cursor of a list that is none, of whatever length, is CURSOR_INVALID', async () => {
    for (const after of ['', 'x', '!!!', 'x'.repeat(4096), 'x'.repeat(6000)]) {
      await refused(user.client.products.list.query({ after }), 'BAD_REQUEST', 'CURSOR_INVALID');
      await refused(user.client.consumptions.list.query({ ...RANGE, after }), 'BAD_REQUEST', 'CURSOR_INVALID');
    }
  });
  await bench.check('the goal of a day is the last one that begins by then', async () => {
    const other = await bench.account();
    assert.equal(await other.client.goals.get.query({ date: '2026-01-01' }), null);
    await other.client.goals.set.mutate({ effectiveFrom: '2026-01-01', ...goal() });
    await other.client.goals.set.mutate({ effectiveFrom: '2026-02-01', ...goal({ dailyCalories: 1800 }) });
    assert.equal((await other.client.goals.get.query({ date: '2026-01-31' })).id, '2026-01-01');
    assert.equal((await other.client.goals.get.query({ date: '2026-02-01' })).dailyCalories, 1800);
    await other.client.goals.delete.mutate({ effectiveFrom: '2026-02-01' });
    assert.equal((await other.client.goals.get.query({ date: '2026-02-01' })).id, '2026-01-01');
    assert.equal((await other.client.goals.set.mutate({ effectiveFrom: '2026-02-01', ...goal() })).record.version, 3);
    assert.deepEqual((await other.client.goals.list.query()).items.map((record) => record.id), ['2026-01-01', '2026-02-01']);
    await refused(other.client.goals.get.query(), 'BAD_REQUEST');
  });
  await bench.check('the writes of a batch take effect in their order', async () => {
    const client = bench.batchClient(user.accessToken);
    const id = randomUUID();
    const [created, updated, deleted] = await Promise.all([client.products.create.mutate({ id, ...oats() }),
      client.products.update.mutate({ id, ...oats({ fat: 1 }), baseVersion: 1 }), client.products.delete.mutate({ id, baseVersion: 2 })]);
    assert.deepEqual([created, updated, deleted].map((each) => each.record.version), [1, 2, 3]);
  });
  await digestByPrefix(bench);
}

async function digestByPrefix(bench) {
  await bench.check('a digest by prefix groups by the next character and names few records', async () => {
    const other = await bench.account();
    const id = (start) => start + randomUUID().slice(start.length);
    const ids = [id('0a'), id('0b'), id('0b'), id('f')].sort();
    await push(other, ...ids.map((each) => op('products', 'create', each, oats())));
    const all = await other.client.sync.digest.query({ type: 'products' });
    assert.deepEqual(Object.keys(all.buckets), ['0', 'f']);
    assert.deepEqual(all.entries.map((entry) => entry.id), ids);
    const below = await other.client.sync.digest.query({ type: 'products', prefix: '0' });
    assert.deepEqual(Object.entries(below.buckets).map(([key, bucket]) => [key, bucket.count]), [['a', 1], ['b', 2]]);
    assert.equal(below.buckets.a.hash, createHash('sha256').update(`${ids[0]}:1:0\n`).digest('hex'));
    assert.deepEqual(Object.keys((await other.client.sync.digest.query({ type: 'products', prefix: ids[3] })).buckets), ['']);
    assert.deepEqual((await other.client.sync.digest.query({ type: 'products', prefix: 'e' })).buckets, {});
    await refused(other.client.sync.digest.query({ type: 'products', prefix: 'X' }), 'BAD_REQUEST');
    await refused(other.client.sync.digest.query({ type: 'products', types: ['products'] }), 'BAD_REQUEST');
  });
}
