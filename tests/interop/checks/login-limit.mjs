// Section 9: the login limit.
import assert from 'node:assert/strict';
import { refused } from '../harness.mjs';

export async function loginLimit(bench) {
  await bench.check('of 14 parallel wrong logins 10 are 401 and 4 are 429, the right password then too', async () => {
    const user = await bench.account();
    const login = (password) => bench.client().auth.login.mutate({ email: user.email, password });
    const all = await Promise.allSettled(Array.from({ length: 14 }, () => login('wrong')));
    const reasons = all.map((each) => each.reason.data.reason);
    assert.equal(reasons.filter((reason) => reason === 'INVALID_CREDENTIALS').length, 10);
    assert.equal(reasons.filter((reason) => reason === 'LOGIN_RATE_LIMITED').length, 4);
    const { retryAfterMs } = await refused(login(user.password), 'TOO_MANY_REQUESTS', 'LOGIN_RATE_LIMITED');
    assert.ok(retryAfterMs >= 1 && retryAfterMs <= 900_000);
    const answer = await bench.post('auth.login', { email: user.email, password: user.password });
    assert.equal(answer.headers.get('retry-after'), String(Math.ceil(answer.json.error.data.retryAfterMs / 1000)));
    assert.equal((await user.client.auth.me.query()).id, user.user.id);
  });
  await bench.check('each login of a batch counts', async () => {
    const user = await bench.account();
    const client = bench.batchClient();
    const all = await Promise.allSettled(Array.from({ length: 14 }, () => client.auth.login.mutate({ email: user.email, password: 'wrong' })));
    assert.equal(all.filter((each) => each.reason.data.reason === 'LOGIN_RATE_LIMITED').length, 4);
  });
  await bench.check('a success clears the count', async () => {
    const user = await bench.account();
    const login = (password) => bench.client().auth.login.mutate({ email: user.email, password });
    for (let round = 0; round < 2; round++) {
      for (let wrong = 0; wrong < 9; wrong++) {
        await refused(login('wrong'), 'UNAUTHORIZED', 'INVALID_CREDENTIALS');
      }
      await login(user.password);
    }
  });
}
