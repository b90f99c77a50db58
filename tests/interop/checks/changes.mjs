// Section 8: the stream of changes, as httpSubscriptionLink reads it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { goal, oats, op, push } from '../harness.mjs';

/** A subscription: what it is told can be awaited one by one. */
class Subscription {
  told = [];
  waiting = [];

  constructor(bench, token, input) {
    const url = bench.base;
    const client = createTRPCClient({ links: [splitLink({
      condition: (each) => each.type === 'subscription',
      true: httpSubscriptionLink({ url, connectionParams: token ? { token } : undefined }),
      false: httpBatchLink({ url }),
    })] });
    this.subscription = client.sync.changes.subscribe(input, {
      onStarted: () => this.tell({ started: true }),
      onData: (data) => this.tell(data),
      onError: (error) => this.tell({ error }),
    });
  }

  tell(what) {
    const next = this.waiting.shift();
    if (next) {
      next(what);
    } else {
      this.told.push(what);
    }
  }

  next() {
    return this.told.length > 0 ? Promise.resolve(this.told.shift()) : new Promise((resolve) => this.waiting.push(resolve));
  }

  async started() {
    assert.deepEqual(await this.next(), { started: true });
    return this;
  }

  end() {
    this.subscription.unsubscribe();
  }
}

async function during(bench, token, input, body) {
  const subscription = new Subscription(bench, token, input);
  try {
    return await body(subscription);
  } finally {
    subscription.end();
  }
}

export async function changes(bench) {
  const user = await bench.account();
  const write = async (name, id = randomUUID()) => (await push(user, op('products', 'create', id, oats({ name }))))[0].record;
  await bench.check('a subscriber is told of a change, as pull gives it, with the cursor after it', () =>
    during(bench, user.accessToken, undefined, async (stream) => {
      await stream.started();
      const record = await write('Told');
      const { id, data } = await stream.next();
      assert.deepEqual(data, record);
      assert.equal(id, (await user.client.sync.status.query()).highWater);
    }));
  await bench.check('without a cursor only what is new is told', async () => {
    await write('Then');
    await during(bench, user.accessToken, undefined, async (stream) => {
      await stream.started();
      await write('Now');
      assert.equal((await stream.next()).data.name, 'Now');
    });
  });
  for (const place of ['cursor', 'lastEventId']) {
    await bench.check(`by ${place} a stream begins where another ended, and misses nothing`, async () => {
      const { highWater } = await user.client.sync.status.query();
      const names = Array.from({ length: 70 }, (_, index) => `${place} ${index}`);
      await push(user, ...names.map((name) => op('products', 'create', randomUUID(), oats({ name }))));
      await during(bench, user.accessToken, { [place]: highWater }, async (stream) => {
        await stream.started();
        for (const name of names) {
          assert.equal((await stream.next()).data.name, name);
        }
      });
    });
  }
  await bench.check('tombstones and all types are told', async () => {
    const { highWater } = await user.client.sync.status.query();
    const id = randomUUID();
    await push(user, op('products', 'create', id, oats()), op('products', 'delete', id, null, { baseVersion: 1 }), op('nutritionGoals', 'create', '2026-05-01', goal()));
    await during(bench, user.accessToken, { cursor: highWater }, async (stream) => {
      await stream.started();
      assert.equal((await stream.next()).data.deleted, true);
      assert.equal((await stream.next()).data.type, 'nutritionGoals');
    });
  });
  await bench.check('a plain write is told like an operation', () =>
    during(bench, user.accessToken, undefined, async (stream) => {
      await stream.started();
      const { record } = await user.client.products.create.mutate({ id: randomUUID(), ...oats({ name: 'Plain' }) });
      assert.deepEqual((await stream.next()).data, record);
    }));
  await bench.check("another user's changes are not told", async () => {
    const other = await bench.account();
    await during(bench, user.accessToken, undefined, async (stream) => {
      await stream.started();
      await push(other, op('products', 'create', randomUUID(), oats({ name: 'Theirs' })));
      await write('Mine');
      assert.equal((await stream.next()).data.name, 'Mine');
    });
  });
  const other = await bench.account();
  const foreign = (await other.client.sync.status.query()).highWater;
  for (const [name, token, input, code, reason] of [
    ['no token', undefined, undefined, 'UNAUTHORIZED', 'TOKEN_MISSING'],
    ['a bad token', 'bad', undefined, 'UNAUTHORIZED', 'TOKEN_INVALID'],
    ['a cursor that is none', user.accessToken, { cursor: 'nonsense' }, 'BAD_REQUEST', 'CURSOR_INVALID'],
    ["another user's cursor", user.accessToken, { cursor: foreign }, 'PRECONDITION_FAILED', 'CURSOR_EXPIRED'],
    ['an input of another form', user.accessToken, { cursor: 5 }, 'BAD_REQUEST', null],
  ]) {
    await bench.check(`a stream with ${name} fails with ${reason ?? code}`, () =>
      during(bench, token, input, async (stream) => {
        await stream.started();
        const { error } = await stream.next();
        assert.equal(error.data.code, code);
        assert.equal(error.data.reason, reason);
        assert.equal(error.data.path, 'sync.changes');
      }));
  }
  await bench.check('a subscription is neither posted nor batched', async () => {
    assert.equal((await bench.post('sync.changes', {}, { token: user.accessToken })).status, 405);
    assert.equal((await bench.raw('sync.changes,health.ping?batch=1')).status, 400);
  });
}
