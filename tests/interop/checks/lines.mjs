// Section 1.1: JSON Lines, as httpBatchStreamLink reads them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createTRPCClient, httpBatchStreamLink } from '@trpc/client';
import { hold, oats, refused } from '../harness.mjs';

const LINES = { 'trpc-accept': 'application/jsonl' };

export async function lines(bench) {
  const user = await bench.account();
  const client = createTRPCClient({ links: [httpBatchStreamLink(bench.link(user.accessToken))] });
  await bench.check('a streamed batch answers each call', async () => {
    const [ping, me, status] = await Promise.all([client.health.ping.query(), client.auth.me.query(), client.sync.status.query()]);
    hold('health.ping', ping);
    hold('auth.me', me);
    hold('sync.status', status);
    assert.equal(me.id, user.user.id);
  });
  await bench.check('a call of a streamed batch fails alone', async () => {
    const [ping, none] = await Promise.allSettled([client.health.ping.query(), client.products.get.query({ id: randomUUID() })]);
    assert.equal(ping.value.ok, true);
    await refused(Promise.reject(none.reason), 'NOT_FOUND', 'NOT_FOUND');
  });
  await bench.check('streamed mutations take effect in their order', async () => {
    const id = randomUUID();
    const results = await Promise.all([
      client.products.create.mutate({ id, ...oats() }), client.products.update.mutate({ id, ...oats({ fat: 1 }) }), client.products.delete.mutate({ id })]);
    assert.deepEqual(results.map((each) => each.record.version), [1, 2, 3]);
  });
  await bench.check('a null answer is a null of a streamed batch', async () => {
    assert.equal(await client.goals.get.query({ date: '1950-01-01' }), null);
  });
  await bench.check('JSON Lines are 200 even if each call fails, begin with call 0 and end with a line break', async () => {
    const response = await fetch(`${bench.base}/auth.me,no.such?batch=1`, { headers: LINES });
    const text = await response.text();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.ok(text.startsWith('{"0":'));
    assert.ok(text.endsWith('\n'));
  });
  await bench.check('JSON Lines without a batch are refused with one object', async () => {
    const { status, json } = await bench.raw('health.ping', { headers: LINES });
    assert.equal(status, 400);
    assert.equal(json.error.code, -32600);
  });
  await bench.check('an overlong streamed batch is refused with one object', async () => {
    const { status, json } = await bench.raw(`${Array(21).fill('health.ping').join(',')}?batch=1`, { headers: LINES });
    assert.equal(status, 400);
    assert.equal(json.error.data.code, 'BAD_REQUEST');
  });
}
