import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../source/lib/display-width.ts';
import { frameLines, picture } from './drawing.ts';
import { deleteDialog, helpSheet, menu, podRows, podTable, row, sized, undoDialog, view } from './views.ts';

describe('A frame', () => {
  it('says everything at 80x24', () => {
    expect(frameLines(view()).filter((line) => line !== '')).toEqual(picture`
      | kubarium · workshop  ▶ 1x 00:03:12     cluster: nodes 3/4  pods ✔ 19 ◌ 2  ✖ 3
      | deployments › web › pods                                        12 shown of 23
      |   NAME ↑                    READY  STATUS             RESTARTS    AGE  NODE
      |   web-7d9c5b6f4-2xk8p         1/1  Running                   0   3m5s  node-1
      |▌  web-7d9c5b6f4-9wq4z         1/1  Running                   0   3m5s  node-2
      | ◌ web-7d9c5b6f4-hj5tn         0/1  ContainerCreating●        0     2s  node-3
      | ⊘ web-58f6c9d7b-c7mzr         1/1  Terminating      ●        0   9m1s  node-1
      | ✖ api-6bf7d8c9d5-mmv2l        0/1  CrashLoopBackOff          4   2m4s  node-3
      | ✔*batch-job-chwnr             0/1  Completed                 0  2m44s  contr…
      | ✔ pod deleted                                       $ kubectl delete pod web-1
      | ↵ containers  d describe  l logs  ^d delete  a actions  space pause  ? help
    `);
  });

  it('keeps what matters at 60x16, and the way to the rest', () => {
    expect(frameLines(sized(60, 16)).filter((line) => line !== '')).toEqual(picture`
      | workshop  ▶ 1x 00:03:12     nodes 3/4  pods ✔ 19 ◌ 2  ✖ 3
      | deployments › web › pods                    12 shown of 23
      |   NAME ↑                    READY  STATUS
      |   web-7d9c5b6f4-2xk8p         1/1  Running
      |▌  web-7d9c5b6f4-9wq4z         1/1  Running
      | ◌ web-7d9c5b6f4-hj5tn         0/1  ContainerCreating●
      | ⊘ web-58f6c9d7b-c7mzr         1/1  Terminating      ●
      | ✖ api-6bf7d8c9d5-mmv2l        0/1  CrashLoopBackOff
      | ✔*batch-job-chwnr             0/1  Completed
      | ✔ pod deleted                   $ kubectl delete pod web-1
      | ↵ containers  d describe  l logs  ^d delete  ? help
    `);
  });

  it('asks for a larger window below that', () => {
    expect(frameLines(sized(50, 10))).toEqual([
      '50x10 is too small: please enlarge this window to',
      '60x16.',
      ...Array(8).fill(''),
    ]);
  });

  it('has a line for a clock that stands still', () => {
    const lines = frameLines(
      view({
        header: { ...view().header, paused: true },
        pausedLine: [{ text: '⏸ 00:03:12.480', bold: true }, { text: '  . step' }],
      }),
    );
    expect(lines.slice(0, 3)).toEqual(picture`
      | kubarium · workshop  ⏸ 1x 00:03:12     cluster: nodes 3/4  pods ✔ 19 ◌ 2  ✖ 3
      | ⏸ 00:03:12.480  . step
      | deployments › web › pods                                        12 shown of 23
    `);
  });

  it('says why a list is empty', () => {
    const body = podTable({ rows: [], empty: 'no pods in namespace default; 0 shows all namespaces' });
    expect(frameLines(view({ body })).slice(3, 6)).toEqual([
      '',
      '   no pods in namespace default; 0 shows all namespaces',
      '',
    ]);
  });

  it('has a scroll bar beside a list that goes on', () => {
    const rows = Array.from({ length: 11 }, (_, index) =>
      row(' ', 'normal', [`web-${index}`, '1/1', 'Running']),
    );
    const lines = frameLines(sized(60, 16, { body: podTable({ rows, first: 11, total: 22 }) }));
    expect(lines.slice(2, 14).map((line) => [...line.padEnd(60)][59])).toEqual([...' │││││┃┃┃┃┃┃']);
  });

  it('shows a dialog over the list, its focus and its danger without any colour', () => {
    expect(frameLines(sized(60, 16, { overlay: deleteDialog() })).slice(3, 14)).toEqual(picture`
      |  ┏━ Delete pod web-7d9c5b6f4-9wq4z ━━━━━━━━━━━━━━━━━━━━━┓
      |▌ ┃ Its ReplicaSet web-7d9c5b6f4 will make another.      ┃
      |  ┃                                                      ┃
      |  ┃  grace    [30                                      ] ┃
      |  ┃  cascade  ‹ background ›                             ┃
      |  ┃  force    [ ]                                        ┃
      |  ┃ $ kubectl delete pod web-7d9c5b6f4-9wq4z             ┃
      |  ┃                                                      ┃
      |  ┃                               [ Cancel ]    Delete   ┃
      |  ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
      |
    `);
  });

  it('draws a history with ink-table, aligned whatever is written in it', () => {
    const lines = frameLines(
      sized(80, 24, { overlay: undoDialog(), body: podTable({ rows: [], empty: '' }) }),
    );
    expect(lines.slice(5, 17).map((line) => line.trim())).toEqual(picture`
      ┌─ Undo the rollout of deployment web ──────────────┐
      │ image nginx:1.17 → nginx:1.16                     │
      │                                                   │
      │  REVISION     IMAGES      PODS  CHANGE-CAUSE      │
      │  3 (current)  nginx:1.17  2     kubectl set image │
      │ ▌2            nginx:1.16  1     日本語            │
      │  1            nginx:1.15  0     👍 first          │
      │                                                   │
      │ ▌to revision  ‹ 2 (previous) ›                    │
      │ $ kubectl rollout undo deployment web             │
      │                                                   │
      │                                Cancel      Undo   │
    `);
  });

  it('lists what can be done, and why the rest can not', () => {
    const lines = frameLines(sized(60, 16, { overlay: menu(), body: podTable({ rows: [], empty: '' }) }));
    expect(lines.filter((line) => /[┌│└]/.test(line)).map((line) => line.trim())).toEqual(picture`
      ┌─ pod web-7d9c5b6f4-9wq4z ────────┐
      │  d   describe                    │
      │ ▌^d  delete                      │
      │  s   scale  – a pod has no scale │
      └──────────────────────────────────┘
    `);
  });

  it('shows pages of help, as far as they are scrolled', () => {
    const page = (first: number) =>
      frameLines(sized(60, 16, { overlay: helpSheet(first), body: podTable({ rows: [], empty: '' }) }))
        .filter((line) => /[│└]/.test(line))
        .map((line) => line.replaceAll(/[│ ]+/g, ' ').trim());
    expect(page(0).slice(0, 7)).toEqual(['Move', '↑ k up', '↓ j down', '↵ go in', '', 'Change', '^d delete']);
    expect(page(0).at(-1)).toContain('↑↓ scroll esc close');
  });

  it('shows what is typed, with its cursor, the rest of the word, and what else it could become', () => {
    const prompt = {
      type: 'prompt',
      sigil: ':',
      text: 'de',
      cursor: 2,
      ghost: 'ployments',
      suggestions: ['deployments', 'describe'],
    } as const;
    expect(frameLines(sized(60, 16, { prompt })).slice(10, 15)).toEqual(picture`
      |┌─────────────┐
      |│ deployments │
      |│ describe    │
      |└─────────────┘
      | :de▏ployments
    `);
  });

  it('keeps columns in line whatever is written in them', () => {
    const rows = ['日本語', '👍 ok', 'web', 'नमस्ते'].map((name) =>
      row(' ', 'normal', [name, '1/1', 'Running']),
    );
    const lines = frameLines(view({ body: podTable({ rows }) })).slice(3, 7);
    const places = lines.map((line) => displayWidth(line.slice(0, line.indexOf('Running'))));
    expect(new Set(places)).toEqual(new Set([36]));
  });

  it.each([
    [60, 16],
    [80, 24],
    [101, 31],
    [250, 80],
  ])('never has a line of more than its columns, nor more lines than rows, at %ix%i', (columns, rows) => {
    const overlays = [undefined, deleteDialog(), undoDialog(), menu(), helpSheet()];
    for (const overlay of overlays) {
      const body = podTable({
        rows: Array(rows)
          .fill(podRows())
          .flat()
          .slice(0, rows - 5),
        total: 500,
      });
      const lines = frameLines(sized(columns, rows, { body, ...(overlay && { overlay }) }));
      expect(lines).toHaveLength(rows);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
    }
  });
});
