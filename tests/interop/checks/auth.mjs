// Section 9: accounts and tokens.
import assert from 'node:assert/strict';
import { refused } from '../harness.mjs';

export async function auth(bench) {
  const user = await bench.account();
  await bench.check('a new account has tokens and is itself', async () => {
    assert.equal(user.tokenType, 'Bearer');
    assert.ok(user.expiresIn > 60);
    assert.deepEqual(await user.client.auth.me.query(), user.user);
  });
  await bench.check('an e-mail is taken in any letter case', async () => {
    await refused(bench.client().auth.register.mutate({ email: user.email.toUpperCase(), password: 'another one' }), 'CONFLICT', 'EMAIL_TAKEN');
  });
  await bench.check('of parallel registrations exactly one wins', async () => {
    const input = { email: `p${Date.now()}@example.org`, password: 'correct horse' };
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => bench.client().auth.register.mutate(input)));
    assert.equal(all.filter((each) => each.status === 'fulfilled').length, 1);
    assert.ok(all.filter((each) => each.status === 'rejected').every((each) => each.reason.data.reason === 'EMAIL_TAKEN'));
  });
  await bench.check('a login takes the right password only, and says no more', async () => {
    const login = (email, password) => bench.client().auth.login.mutate({ email, password });
    assert.equal((await login(user.email.toUpperCase(), user.password)).user.id, user.user.id);
    await refused(login(user.email, 'wrong'), 'UNAUTHORIZED', 'INVALID_CREDENTIALS');
    await refused(login('nobody@example.org', 'wrong'), 'UNAUTHORIZED', 'INVALID_CREDENTIALS');
  });
  await bench.check('a token changed by a byte is not valid, none is missing', async () => {
    const changed = user.accessToken.slice(0, -1) + (user.accessToken.endsWith('A') ? 'B' : 'A');
    await refused(bench.client(changed).auth.me.query(), 'UNAUTHORIZED', 'TOKEN_INVALID');
    await refused(bench.client().auth.me.query(), 'UNAUTHORIZED', 'TOKEN_MISSING');
    const { json } = await bench.raw('auth.me', { headers: { authorization: 'Basic eDp5' } });
    assert.equal(json.error.data.reason, 'TOKEN_INVALID');
  });
  await bench.check('procedures without token ignore a bad one', async () => {
    assert.equal((await bench.client('bad').health.ping.query()).ok, true);
  });
  await bench.check('a repeated refresh gives the same successor', async () => {
    const { refreshToken } = await bench.client().auth.login.mutate(user);
    const refresh = () => bench.client().auth.refresh.mutate({ refreshToken });
    const all = await Promise.all([refresh(), refresh(), refresh()]);
    assert.equal(new Set(all.map((each) => each.refreshToken)).size, 1);
    assert.notEqual(all[0].refreshToken, refreshToken);
    assert.equal(all[0].user.id, user.user.id);
    assert.equal((await bench.client(all[0].accessToken).auth.me.query()).id, user.user.id);
  });
  await bench.check('an unknown refresh token is not valid', async () => {
    await refused(bench.client().auth.refresh.mutate({ refreshToken: 'unknown' }), 'UNAUTHORIZED', 'REFRESH_INVALID');
  });
  await bench.check('a logout ends its own session only', async () => {
    const one = await bench.client().auth.login.mutate(user);
    const other = await bench.client().auth.login.mutate(user);
    const { refreshToken: successor } = await bench.client().auth.refresh.mutate({ refreshToken: one.refreshToken });
    assert.deepEqual(await bench.client().auth.logout.mutate({ refreshToken: one.refreshToken }), { ok: true });
    await refused(bench.client().auth.refresh.mutate({ refreshToken: successor }), 'UNAUTHORIZED', 'REFRESH_INVALID');
    await bench.client().auth.refresh.mutate({ refreshToken: other.refreshToken });
    assert.deepEqual(await bench.client().auth.logout.mutate({ refreshToken: 'unknown' }), { ok: true });
  });
}
