// Section 4 of the contract with zod: what a record may say.
import { z } from 'zod';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const TYPES = ['products', 'consumptions', 'nutritionGoals'];
const RESERVED = new Set(['type', 'id', 'version', 'lastModified', 'deleted', 'createdAt', 'updatedAt', 'opId',
  'baseVersion', 'effectiveFrom']);
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})-([0-9a-z]{1,32})$/;
const MAX_DATA_BYTES = 8192;
const MAX_DEPTH = 8;

const real = (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
export const isInstant = (text) => typeof text === 'string' && text.length === 24 && real(text);
export const isDate = (text) => typeof text === 'string' && /^(19|2\d)\d\d-\d\d-\d\d$/.test(text)
  && real(`${text}T00:00:00.000Z`);

/** The parts of a stamp, or null. */
export function stamp(text) {
  const parts = typeof text === 'string' ? STAMP.exec(text) : null;
  return parts && isInstant(parts[1]) ? { ms: Date.parse(parts[1]), counter: parseInt(parts[2], 16), node: parts[3] } : null;
}

const noControl = (text) => !/[\u0000-\u001f\u007f]/.test(text);
const name = (max) => z.string().min(1).max(max).refine((text) => text.trim() !== '', 'must not be blank')
  .refine(noControl, 'must not have control characters');
const range = (min, max) => z.number().min(min).max(max);
const optional = (schema) => schema.nullable().default(null);
const energyAndMacros = { calories: range(0, 10000), protein: range(0, 1000), fat: range(0, 1000), carbs: range(0, 1000) };

const products = z.looseObject({
  name: name(200),
  ...energyAndMacros,
  brand: optional(z.string().max(120).refine(noControl, 'must not have control characters')),
  barcode: optional(z.string().regex(/^\d{8,14}$/)),
  fiber: optional(range(0, 1000)),
  sugar: optional(range(0, 1000)),
  saturatedFat: optional(range(0, 1000)),
  salt: optional(range(0, 1000)),
  servings: z.array(z.looseObject({ name: name(60), grams: range(0.1, 10000) })).max(20).default([]),
});

const consumptions = z.looseObject({
  productId: z.string().regex(UUID),
  amount: range(0.001, 100000),
  date: z.string().refine(isInstant, 'must be an instant'),
  localDate: optional(z.string().refine(isDate, 'must be a date')),
  meal: optional(z.enum(['breakfast', 'lunch', 'dinner', 'snack'])),
  note: optional(z.string().max(500)),
  snapshot: optional(z.looseObject({ name: name(200), ...energyAndMacros })),
});

const nutritionGoals = z.looseObject({
  dailyCalories: range(500, 10000),
  dailyProtein: range(10, 500),
  dailyFat: range(10, 300),
  dailyCarbs: range(10, 1000),
  goalType: z.enum(['gain', 'lose', 'maintain']),
});

const schemas = { products, consumptions, nutritionGoals };

const storable = (text) => text.isWellFormed() && !text.includes('\0');

/** What the contract asks of every field, the unknown ones too; null if all is well. */
function anyFieldFault(value, depth = 0) {
  if (typeof value === 'string') {
    return storable(value) ? null : 'must be well-formed Unicode without U+0000';
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? null : 'must fit a double';
  }
  if (value === null || typeof value !== 'object') {
    return null;
  }
  if (depth === MAX_DEPTH) {
    return `must not nest deeper than ${MAX_DEPTH}`;
  }
  if (!Array.isArray(value) && !Object.keys(value).every(storable)) {
    return 'has a name that is not well-formed Unicode';
  }
  return Object.values(value).map((inner) => anyFieldFault(inner, depth + 1)).find((fault) => fault !== null) ?? null;
}

/** The data with its optional fields filled in, or what is wrong with it by field. */
export function checkData(type, data) {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) {
    return { fieldErrors: { data: ['must be an object'] } };
  }
  const fieldErrors = {};
  const parsed = schemas[type].safeParse(data);
  for (const issue of parsed.error?.issues ?? []) {
    (fieldErrors[String(issue.path[0] ?? 'data')] ??= []).push(issue.message);
  }
  for (const [field, value] of Object.entries(data)) {
    const fault = RESERVED.has(field) || field.startsWith('_') ? 'is a reserved name'
      : storable(field) ? anyFieldFault(value) : 'has a name that is not well-formed Unicode';
    if (fault !== null) {
      (fieldErrors[field] ??= []).push(fault);
    }
  }
  if (Object.keys(fieldErrors).length > 0) {
    return { fieldErrors };
  }
  return Buffer.byteLength(JSON.stringify(parsed.data)) > MAX_DATA_BYTES
    ? { fieldErrors: { data: [`must have at most ${MAX_DATA_BYTES} bytes`] } }
    : { data: parsed.data };
}

/** What is wrong with an operation, or its parts. */
export function checkOp(op) {
  if (op === null || typeof op !== 'object' || Array.isArray(op)) {
    return { fieldErrors: { data: ['must be an object'] } };
  }
  const fieldErrors = {};
  const demand = (field, good, message) => {
    if (!good) {
      (fieldErrors[field] ??= []).push(message);
    }
  };
  demand('opId', typeof op.opId === 'string' && UUID.test(op.opId), 'must be a lower-case UUID');
  demand('type', TYPES.includes(op.type), 'must be a known type');
  demand('op', ['create', 'update', 'delete'].includes(op.op), 'must be create, update or delete');
  demand('id', isId(op.type, op.id), 'must be an id of its type');
  demand('baseVersion', Number.isSafeInteger(op.baseVersion) && op.baseVersion >= 0, 'must be a whole number from 0');
  demand('lastModified', stamp(op.lastModified) !== null, 'must be a stamp');
  let data = null;
  if (TYPES.includes(op.type) && op.op !== 'delete') {
    const checked = checkData(op.type, op.data);
    Object.assign(fieldErrors, checked.fieldErrors);
    data = checked.data ?? null;
  }
  return Object.keys(fieldErrors).length > 0 ? { fieldErrors } : { data };
}

export function isId(type, id) {
  return typeof id === 'string' && (type === 'nutritionGoals' ? isDate(id) : UUID.test(id));
}
