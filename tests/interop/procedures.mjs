// The part of tRPC that all procedures share: errors of the contract, and who is signed in.
import { initTRPC, TRPCError } from '@trpc/server';
import { z, ZodError } from 'zod';

export const PING_MS = 15_000;

/** An error with a machine text, and what else its data says. */
export class Refused extends TRPCError {
  constructor(code, reason, more = {}) {
    super({ code, message: reason ?? code });
    this.reason = reason;
    this.more = more;
  }
}

export const t = initTRPC.context().create({
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: 2 * PING_MS + 5000 } },
  errorFormatter({ shape, error }) {
    const zod = error.code === 'BAD_REQUEST' && error.cause instanceof ZodError ? z.flattenError(error.cause) : null;
    const { stack, ...data } = shape.data;
    const message = error.code === 'INTERNAL_SERVER_ERROR' ? 'Internal server error' : shape.message;
    return { ...shape, message, data: { ...data, reason: error.reason ?? null, zodError: zod, ...error.more } };
  },
});

/** Procedures of a user: the context holds the account and its tables. */
export function signedIn(accounts, tablesOf) {
  return t.procedure.use(({ ctx, next }) => {
    const { account, reason, expires } = accounts.bearer(ctx.authorization);
    if (!account) {
      throw new Refused('UNAUTHORIZED', reason ?? 'TOKEN_INVALID');
    }
    return next({ ctx: { account, expires, tables: tablesOf(account) } });
  });
}
