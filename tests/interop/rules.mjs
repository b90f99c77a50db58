// Section 6 of the contract: what becomes of an operation. The feed and the receipts of one user.
import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { checkOp, isId, stamp, TYPES } from './validation.mjs';

const MAX_AHEAD_MS = 300_000;
const FEW = 64;
const NO_VALUE = (value) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(Object.is(value, -0) ? 0 : value);
}

/** Equal for equal data: a top-level field that is absent, null or [] counts the same. */
function content(data) {
  return canonical(Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => !NO_VALUE(value))));
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const text = (value) => (typeof value === 'string' && value.isWellFormed() ? value : null);
const stampText = (ms, counter, node) => `${new Date(ms).toISOString()}-${counter.toString(16).padStart(4, '0')}-${node}`;

function above(record, own) {
  if (stampText(own.ms, own.counter, own.node) > record) {
    return own;
  }
  const last = stamp(record);
  return last.counter < 0xffff
    ? { ms: last.ms, counter: last.counter + 1, node: own.node }
    : { ms: last.ms + 1, counter: 0, node: own.node };
}

export class UserRecords {
  records = new Map();
  receipts = new Map();
  counter = 0;
  changed = new EventEmitter().setMaxListeners(0);

  /** @param feed the part of cursors that is bound to the account */
  constructor(feed) {
    this.feed = feed;
  }

  get highWater() {
    return `${this.feed}:${this.counter}`;
  }

  /** Operations in order; a result for each. */
  push(ops, now) {
    return ops.map((op, index) => ({
      index, opId: text(op?.opId), type: text(op?.type), id: text(op?.id), ...this.settle(op, now),
    }));
  }

  /** @param named the stamp by which the operation is known again */
  settle(op, now, named = op?.lastModified) {
    const checked = checkOp(op);
    const current = TYPES.includes(op?.type) && isId(op.type, op.id) ? this.records.get(`${op.type}/${op.id}`) : undefined;
    const rejected = (reason, retryable, more = {}) => ({
      status: 'rejected', record: this.wire(current), reason, retryable, message: reason, ...more,
    });
    if (checked.fieldErrors) {
      return rejected('INVALID', false, { fieldErrors: checked.fieldErrors });
    }
    const deletes = op.op === 'delete';
    const hash = sha256(canonical([op.type, op.op, op.id, named, deletes ? '' : content(op.data)]));
    const receipt = this.receipts.get(op.opId);
    if (receipt) {
      return receipt.hash === hash
        ? { status: 'duplicate', record: this.wire(current), original: receipt.status }
        : rejected('OPID_REUSED', false);
    }
    if (op.type === 'consumptions' && !deletes && !this.records.has(`products/${op.data.productId}`)) {
      return rejected('MISSING_REFERENCE', true);
    }
    const sent = stamp(op.lastModified);
    const clamped = sent.ms > now + MAX_AHEAD_MS;
    const own = clamped ? { ms: now, counter: 0, node: sent.node } : sent;
    const settled = this.decide(op, checked.data, current, own, clamped);
    this.receipts.set(op.opId, { hash, status: settled.status });
    return clamped ? { ...settled, clamped } : settled;
  }

  decide(op, data, current, own, clamped) {
    if (!current) {
      return this.apply(op, data, current, own);
    }
    if (op.baseVersion === current.version || clamped) {
      return this.apply(op, data, current, above(current.lastModified, own));
    }
    const ownText = stampText(own.ms, own.counter, own.node);
    if (ownText < current.lastModified) {
      return { status: 'superseded', record: this.wire(current) };
    }
    if (ownText === current.lastModified) {
      return this.decideEqual(op, data, current, own);
    }
    return this.apply(op, data, current, own);
  }

  decideEqual(op, data, current, own) {
    const deletes = op.op === 'delete';
    if (deletes === current.deleted && content(data) === content(current.data)) {
      return { status: 'duplicate', record: this.wire(current), original: 'applied' };
    }
    const wins = deletes !== current.deleted ? deletes : sha256(content(data)) > sha256(content(current.data));
    return wins ? this.apply(op, data, current, own) : { status: 'superseded', record: this.wire(current) };
  }

