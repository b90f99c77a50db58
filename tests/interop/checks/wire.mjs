// Section 1: single calls, batches, errors, as the official client and a plain HTTP client see them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { hold, oats, refused } from '../harness.mjs';

export async function wire(bench) {
  const user = await bench.account();
  await bench.check('a ping says who the server is', async () => {
    const ping = await bench.client().health.ping.query();
    assert.equal(ping.protocol, 'nutrition-sync/1');
    assert.ok(ping.minClient <= 1 && ping.maxClient >= 1);
    assert.equal(Date.parse(ping.serverTime), ping.serverTimeMs);
    assert.ok(ping.features.includes('batch'));
    assert.ok(ping.epoch.length > 0);
  });
  await bench.check('a success has exactly the key result with exactly data', async () => {
    const { json } = await bench.raw('health.ping');
    assert.deepEqual(Object.keys(json), ['result']);
    assert.deepEqual(Object.keys(json.result), ['data']);
  });
  await bench.check('answers are JSON without charset and are not stored', async () => {
    const { headers } = await bench.raw('health.ping');
    assert.equal(headers.get('content-type'), 'application/json');
    assert.match(headers.get('vary'), /trpc-accept/);
  });
  await bench.check('a batch of queries answers in the order of its calls', async () => {
    const client = bench.batchClient(user.accessToken);
    const [ping, me, status] = await Promise.all([client.health.ping.query(), client.auth.me.query(), client.sync.status.query()]);
    assert.equal(ping.ok, true);
    assert.equal(me.id, user.user.id);
    assert.equal(status.counts.products, 0);
  });
  await bench.check('a batch of one is an array of one', async () => {
    const { json } = await bench.raw('health.ping?batch=1&input=%7B%7D');
    assert.equal(json.length, 1);
  });
  await bench.check('batch=1 decides, not the comma, which may be encoded', async () => {
    assert.equal((await bench.raw('health.ping%2Chealth%2Eping?batch=1')).json.length, 2);
    assert.equal((await bench.raw('health.ping,health.ping')).json.error.data.code, 'NOT_FOUND');
  });
  await bench.check('a call of a batch fails alone, and the batch is 207', async () => {
    const { status, json } = await bench.raw('health.ping,auth.me,no.such?batch=1');
    assert.equal(status, 207);
    assert.equal(json[0].result.data.ok, true);
    assert.equal(json[1].error.data.reason, 'TOKEN_MISSING');
    assert.equal(json[2].error.code, -32004);
    assert.equal(json[2].error.data.path, 'no.such');
  });
  await bench.check('a batch whose calls fail alike has their status', async () => {
    const { status, json } = await bench.raw('auth.me,sync.status?batch=1');
    assert.equal(status, 401);
    assert.equal(json.length, 2);
  });
  await bench.check('20 calls are a batch, 21 are refused with one object', async () => {
    const paths = (count) => Array(count).fill('health.ping').join(',');
    assert.equal((await bench.raw(`${paths(20)}?batch=1`)).json.length, 20);
    const { status, json } = await bench.raw(`${paths(21)}?batch=1`);
    assert.equal(status, 400);
    assert.equal(json.error.code, -32600);
    assert.equal(json.error.data.path, undefined);
  });
  await bench.check('queries and mutations do not mix', async () => {
    const { status, json } = await bench.post('health.ping,auth.logout?batch=1', { 1: { refreshToken: 'x' } });
    assert.equal(status, 400);
    assert.equal(json.error.data.code, 'BAD_REQUEST');
  });
  await bench.check('an unknown procedure is 404 with its path, a slash too', async () => {
    await refused(bench.client().no.such.query(), 'NOT_FOUND');
    const { status, json } = await bench.raw('health/ping');
    assert.equal(status, 404);
    assert.equal(json.error.data.path, 'health/ping');
  });
  await bench.check('a mutation is not called by GET', async () => {
    const { status, json } = await bench.raw('auth.logout?input=%7B%22refreshToken%22%3A%22x%22%7D');
    assert.equal(status, 405);
    assert.equal(json.error.code, -32005);
  });
  await bench.check('a POST of another type is 415, one object for a batch too', async () => {
    for (const path of ['auth.logout', 'auth.logout,auth.logout?batch=1']) {
      const { status, json } = await bench.post(path, '{}', { headers: { 'content-type': 'text/plain' } });
      assert.equal(status, 415);
      assert.equal(json.error.code, -32015);
    }
  });
  await bench.check('the type of a POST may have parameters', async () => {
    const { status } = await bench.post('auth.logout', { refreshToken: 'x' },
      { headers: { 'content-type': 'application/json; charset=UTF-8' } });
    assert.equal(status, 200);
  });
  await bench.check('queries go by POST too', async () => {
    const { json } = await bench.post('sync.pull', { limit: 1 }, { token: user.accessToken });
    hold('sync.pull', json.result.data);
    const client = bench.batchClient(user.accessToken, { methodOverride: 'POST' });
    const [status, pull] = await Promise.all([client.sync.status.query(), client.sync.pull.query({ limit: 2 })]);
    assert.equal(status.highWater, pull.cursor);
  });
  await bench.check('an empty body is no input', async () => {
    const { status } = await bench.post('sync.status', '', { token: user.accessToken });
    assert.equal(status, 200);
  });
  await bench.check('a body that is not JSON is 400', async () => {
    const { status, json } = await bench.post('auth.login', '{"email":');
    assert.equal(status, 400);
    assert.ok([-32600, -32700].includes(json.error.code));
  });
  await bench.check('the input null is not no input', async () => {
    const { status } = await bench.post('sync.pull', 'null', { token: user.accessToken });
    assert.equal(status, 400);
  });
  await bench.check('a faulty input names its fields', async () => {
    const data = await refused(bench.client().auth.register.mutate({ email: 'nobody', password: 'short' }), 'BAD_REQUEST');
    assert.deepEqual(Object.keys(data.zodError.fieldErrors).sort(), ['email', 'password']);
    assert.deepEqual(data.zodError.formErrors, []);
  });
  await bench.check('an input that is no object has form errors', async () => {
    const data = await refused(bench.client().auth.login.mutate('x'), 'BAD_REQUEST');
    assert.equal(data.zodError.formErrors.length, 1);
  });
  await bench.check('HEAD of a query is 2xx without a body', async () => {
    const { status, text } = await bench.raw('health.ping', { method: 'HEAD' });
    assert.equal(Math.floor(status / 100), 2);
    assert.equal(text, '');
  });
  await bench.check('a body over the limit is 413 with an envelope, and the next request works', async () => {
    const { status, json } = await bench.post('auth.login', { email: 'a', password: 'x'.repeat(1_100_000) });
    assert.equal(status, 413);
    assert.equal(json.error.code, -32013);
    assert.equal((await bench.raw('health.ping')).status, 200);
  });
  await bench.check('the reserved characters and Unicode of an input survive the URL', async () => {
    const name = 'Müsli & "50 %" 🥣 +/?#';
    const id = randomUUID();
    const { results } = await user.client.sync.push.mutate({
      deviceId: 'device1',
      ops: [{ opId: randomUUID(), type: 'products', op: 'create', id, baseVersion: 0, lastModified: '2026-01-31T08:00:00.000Z-0000-device1', data: oats({ name }) }],
    });
    assert.equal(results[0].record.name, name);
    const { changes } = await user.client.sync.pull.query({});
    assert.equal(changes.find((record) => record.id === id).name, name);
  });
  for (const target of ['%zz', 'health.ping?input=%zz', 'health.ping,%C3?batch=1', 'health.ping?batch=1&input=%ff']) {
    await bench.check(`a URL with the bad encoding ${target} is 400 with one object`, async () => {
      const { status, json } = await bench.raw(target);
      assert.equal(status, 400);
      assert.equal(json.error.code, -32600);
      assert.equal(json.error.data.path, undefined);
    });
  }
  await bench.check('a head that is too long is refused with one object', async () => {
    const { status, json } = await bench.raw(`health.ping?x=${'x'.repeat(20_000)}`);
    assert.ok(status === 431 || status === 414, String(status));
    assert.equal(typeof json.error.code, 'number');
  });
}
