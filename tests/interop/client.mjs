// Checks a server of the contract with the official @trpc/client.
//   node --experimental-eventsource client.mjs BASE_URL [--hooks]
// --hooks: the server has the procedures of section 11.
// One line for each check, at the end "N passed, N failed"; exit code 1 if one failed, 2 on wrong usage.
import { Bench } from './harness.mjs';
import { auth } from './checks/auth.mjs';
import { changes } from './checks/changes.mjs';
import { crud } from './checks/crud.mjs';
import { hooks } from './checks/hooks.mjs';
import { isolation } from './checks/isolation.mjs';
import { lines } from './checks/lines.mjs';
import { loginLimit } from './checks/login-limit.mjs';
import { sync } from './checks/sync.mjs';
import { validation } from './checks/validation.mjs';
import { wire } from './checks/wire.mjs';

const [base, flag] = process.argv.slice(2);
if (!base) {
  console.error('usage: node client.mjs http://127.0.0.1:PORT/trpc [--hooks]');
  process.exit(2);
}
const bench = new Bench(base.replace(/\/$/, ''));
const { features } = await bench.client().health.ping.query();
await wire(bench);
await auth(bench);
await sync(bench);
await validation(bench);
if (features.includes('stream')) {
  await lines(bench);
}
if (features.includes('sse')) {
  await changes(bench);
}
if (features.includes('crud')) {
  await crud(bench);
  await isolation(bench);
  await loginLimit(bench);
}
if (flag === '--hooks') {
  await hooks(bench);
}
console.log(`${bench.passed} passed, ${bench.failed} failed`);
process.exit(bench.failed > 0 ? 1 : 0);
