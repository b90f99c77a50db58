// Section 3.1 of the contract: records one by one, and lists.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Refused, t } from './procedures.mjs';
import { isDate, isInstant, stamp, UUID } from './validation.mjs';

const meta = {
  opId: z.string().regex(UUID).optional(),
  baseVersion: z.int().min(0).optional(),
  lastModified: z.string().refine((text) => stamp(text) !== null, 'must be a stamp').optional(),
};
const limit = (usual) => z.int().min(1).max(500).default(usual);
const bytes = (text) => Buffer.from(text);

/** By keys, binary, then by id; the place is the last one given. */
function page(records, keyOf, { limit: size, after }) {
  let last = null;
  if (after !== undefined) {
    try {
      last = JSON.parse(Buffer.from(after, 'base64url').toString());
      if (!Array.isArray(last) || last.length !== 2) {
        throw new Error('no place');
      }
    } catch {
      throw new Refused('BAD_REQUEST', 'CURSOR_INVALID');
    }
  }
  const order = (a, b) => Buffer.compare(bytes(a[0]), bytes(b[0])) || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
  const place = (record) => [keyOf(record), record.id];
  const rest = records.filter((record) => last === null || order(place(record), last) > 0)
    .sort((a, b) => order(place(a), place(b)));
  const items = rest.slice(0, size);
  const nextCursor = rest.length > size ? Buffer.from(JSON.stringify(place(items.at(-1)))).toString('base64url') : null;
  return { items, nextCursor };
}

/**
 * @param signedIn procedures of a user
 * @param foreign whether names, versions and stamps of operations are ignored, and a delete of nothing is an error
 */
export function crud(signedIn, foreign) {
  const write = (type, verb, key) => signedIn
    .input(z.looseObject({ [key]: z.string(), ...(foreign ? {} : meta) }))
    .mutation(({ ctx, input }) => {
      const { [key]: id, opId, baseVersion, lastModified, ...data } = input;
      const known = foreign ? {} : { opId, baseVersion, lastModified };
      const op = { type, id, op: verb === 'delete' ? 'delete' : 'update', data: verb === 'delete' ? undefined : data };
      if (foreign && verb === 'delete' && (ctx.tables.find(type, id)?.deleted ?? true)) {
        throw new Refused('NOT_FOUND', 'NOT_FOUND');
      }
      return answer(settle(ctx.tables, { ...op, ...known }, verb));
    });
  const get = (type) => signedIn.input(z.object({ id: z.string() })).query(({ ctx, input }) => {
    const record = ctx.tables.find(type, input.id);
    if (!record || record.deleted) {
      throw new Refused('NOT_FOUND', 'NOT_FOUND');
    }
    return ctx.tables.wire(record);
  });
  const writes = (type) => ({
    get: get(type), create: write(type, 'create', 'id'), update: write(type, 'update', 'id'), delete: write(type, 'delete', 'id'),
  });
  return {
    products: t.router({
      ...writes('products'),
      list: signedIn.input(z.object({ query: z.string().max(200).optional(), limit: limit(100), after: z.string().optional() }).default({ limit: 100 }))
        .query(({ ctx, input }) => {
          const wanted = (input.query ?? '').toLowerCase();
          return page(ctx.tables.live('products').filter((each) => each.name.toLowerCase().includes(wanted)), (each) => each.name, input);
        }),
    }),
    consumptions: t.router({
      ...writes('consumptions'),
      list: signedIn.input(z.object({ from: z.string().refine(isInstant), to: z.string().refine(isInstant), limit: limit(500), after: z.string().optional() }))
        .query(({ ctx, input }) => page(ctx.tables.live('consumptions').filter((each) => each.date >= input.from && each.date < input.to),
          (each) => each.date, input)),
    }),
    goals: t.router({
      get: signedIn.input(z.object({ date: z.string().refine(isDate) })).query(({ ctx, input }) =>
        goals(ctx.tables).filter((each) => each.id <= input.date).at(-1) ?? null),
      list: signedIn.query(({ ctx }) => ({ items: goals(ctx.tables) })),
      set: write('nutritionGoals', 'set', 'effectiveFrom'),
      delete: write('nutritionGoals', 'delete', 'effectiveFrom'),
    }),
  };
}

const goals = (tables) => tables.live('nutritionGoals').sort((a, b) => (a.id < b.id ? -1 : 1));

function settle(tables, op, verb) {
  if (op.lastModified !== undefined) {
    return tables.settle({ ...op, opId: op.opId ?? randomUUID(), baseVersion: op.baseVersion ?? 0 }, Date.now());
  }
  return tables.plain(op, verb, Date.now());
}

/** What an operation came to, as the answer of a call. */
function answer({ original, ...settled }) {
  if (settled.missing) {
    throw new Refused('NOT_FOUND', 'NOT_FOUND');
  }
  if (settled.conflict) {
    throw new Refused('CONFLICT', settled.conflict, { current: settled.record });
  }
  if (settled.status !== 'rejected') {
    return settled;
  }
  switch (settled.reason) {
    case 'MISSING_REFERENCE': throw new Refused('UNPROCESSABLE_CONTENT', 'MISSING_REFERENCE');
    case 'OPID_REUSED': throw new Refused('CONFLICT', 'OPID_REUSED');
    default: throw new Refused('BAD_REQUEST', null, { zodError: { formErrors: [], fieldErrors: settled.fieldErrors } });
  }
}
