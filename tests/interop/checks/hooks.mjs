// Section 11: the hooks of tests, and what a client sees of failures that are hard to bring about.
import assert from 'node:assert/strict';
import { refused } from '../harness.mjs';

// Section 1: the table of errors
const CODES = {
  PARSE_ERROR: [-32700, 400], BAD_REQUEST: [-32600, 400], UNAUTHORIZED: [-32001, 401], PAYMENT_REQUIRED: [-32002, 402],
  FORBIDDEN: [-32003, 403], NOT_FOUND: [-32004, 404], METHOD_NOT_SUPPORTED: [-32005, 405], TIMEOUT: [-32008, 408],
  CONFLICT: [-32009, 409], PRECONDITION_FAILED: [-32012, 412], PAYLOAD_TOO_LARGE: [-32013, 413],
  UNSUPPORTED_MEDIA_TYPE: [-32015, 415], UNPROCESSABLE_CONTENT: [-32022, 422], PRECONDITION_REQUIRED: [-32028, 428],
  TOO_MANY_REQUESTS: [-32029, 429], CLIENT_CLOSED_REQUEST: [-32099, 499], INTERNAL_SERVER_ERROR: [-32603, 500],
  NOT_IMPLEMENTED: [-32603, 501], BAD_GATEWAY: [-32603, 502], SERVICE_UNAVAILABLE: [-32603, 503], GATEWAY_TIMEOUT: [-32603, 504],
};

export async function hooks(bench) {
  const user = await bench.account();
  for (const [code, [number, status]] of Object.entries(CODES)) {
    await bench.check(`${code} is ${number} and ${status}`, async () => {
      await refused(bench.client().test.fail.mutate({ code }), code, 'TEST');
      const answer = await bench.post('test.fail', { code });
      assert.equal(answer.status, status);
      assert.equal(answer.json.error.code, number);
      assert.equal(answer.json.error.data.httpStatus, status);
      assert.equal(answer.json.error.data.path, 'test.fail');
    });
  }
  await bench.check('a wait is told in whole seconds, rounded up, and in a batch the greatest', async () => {
    const one = await bench.post('test.fail', { code: 'TOO_MANY_REQUESTS', retryAfterMs: 2500 });
    assert.equal(one.headers.get('retry-after'), '3');
    assert.equal(one.json.error.data.retryAfterMs, 2500);
    const wait = (retryAfterMs) => ({ code: 'SERVICE_UNAVAILABLE', retryAfterMs });
    const batch = await bench.post('test.fail,test.fail?batch=1', { 0: wait(1), 1: wait(7000) });
    assert.equal(batch.status, 503);
    assert.equal(batch.headers.get('retry-after'), '7');
  });
  await bench.check('a crash tells nothing of the inside', async () => {
    const { status, text, json } = await bench.raw('test.crash');
    assert.equal(status, 500);
    assert.equal(json.error.message, 'Internal server error');
    assert.ok(!/secret|Exception|stack|\.java/.test(text), text);
  });
  await bench.check('an expired token is refused as expired, one with a life is good', async () => {
    const { accessToken: expired } = await user.client.test.expiredToken.mutate();
    await refused(bench.client(expired).auth.me.query(), 'UNAUTHORIZED', 'TOKEN_EXPIRED');
    const { accessToken: fresh } = await user.client.test.expiredToken.mutate({ inSec: 60 });
    assert.equal((await bench.client(fresh).auth.me.query()).id, user.user.id);
  });
  await bench.check('a stream ends within 2 s of the end of its token', async () => {
    const { accessToken } = await user.client.test.expiredToken.mutate({ inSec: 3 });
    const text = await (await fetch(`${bench.base}/sync.changes`, { headers: { authorization: `Bearer ${accessToken}` } })).text();
    assert.match(text, /^event: connected\n/);
    assert.match(text, /event: serialized-error\ndata: .*"reason":"TOKEN_EXPIRED"/);
  });
  await bench.check('a slow call of a batch is not overtaken', async () => {
    const client = bench.batchClient(user.accessToken);
    const [slow, quick] = await Promise.all([client.test.slow.mutate({ ms: 200, tag: 'slow' }), client.test.slow.mutate({ ms: 0, tag: 'quick' })]);
    assert.ok(slow.at <= quick.at);
    assert.equal(quick.tag, 'quick');
  });
  await bench.check('a slow call holds no other request up', async () => {
    const slow = user.client.test.slow.mutate({ ms: 1500, tag: 'slow' });
    let over = false;
    slow.then(() => { over = true; });
    await bench.client().health.ping.query();
    assert.equal(over, false);
    await slow;
  });
}
