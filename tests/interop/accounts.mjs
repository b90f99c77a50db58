// Section 9 of the contract: accounts and tokens, in memory.
import { createHash, createHmac, randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';

const REPEATABLE_MS = 60_000;
const key = randomBytes(32);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const mac = (text) => createHmac('sha256', key).update(text).digest('base64url');

export class Accounts {
  byEmail = new Map();
  byId = new Map();
  tokens = new Map();

  constructor(accessSeconds) {
    this.accessSeconds = accessSeconds;
  }

  /** The new account, or null if the e-mail is taken. */
  register(email, password, name) {
    const address = email.toLowerCase();
    if (this.byEmail.has(address)) {
      return null;
    }
    const salt = randomBytes(16);
    const account = { id: randomUUID(), email: address, name: name ?? null, salt, hash: scryptSync(password, salt, 32) };
    this.byEmail.set(address, account);
    this.byId.set(account.id, account);
    return account;
  }

  /** The account, or null if e-mail or password is wrong. */
  login(email, password) {
    const account = this.byEmail.get(email.toLowerCase());
    const hash = scryptSync(password, account?.salt ?? key, 32);
    return account && timingSafeEqual(hash, account.hash) ? account : null;
  }

  begin(account) {
    const token = mac(`family:${randomUUID()}`);
    this.tokens.set(sha256(token), { family: randomUUID(), userId: account.id, usedAt: null });
    return this.answer(account, token);
  }

  /** The successor's answer, or null if the token is not good. */
  refresh(token) {
    const row = this.tokens.get(sha256(token));
    if (!row) {
      return null;
    }
    const successor = mac(`refresh:${token}`);
    if (row.usedAt === null) {
      row.usedAt = Date.now();
      this.tokens.set(sha256(successor), { family: row.family, userId: row.userId, usedAt: null });
    } else if (this.tokens.get(sha256(successor))?.usedAt !== null && Date.now() - row.usedAt > REPEATABLE_MS) {
      this.revoke(token);
      return null;
    }
    return this.answer(this.byId.get(row.userId), successor);
  }

  revoke(token) {
    const family = this.tokens.get(sha256(token))?.family;
    for (const [hash, row] of this.tokens) {
      if (row.family === family) {
        this.tokens.delete(hash);
      }
    }
  }

  answer(account, refreshToken) {
    return {
      accessToken: this.accessToken(account.id), refreshToken, tokenType: 'Bearer', expiresIn: this.accessSeconds,
      user: this.user(account), serverTime: new Date().toISOString(),
    };
  }

  user(account) {
    return { id: account.id, email: account.email, name: account.name };
  }

  accessToken(userId) {
    const payload = Buffer.from(`${userId}/${Date.now() + this.accessSeconds * 1000}`).toString('base64url');
    return `${payload}.${mac(`access:${payload}`)}`;
  }

  /** The account of the header, or the reason why there is none. */
  bearer(header) {
    if (header === undefined) {
      return { reason: 'TOKEN_MISSING' };
    }
    const token = /^Bearer ([^ ]+)$/i.exec(header)?.[1] ?? '';
    const payload = token.split('.')[0];
    if (token !== `${payload}.${mac(`access:${payload}`)}`) {
      return { reason: 'TOKEN_INVALID' };
    }
    const [userId, expires] = Buffer.from(payload, 'base64url').toString().split('/');
    return Number(expires) > Date.now() ? { account: this.byId.get(userId), expires: Number(expires) } : { reason: 'TOKEN_EXPIRED' };
  }
}
