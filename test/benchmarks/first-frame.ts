/** Process start to first frame, beside a bare Ink program that was bundled alike and runs at the same time of day. */
import { type Figure, milliseconds, percentile } from './figures.ts';

const pairs = 10;

export async function firstFrame(): Promise<Figure[]> {
  const what = 'first frame, workshop, 200x60';
  const pty = await import('node-pty').catch(() => undefined);
  if (pty === undefined) return [{ what, value: 'skipped', aim: 'needs node-pty' }];
  const start = (file: string, sign: string) =>
    new Promise<number>((resolve) => {
      const begin = performance.now();
      let written = '';
      let time = Number.NaN;
      const { CI: _, ...environment } = process.env;
      const env = { ...environment, TERM: 'xterm-256color' };
      const child = pty.spawn(process.execPath, [file], { cols: 200, rows: 60, env });
      child.onData((data) => {
        written += data;
        if (!Number.isNaN(time) || !written.includes(sign)) return;
        time = performance.now() - begin;
        child.kill();
      });
      child.onExit(() => resolve(time));
    });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    ours.push(await start('dist/kubarium.js', 'NAME'));
    bare.push(await start('dist/benchmarks/bare.js', 'Hello'));
  }
  const [median, least] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  return [
    { what, value: milliseconds(median) },
    { what: 'first frame, bare Ink program', value: milliseconds(least) },
    {
      what: 'first frame, times the bare program',
      value: (median / least).toFixed(2),
      aim: 'aim: within 1.5',
    },
  ];
}
