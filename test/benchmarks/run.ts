/** `npm run bench`: prints what things cost, each measured in a process of its own. Nothing fails because it is slow. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Figure, printTable } from './figures.ts';
import { firstFrame } from './first-frame.ts';
import { idle } from './idle.ts';
import { keyToFrame } from './keys.ts';
import { listOfPods, serverUnderLoad } from './server.ts';
import { makeLoad } from './server-load.ts';
import { thousandPods } from './thousand-pods.ts';
import { virtualHour } from './virtual-hour.ts';

const benchmarks: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  'first-frame': firstFrame,
  'keys-50': () => keyToFrame(50, 'aim: under 16 ms'),
  'keys-5000': () => keyToFrame(5000, 'aim: under 33 ms'),
  idle,
  'virtual-hour': virtualHour,
  'thousand-pods': thousandPods,
  server: serverUnderLoad,
  'server-list': listOfPods,
};

const [, , name, ...rest] = process.argv;
if (name === 'server-load') {
  const [kubeconfig = '', duration] = rest;
  process.stdout.write(JSON.stringify(await makeLoad(kubeconfig, Number(duration))));
  process.exit();
}
const benchmark = benchmarks[name ?? ''];
if (benchmark !== undefined) {
  process.stdout.write(JSON.stringify(await benchmark()));
  process.exit();
}
printTable(Object.keys(benchmarks).flatMap(measured));

function measured(one: string): Figure[] {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), one], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return JSON.parse(output) as Figure[];
}
