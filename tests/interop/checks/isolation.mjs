// Each procedure: what is another user's can neither be read nor changed, and each needs a token that is good.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { goal, meal, oats, op, push, refused } from '../harness.mjs';

const SECRET = 'Secret of the other';
const DAY = '2026-03-01';
const range = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

export async function isolation(bench) {
  const other = await bench.account();
  const product = randomUUID();
  const eaten = randomUUID();
  await push(other, op('products', 'create', product, oats({ name: SECRET })), op('consumptions', 'create', eaten, meal(product, { note: SECRET })),
    op('consumptions', 'create', randomUUID(), meal(product, { note: SECRET })), op('nutritionGoals', 'create', DAY, goal()));
  for (let each = 0; each < 3; each++) {
    await push(other, op('products', 'create', randomUUID(), oats({ name: `${SECRET} ${each}` })));
  }
  const before = await state(other);
  const mine = await bench.account();
  const { client } = mine;
  const check = (name, body) => bench.check(`another user's data are safe from ${name}`, async () => {
    const answer = await body();
    assert.ok(!JSON.stringify(answer ?? null).includes(SECRET));
    assert.deepEqual(await state(other), before);
  });

  await check('products.get', () => refused(client.products.get.query({ id: product }), 'NOT_FOUND', 'NOT_FOUND'));
  await check('consumptions.get', () => refused(client.consumptions.get.query({ id: eaten }), 'NOT_FOUND', 'NOT_FOUND'));
  await check('products.update', () => refused(client.products.update.mutate({ id: product, ...oats() }), 'NOT_FOUND', 'NOT_FOUND'));
  await check('consumptions.update', () => refused(client.consumptions.update.mutate({ id: eaten, ...meal(randomUUID()) }), 'UNPROCESSABLE_CONTENT', 'MISSING_REFERENCE')
    .catch(() => refused(client.consumptions.update.mutate({ id: eaten, ...meal(randomUUID()) }), 'NOT_FOUND', 'NOT_FOUND')));
  await check('a reference to their product', () =>
    refused(client.consumptions.create.mutate({ id: randomUUID(), ...meal(product) }), 'UNPROCESSABLE_CONTENT', 'MISSING_REFERENCE'));
  await check('products.create with their id', async () => {
    const { status, record } = await client.products.create.mutate({ id: product, ...oats({ name: 'Mine' }) });
    assert.equal(status, 'applied');
    assert.equal(record.version, 1);
  });
  await check('consumptions.create with their id', () => client.consumptions.create.mutate({ id: eaten, ...meal(product) }));
  await check('products.list', async () => {
    const list = await client.products.list.query();
    assert.deepEqual(list.items.map((each) => each.name), ['Mine']);
    return list;
  });
  await check('products.list from their cursor', async () => {
    const { nextCursor } = await other.client.products.list.query({ limit: 1 });
    return client.products.list.query({ after: nextCursor });
  });
  await check('consumptions.list from their cursor', async () => {
    await push(mine, op('consumptions', 'create', randomUUID(), meal(product)));
    const { nextCursor } = await other.client.consumptions.list.query({ ...range, limit: 1 });
    assert.ok(nextCursor);
    return [await client.consumptions.list.query(range), await client.consumptions.list.query({ ...range, after: nextCursor })];
  });
  await check('products.delete', () => client.products.delete.mutate({ id: product }));
  await check('consumptions.delete', () => client.consumptions.delete.mutate({ id: eaten }));
  await check('goals.get and goals.list', async () => {
    assert.equal(await client.goals.get.query({ date: DAY }), null);
    assert.deepEqual((await client.goals.list.query()).items, []);
  });
  await check('goals.set', () => client.goals.set.mutate({ effectiveFrom: DAY, ...goal({ dailyFat: 99 }) }));
  await check('goals.delete', () => client.goals.delete.mutate({ effectiveFrom: DAY }));
  await check('sync.push with their ids', () =>
    push(mine, op('products', 'update', product, oats(), { baseVersion: 1 }), op('consumptions', 'delete', eaten, null, { baseVersion: 1 })));
  await check('sync.push with the opId of theirs', async () => {
    const theirs = op('products', 'create', randomUUID(), oats({ name: 'Known' }));
    const again = await bench.account();
    await push(again, theirs);
    assert.equal((await push(mine, theirs))[0].status, 'applied');
  });
  await check('sync.pull, sync.status and sync.digest', async () => {
    const counts = (await client.sync.status.query()).counts;
    assert.ok(counts.products < 4);
    const entries = (await client.sync.digest.query({ type: 'products' })).entries;
    return [await client.sync.pull.query(), entries];
  });
  await check('sync.pull with their cursor', () => refused(client.sync.pull.query({ cursor: before.highWater }), 'PRECONDITION_FAILED', 'CURSOR_EXPIRED'));
  await check('auth.logout and auth.refresh with a token of ours', async () => {
    const one = await bench.client().auth.login.mutate(mine);
    await bench.client(other.accessToken).auth.logout.mutate({ refreshToken: one.refreshToken });
    const refreshed = await bench.client().auth.refresh.mutate({ refreshToken: other.refreshToken });
    assert.equal(refreshed.user.id, other.user.id);
  });
  await tokens(bench, mine);
}

async function state(user) {
  const [{ digests, highWater }, { changes }, { email }] = await Promise.all(
    [user.client.sync.digest.query(), user.client.sync.pull.query(), user.client.auth.me.query()]);
  return { digests, highWater, changes, email };
}

const QUERIES = ['auth.me', 'products.get', 'products.list', 'consumptions.get', 'consumptions.list', 'goals.get', 'goals.list',
  'sync.pull', 'sync.status', 'sync.digest'];
const MUTATIONS = ['products.create', 'products.update', 'products.delete', 'consumptions.create', 'consumptions.update',
  'consumptions.delete', 'goals.set', 'goals.delete', 'sync.push'];

async function tokens(bench, user) {
  const base64 = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const [payload, signature] = user.accessToken.split('.');
  const forged = {
    'nothing of ours': 'abc',
    'a payload of another': `${Buffer.from(`${randomUUID()}/9999999999999`).toString('base64url')}.${signature}`,
    'no signature': `${payload}.`,
    'the signature of another key': `${payload}.${Buffer.alloc(32, 7).toString('base64url')}`,
    'the algorithm none': `${base64({ alg: 'none' })}.${base64({ sub: user.user.id, exp: 9999999999 })}.`,
    'a longer life': `${Buffer.from(Buffer.from(payload, 'base64url').toString().replace(/\d+$/, '9999999999999')).toString('base64url')}.${signature}`,
    'a refresh token': user.refreshToken,
  };
  for (const [name, token] of Object.entries(forged)) {
    await bench.check(`a token with ${name} is not valid`, async () => {
      await refused(bench.client(token).auth.me.query(), 'UNAUTHORIZED', 'TOKEN_INVALID');
    });
  }
  for (const path of [...QUERIES, ...MUTATIONS]) {
    await bench.check(`${path} needs a token that is good, before it looks at its input`, async () => {
      const call = (token) => bench.post(path, { id: 5 }, { token });
      for (const [token, reason] of [[undefined, 'TOKEN_MISSING'], [forged['no signature'], 'TOKEN_INVALID']]) {
        const { status, json } = await call(token);
        assert.equal(status, 401);
        assert.equal(json.error.data.reason, reason);
        assert.equal(json.error.data.zodError, null);
      }
    });
  }
}
