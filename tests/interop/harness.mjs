// Runs checks against a server with the official @trpc/client; every answer is held against its schema.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import Ajv from 'ajv/dist/2020.js';

const schemas = JSON.parse(readFileSync(new URL('./schemas.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(schemas, 'contract');

/** Fails if the data is not what the procedure gives by the contract; a few procedures have no schema. */
export function hold(path, data) {
  if (!schemas.procedures[path]?.output) {
    return;
  }
  const validate = ajv.getSchema(`contract#/procedures/${path}/output`);
  assert.ok(validate, `no schema of ${path}`);
  assert.ok(validate(data), `${path} answers against its schema: ${ajv.errorsText(validate.errors)}`);
}

const heldLink = () => ({ op, next }) => observable((observer) => next(op).subscribe({
  next(value) {
    try {
      hold(op.path, value.result.data);
      observer.next(value);
    } catch (fault) {
      observer.error(fault);
    }
  },
  error: (fault) => observer.error(fault),
  complete: () => observer.complete(),
}));

export class Bench {
  passed = 0;
  failed = 0;

  constructor(base) {
    this.base = base;
  }

  async check(name, body) {
    try {
      await body();
      this.passed++;
      console.log(`ok      ${name}`);
    } catch (fault) {
      this.failed++;
      console.log(`FAILED  ${name}\n        ${String(fault?.message ?? fault).replaceAll('\n', '\n        ')}`);
    }
  }

  /** A client that sends every call by itself. */
  client(token) {
    return createTRPCClient({ links: [heldLink, httpLink(this.link(token))] });
  }

  /** A client that sends the calls of a moment as one batch. */
  batchClient(token, more = {}) {
    return createTRPCClient({ links: [heldLink, httpBatchLink({ ...this.link(token), ...more })] });
  }

  link(token) {
    return { url: this.base, headers: token ? { authorization: `Bearer ${token}` } : {} };
  }

  /** A new account: its tokens and a client of it. */
  async account() {
    const email = `u${randomBytes(8).toString('hex')}@example.org`;
    const tokens = await this.client().auth.register.mutate({ email, password: 'correct horse' });
    return { email, password: 'correct horse', ...tokens, client: this.client(tokens.accessToken) };
  }

  /** A plain HTTP request; gives status, headers, text and JSON. */
  async raw(path, { token, ...init } = {}) {
    const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(`${this.base}/${path}`, { redirect: 'manual', ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : JSON.parse(text) };
  }

  post(path, body, more = {}) {
    return this.raw(path, {
      method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), ...more,
      headers: { 'content-type': 'application/json', ...more.headers },
    });
  }
}

/** The error that the call fails with: its data. */
export async function refused(call, code, reason = null) {
  const fault = await call.then(() => assert.fail(`the call succeeded instead of ${code}`), (error) => error);
  assert.ok(fault instanceof TRPCClientError, String(fault));
  assert.equal(fault.data?.code, code, fault.message);
  assert.equal(fault.data.reason, reason);
  assert.equal(fault.data.stack, undefined, 'no stack');
  return fault.data;
}

let counter = 0;
export const stamp = (ms = Date.now(), node = 'device1') =>
  `${new Date(ms).toISOString()}-${(counter++ % 0x10000).toString(16).padStart(4, '0')}-${node}`;
export const oats = (more = {}) => ({ name: 'Oats', calories: 389, protein: 16.9, fat: 6.9, carbs: 66.3, ...more });
export const goal = (more = {}) =>
  ({ dailyCalories: 2200, dailyProtein: 120, dailyFat: 70, dailyCarbs: 260, goalType: 'maintain', ...more });
export const meal = (productId, more = {}) => ({ productId, amount: 50, date: '2026-01-31T08:00:00.000Z', ...more });
export const op = (type, kind, id, data, more = {}) => ({
  opId: randomUUID(), type, op: kind, id, baseVersion: 0, lastModified: stamp(), ...(data ? { data } : {}), ...more,
});

/** Pushes operations and gives the results. */
export async function push(user, ...ops) {
  const { results } = await user.client.sync.push.mutate({ deviceId: 'device1', ops });
  assert.deepEqual(results.map((result) => result.index), ops.map((_, index) => index));
  return results;
}
