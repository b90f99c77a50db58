// A server of the contract made of the official @trpc/server, in memory: what Larder's client is tried against.
//   node server.mjs [--port N] [--access-seconds N]
// The first line on standard output is LARDER_SERVER and its address. SIGTERM ends it with 0.
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { z, ZodError } from 'zod';
import { Accounts } from './accounts.mjs';
import { UserRecords } from './rules.mjs';
import { TYPES } from './validation.mjs';

const { values: options } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'access-seconds': { type: 'string', default: '900' } },
});
const epoch = randomUUID();
const limits = { maxOpsPerPush: 100, maxBatchCalls: 20, maxBodyBytes: 1048576, maxPullLimit: 500, maxUrlLength: 8000, maxDataBytes: 8192 };
const accounts = new Accounts(Number(options['access-seconds']));
const records = new Map();
const CURSOR = /^([0-9a-z]{1,32}):(\d{1,15})$/;

class Refused extends TRPCError {
  constructor(code, reason) {
    super({ code, message: reason });
    this.reason = reason;
  }
}

const t = initTRPC.context().create({
  errorFormatter({ shape, error }) {
    const zod = error.code === 'BAD_REQUEST' && error.cause instanceof ZodError ? z.flattenError(error.cause) : null;
    const { stack, ...data } = shape.data;
    const message = error.code === 'INTERNAL_SERVER_ERROR' ? 'Internal server error' : shape.message;
    return { ...shape, message, data: { ...data, reason: error.reason ?? null, zodError: zod } };
  },
});

const signedIn = t.procedure.use(({ ctx, next }) => {
  const { account, reason } = accounts.bearer(ctx.authorization);
  if (!account) {
    throw new Refused('UNAUTHORIZED', reason ?? 'TOKEN_INVALID');
  }
  if (!records.has(account.id)) {
    records.set(account.id, new UserRecords(randomBytes(6).toString('hex')));
  }
  return next({ ctx: { account, tables: records.get(account.id) } });
});

function number(tables, cursor) {
  if (cursor === undefined || cursor === null) {
    return 0;
  }
  const parts = CURSOR.exec(cursor);
  if (!parts) {
    throw new Refused('BAD_REQUEST', 'CURSOR_INVALID');
  }
  if (parts[1] !== tables.feed || Number(parts[2]) > tables.counter) {
    throw new Refused('PRECONDITION_FAILED', 'CURSOR_EXPIRED');
  }
  return Number(parts[2]);
}

const email = z.string().max(254);
const types = z.array(z.enum(TYPES)).min(1).optional();
const serverTime = () => new Date().toISOString();

const router = t.router({
  health: t.router({
    ping: t.procedure.query(() => {
      const now = new Date();
      return {
        ok: true, protocol: 'nutrition-sync/1', minClient: 1, maxClient: 1, features: ['batch', 'digest'],
        serverTime: now.toISOString(), serverTimeMs: now.getTime(), epoch, maxClockAheadMs: 300000, limits,
      };
    }),
  }),
  auth: t.router({
    register: t.procedure.input(z.object({ email: email.email(), password: z.string().min(8).max(200), name: z.string().max(100).nullish() }))
      .mutation(({ input }) => {
        const account = accounts.register(input.email, input.password, input.name);
        if (!account) {
          throw new Refused('CONFLICT', 'EMAIL_TAKEN');
        }
        return accounts.begin(account);
      }),
    login: t.procedure.input(z.object({ email, password: z.string().max(200) })).mutation(({ input }) => {
      const account = accounts.login(input.email, input.password);
      if (!account) {
        throw new Refused('UNAUTHORIZED', 'INVALID_CREDENTIALS');
      }
      return accounts.begin(account);
    }),
    refresh: t.procedure.input(z.object({ refreshToken: z.string().min(1).max(200) })).mutation(({ input }) => {
      const answer = accounts.refresh(input.refreshToken);
      if (!answer) {
        throw new Refused('UNAUTHORIZED', 'REFRESH_INVALID');
      }
      return answer;
    }),
    logout: t.procedure.input(z.object({ refreshToken: z.string().max(200) })).mutation(({ input }) => {
      accounts.revoke(input.refreshToken);
      return { ok: true };
    }),
    me: signedIn.query(({ ctx }) => accounts.user(ctx.account)),
  }),
  sync: t.router({
    push: signedIn.input(z.object({ deviceId: z.string().regex(/^[0-9a-z]{1,32}$/), ops: z.array(z.unknown()).min(1).max(limits.maxOpsPerPush) }))
      .mutation(({ ctx, input }) => ({
        results: ctx.tables.push(input.ops, Date.now()), serverTime: serverTime(), highWater: ctx.tables.highWater,
      })),
    pull: signedIn.input(z.object({ cursor: z.string().max(64).nullish(), limit: z.int().min(1).max(limits.maxPullLimit).default(200), types }).optional())
      .query(({ ctx, input }) => ({
        ...ctx.tables.pull(number(ctx.tables, input?.cursor), input?.limit ?? 200, input?.types ?? TYPES), serverTime: serverTime(),
      })),
    status: signedIn.query(({ ctx }) => ({ highWater: ctx.tables.highWater, counts: ctx.tables.counts(), serverTime: serverTime() })),
    digest: signedIn.input(z.strictObject({ types }).optional()).query(({ ctx, input }) => ({
      digests: Object.fromEntries((input?.types ?? TYPES).map((type) => [type, ctx.tables.digest(type)])),
      highWater: ctx.tables.highWater, serverTime: serverTime(),
    })),
  }),
});

const server = createHTTPServer({
  router,
  basePath: '/trpc/',
  allowMethodOverride: true,
  maxBodySize: limits.maxBodyBytes,
  maxBatchSize: limits.maxBatchCalls,
  createContext: ({ req }) => ({ authorization: req.headers.authorization }),
});
server.listen(Number(options.port), '127.0.0.1', () => {
  console.log(`LARDER_SERVER http://127.0.0.1:${server.address().port}/trpc`);
});
process.on('SIGTERM', () => process.exit(0));
