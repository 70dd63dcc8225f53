import { restartCommand } from '../../kubectl/commands.ts';
import { nameOfTargets } from '../names.ts';
import { plain } from '../spans.ts';
import type { DialogContent } from './content.ts';
import type { Purpose } from './overlay.ts';

type Restart = Extract<Purpose, { action: 'restart' }>;

export function restartContent({ targets }: Restart, namespace: string): DialogContent {
  return {
    title: `Restart ${nameOfTargets(targets)}`,
    danger: true,
    lines: [plain('New pods take the place of the present ones, as in any rollout.')],
    confirm: 'Restart',
    commands: targets.map((target) => restartCommand(target, namespace)),
  };
}
