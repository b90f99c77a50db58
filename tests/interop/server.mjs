// A server of the contract made of the official @trpc/server, in memory: what Larder's client is tried against.
//   node server.mjs [--port N] [--access-seconds N] [--no-sync] [--foreign]
// --no-sync: records one by one and lists only (section 12). --foreign: it ignores names, versions and stamps of operations.
// The first line on standard output is LARDER_SERVER and its address. SIGTERM ends it with 0.
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { z } from 'zod';
import { Accounts } from './accounts.mjs';
import { crud } from './crud.mjs';
import { Refused, signedIn, t } from './procedures.mjs';
import { UserRecords } from './rules.mjs';
import { sync } from './sync.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' }, 'access-seconds': { type: 'string', default: '900' },
    'no-sync': { type: 'boolean', default: false }, foreign: { type: 'boolean', default: false },
  },
});
const epoch = randomUUID();
const limits = { maxOpsPerPush: 100, maxBatchCalls: 20, maxBodyBytes: 1048576, maxPullLimit: 500, maxUrlLength: 8000, maxDataBytes: 8192 };
const features = options['no-sync'] ? ['batch', 'crud'] : ['batch', 'crud', 'digest', 'sse'];
const accounts = new Accounts(Number(options['access-seconds']));
const records = new Map();
const email = z.string().max(254);

const ofUser = signedIn(accounts, (account) => {
  if (!records.has(account.id)) {
    records.set(account.id, new UserRecords(randomBytes(6).toString('hex')));
  }
  return records.get(account.id);
});

const router = t.router({
  health: t.router({
    ping: t.procedure.query(() => {
      const now = new Date();
      return {
        ok: true, protocol: 'nutrition-sync/1', minClient: 1, maxClient: 1, features,
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
    me: ofUser.query(({ ctx }) => accounts.user(ctx.account)),
  }),
  ...crud(ofUser, options.foreign),
  ...(options['no-sync'] ? {} : { sync: sync(ofUser, limits) }),
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
