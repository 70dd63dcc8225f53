import { it } from 'vitest';
import { drawFrame } from '../../source/ui/frame.tsx';
import * as v from './views.ts';

it('look', () => {
  const show = (x: string) =>
    process.stdout.write(
      x
        .split('\n')
        .map((l) => l + '|')
        .join('\n') + '\n=====\n',
    );
  show(drawFrame(v.view()));
  show(drawFrame(v.sized(60, 16, { overlay: v.deleteDialog() })));
  show(drawFrame(v.sized(100, 24, { overlay: v.undoDialog(), pausedLine: [{ text: '⏸ 00:03:12' }] })));
  show(drawFrame(v.sized(80, 16, { overlay: v.menu() })));
  show(drawFrame(v.sized(80, 20, { overlay: v.helpSheet() })));
  show(
    drawFrame(
      v.sized(120, 16, {
        body: v.podTable({ first: 10, total: 40 }),
        prompt: {
          type: 'prompt',
          sigil: ':',
          text: 'po',
          cursor: 2,
          ghost: 'ds',
          suggestions: ['pods', 'podtemplates'],
          error: 'no kind po',
        },
      }),
    ),
  );
  show(drawFrame(v.sized(50, 10)));
});
