// Sections 6 to 8 of the contract: push, pull, digests and the stream of changes.
import { once } from 'node:events';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { PING_MS, Refused, t } from './procedures.mjs';
import { TYPES } from './validation.mjs';

const CURSOR = /^([0-9a-z]{1,32}):(\d{1,15})$/;
const PAGE = 50;
const types = z.array(z.enum(TYPES)).min(1).optional();
const serverTime = () => new Date().toISOString();

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

/** Waits for a change, and looks by itself from time to time. */
async function change(tables, signal) {
  await once(tables.changed, 'change', { signal: AbortSignal.any([signal, AbortSignal.timeout(PING_MS)]) }).catch(() => {});
}

async function* changes({ ctx, input, signal }) {
  const from = input?.lastEventId ?? input?.cursor;
  let at = from === undefined ? ctx.tables.counter : number(ctx.tables, from);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, ctx.expires - Date.now()))]);
  while (!ended.aborted) {
    const found = ctx.tables.after(at, TYPES).slice(0, PAGE);
    for (const record of found) {
      at = record.number;
      yield tracked(`${ctx.tables.feed}:${at}`, ctx.tables.wire(record));
    }
    if (found.length === 0) {
      await change(ctx.tables, ended);
    }
  }
  if (!signal.aborted) {
    throw new Refused('UNAUTHORIZED', 'TOKEN_EXPIRED');
  }
}

/** @param signedIn procedures of a user */
export function sync(signedIn, limits) {
  return t.router({
    push: signedIn.input(z.object({ deviceId: z.string().regex(/^[0-9a-z]{1,32}$/), ops: z.array(z.unknown()).min(1).max(limits.maxOpsPerPush) }))
      .mutation(({ ctx, input }) => ({
        results: ctx.tables.push(input.ops, Date.now()), serverTime: serverTime(), highWater: ctx.tables.highWater,
      })),
    pull: signedIn.input(z.object({ cursor: z.string().max(64).nullish(), limit: z.int().min(1).max(limits.maxPullLimit).default(200), types }).optional())
      .query(({ ctx, input }) => ({
        ...ctx.tables.pull(number(ctx.tables, input?.cursor), input?.limit ?? 200, input?.types ?? TYPES), serverTime: serverTime(),
      })),
    status: signedIn.query(({ ctx }) => ({ highWater: ctx.tables.highWater, counts: ctx.tables.counts(), serverTime: serverTime() })),
    digest: signedIn.input(z.union([
      z.strictObject({ type: z.enum(TYPES), prefix: z.string().regex(/^[0-9a-f-]{0,36}$/).default('') }),
      z.strictObject({ types }),
    ]).optional()).query(({ ctx, input }) => ({
      ...(input?.type ? ctx.tables.buckets(input.type, input.prefix)
        : { digests: Object.fromEntries((input?.types ?? TYPES).map((type) => [type, ctx.tables.digest(type)])) }),
      highWater: ctx.tables.highWater, serverTime: serverTime(),
    })),
    changes: signedIn.input(z.object({ cursor: z.string().max(64).optional(), lastEventId: z.string().max(64).optional() }).optional())
      .subscription(changes),
  });
}
