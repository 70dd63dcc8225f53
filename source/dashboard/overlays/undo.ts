import { undoCommand } from '../../kubectl/commands.ts';
import type { Deployment } from '../../kubernetes/objects.ts';
import { nameOfTargets } from '../names.ts';
import { imagesOf, type Revision, revisionList } from '../revisions.ts';
import { plain } from '../spans.ts';
import type { Line, StillTable } from '../view.ts';
import { objectOf, type World } from '../world.ts';
import type { DialogContent } from './content.ts';
import type { Field, Purpose, Values } from './overlay.ts';

type Undo = Extract<Purpose, { action: 'undo' }>;

/** The default is the previous revision, and needs no `--to-revision`. */
export function undoFields({ target }: Undo, world: World): readonly Field[] {
  const [previous, ...older] = olderRevisions(target, world);
  if (previous === undefined) return [];
  const options = [
    { label: `${previous.number} (previous)`, value: '' },
    ...older.map(({ number }) => ({ label: `${number}`, value: `${number}` })),
  ];
  return [{ id: 'revision', label: 'to revision', kind: 'choice', options, chosen: 0 }];
}

export function undoContent(
  { target }: Undo,
  { revision = '' }: Values,
  world: World,
  namespace: string,
): DialogContent {
  const deployment = deploymentOf(target, world);
  const older = olderRevisions(target, world);
  const chosen = older.find(({ number }) => `${number}` === revision) ?? older[0];
  return {
    title: `Undo the rollout of ${nameOfTargets([target])}`,
    danger: true,
    lines: [whatChanges(deployment, chosen)],
    confirm: 'Undo',
    commands:
      chosen === undefined
        ? []
        : [undoCommand(target, revision === '' ? undefined : chosen.number, namespace)],
    problem: problemOf(deployment, chosen),
    ...(deployment && { table: historyTable(revisionList(deployment, world.cluster.read), chosen) }),
  };
}

/** Revision, images, pods and cause; the chosen one is highlighted. */
export function historyTable(revisions: readonly Revision[], chosen?: Revision): StillTable {
  const rows = revisions.map(({ number, images, pods, changeCause, current }) => [
    current ? `${number} (current)` : `${number}`,
    images,
    `${pods}`,
    changeCause,
  ]);
  const selected = chosen === undefined ? -1 : revisions.findIndex(({ number }) => number === chosen.number);
  return {
    columns: ['REVISION', 'IMAGES', 'PODS', 'CHANGE-CAUSE'],
    rows,
    ...(selected >= 0 && { selected }),
  };
}

export function deploymentOf(ref: Undo['target'], world: World): Deployment | undefined {
  const object = objectOf(world, ref);
  return object?.kind === 'Deployment' ? object : undefined;
}

function olderRevisions(target: Undo['target'], world: World): readonly Revision[] {
  const deployment = deploymentOf(target, world);
  return deployment ? revisionList(deployment, world.cluster.read).filter(({ current }) => !current) : [];
}

function whatChanges(deployment: Deployment | undefined, chosen: Revision | undefined): Line {
  if (deployment === undefined || chosen === undefined) return plain('There is no revision to go back to.');
  const now = imagesOf(deployment.spec.template);
  return now === chosen.images
    ? plain(`The images stay ${now}; something else in the template differs.`)
    : [
        { text: 'image ' },
        ...plain(now).map((span) => ({ ...span, tone: 'bad' as const })),
        { text: ' → ' },
        ...plain(chosen.images).map((span) => ({ ...span, tone: 'good' as const })),
      ];
}

function problemOf(deployment: Deployment | undefined, chosen: Revision | undefined): string | undefined {
  if (chosen === undefined) return 'no revision to go back to';
  return deployment?.spec.paused ? 'it is paused: resume it with p first' : undefined;
}
