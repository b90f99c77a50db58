// Checks a server of the contract with the official @trpc/client.
//   node client.mjs BASE_URL
// One line for each check, at the end "N passed, N failed"; exit code 1 if one failed, 2 on wrong usage.
import { Bench } from './harness.mjs';
import { auth } from './checks/auth.mjs';
import { crud } from './checks/crud.mjs';
import { loginLimit } from './checks/login-limit.mjs';
import { sync } from './checks/sync.mjs';
import { wire } from './checks/wire.mjs';

const [base] = process.argv.slice(2);
if (!base) {
  console.error('usage: node client.mjs http://127.0.0.1:PORT/trpc');
  process.exit(2);
}
const bench = new Bench(base.replace(/\/$/, ''));
const { features } = await bench.client().health.ping.query();
await wire(bench);
await auth(bench);
await sync(bench);
if (features.includes('crud')) {
  await crud(bench);
  await loginLimit(bench);
}
console.log(`${bench.passed} passed, ${bench.failed} failed`);
process.exit(bench.failed > 0 ? 1 : 0);