  apply(op, data, current, own) {
    const record = {
      type: op.type, id: op.id, data, version: (current?.version ?? 0) + 1,
      lastModified: stampText(own.ms, own.counter, own.node), deleted: op.op === 'delete',
      createdAt: current?.createdAt ?? new Date(own.ms).toISOString(), number: ++this.counter,
    };
    this.records.set(`${op.type}/${op.id}`, record);
    this.changed.emit('change');
    return { status: 'applied', record: this.wire(record) };
  }

  /**
   * Section 3.1: a write of one record without a stamp.
   *
   * @param op without a stamp
   * @param verb create, update, set or delete
   */
  plain(op, verb, now) {
    const current = this.find(op.type, op.id);
    const lastModified = above(current?.lastModified ?? '', { ms: now, counter: 0, node: 'server' });
    const stamped = {
      ...op, opId: op.opId ?? randomUUID(), baseVersion: current?.version ?? 0,
      lastModified: stampText(lastModified.ms, lastModified.counter, 'server'),
    };
    if (this.receipts.has(op.opId)) {
      return this.settle(stamped, now, '');
    }
    if (current && op.baseVersion !== undefined && op.baseVersion !== current.version) {
      return { conflict: 'VERSION_MISMATCH', record: this.wire(current) };
    }
    if (verb === 'create' && current && !current.deleted) {
      const { data } = checkOp(stamped);
      return content(data) === content(current.data)
        ? { status: 'duplicate', record: this.wire(current) }
        : { conflict: 'ALREADY_EXISTS', record: this.wire(current) };
    }
    if (verb === 'update' && (!current || current.deleted)) {
      return { missing: true };
    }
    return this.settle(stamped, now, '');
  }

  find(type, id) {
    return this.records.get(`${type}/${id}`);
  }

  /** The live records of a type as they are on the wire. */
  live(type) {
    return [...this.records.values()].filter((record) => record.type === type && !record.deleted)
      .map((record) => this.wire(record));
  }

  wire(record) {
    if (!record) {
      return null;
    }
    const { type, id, data, version, lastModified, deleted, createdAt } = record;
    return { type, id, ...(deleted ? {} : data), version, lastModified, deleted, createdAt, updatedAt: lastModified.slice(0, 24) };
  }

  /** The records whose latest change is after a number, in the order of these. */
  after(number, types) {
    return [...this.records.values()].filter((record) => record.number > number && types.includes(record.type))
      .sort((a, b) => a.number - b.number);
  }

  /** A page of the feed after a number. */
  pull(after, limit, types) {
    const found = this.after(after, types);
    const page = found.slice(0, limit);
    const hasMore = found.length > limit;
    return {
      changes: page.map((record) => this.wire(record)),
      cursor: hasMore ? `${this.feed}:${page.at(-1).number}` : this.highWater,
      hasMore,
    };
  }

  counts() {
    return Object.fromEntries(TYPES.map((type) => [type,
      [...this.records.values()].filter((record) => record.type === type && !record.deleted).length]));
  }

  digest(type) {
    return digest(this.sorted(type, ''));
  }

  /** The records whose ids begin with the prefix, by the next character. */
  buckets(type, prefix) {
    const records = this.sorted(type, prefix);
    const keys = [...new Set(records.map((record) => record.id.slice(prefix.length, prefix.length + 1)))];
    const buckets = Object.fromEntries(keys.map((key) => [key,
      digest(records.filter((record) => record.id.slice(prefix.length, prefix.length + 1) === key))]));
    const entries = records.map(({ id, version, deleted }) => ({ id, version, deleted }));
    return records.length > FEW ? { buckets } : { buckets, entries };
  }

  sorted(type, prefix) {
    return [...this.records.values()].filter((record) => record.type === type && record.id.startsWith(prefix))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function digest(records) {
  const lines = records.map((record) => `${record.id}:${record.version}:${record.deleted ? 1 : 0}\n`).join('');
  return { count: records.length, hash: sha256(lines) };
}
