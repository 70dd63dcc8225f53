/** What a dialog says and would do, given its purpose and what its fields say now. */
import type { Fault } from '../../cluster/cluster.ts';
import type { Line, StillTable } from '../view.ts';
import type { World } from '../world.ts';
import { deleteContent, deleteFields } from './delete.ts';
import { imageContent, imageFields } from './image.ts';
import type { Dialog, Field, Purpose, Values } from './overlay.ts';
import { valuesOf } from './overlay.ts';
import { restartContent } from './restart.ts';
import { scaleContent, scaleFields } from './scale.ts';
import { undoContent, undoFields } from './undo.ts';
import { unplugContent } from './unplug.ts';

export interface DialogContent {
  readonly title: string;
  /** Cancel has the focus at first. */
  readonly danger: boolean;
  readonly lines: readonly Line[];
  readonly table?: StillTable;
  /** On the button that does it. */
  readonly confirm: string;
  /** The kubectl lines that do it, one after the other. */
  readonly commands: readonly string[];
  /** Done in place of commands. */
  readonly fault?: Fault;
  /** What to expect once that is done. */
  readonly outlook?: string;
  /** Why it can not be done with these values. */
  readonly problem?: string | undefined;
}

/** `namespace`: the one that commands mean without `-n`. */
export function contentOf(purpose: Purpose, values: Values, world: World, namespace: string): DialogContent {
  switch (purpose.action) {
    case 'delete':
      return deleteContent(purpose, values, world, namespace);
    case 'scale':
      return scaleContent(purpose, values, world, namespace);
    case 'restart':
      return restartContent(purpose, namespace);
    case 'image':
      return imageContent(purpose, values, world, namespace);
    case 'undo':
      return undoContent(purpose, values, world, namespace);
    case 'unplug':
      return unplugContent(purpose, world);
  }
}

/** A dialog as it opens: on Cancel where it is dangerous, on its first field otherwise. */
export function openDialog(purpose: Purpose, world: World, namespace: string): Dialog {
  const fields = fieldsOf(purpose, world);
  const { danger } = contentOf(purpose, valuesOf(fields), world, namespace);
  return { type: 'dialog', purpose, fields, focus: danger ? fields.length : 0 };
}

function fieldsOf(purpose: Purpose, world: World): readonly Field[] {
  switch (purpose.action) {
    case 'delete':
      return deleteFields(purpose, world);
    case 'scale':
      return scaleFields(purpose, world);
    case 'image':
      return imageFields(purpose, world);
    case 'undo':
      return undoFields(purpose, world);
    case 'restart':
    case 'unplug':
      return [];
  }
}
