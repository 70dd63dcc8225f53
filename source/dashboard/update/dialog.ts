/** Keys in a dialog: tab and arrows move (but count where a number stands), typing edits, enter does what has the focus. */
import { cleanText } from '../../lib/clean-text.ts';
import { only, type Step } from '../context.ts';
import { keyEffects } from '../effects.ts';
import { type Model, popOverlay, withOverlay } from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import { contentOf } from '../overlays/content.ts';
import { type Dialog, type Field, valuesOf } from '../overlays/overlay.ts';
import { edited, insert, lineOf } from '../prompt/line.ts';
import type { World } from '../world.ts';

const buttons = 2;

export function dialogKey(model: Model, dialog: Dialog, key: string, world: World): Step {
  const field = dialog.fields[dialog.focus];
  const onCancel = dialog.focus === dialog.fields.length;
  const number = counted(field, key);
  if (number !== undefined) return only(withOverlay(model, withField(dialog, number)));
  switch (key) {
    case 'tab':
    case 'down':
      return only(withOverlay(model, refocused(dialog, 1)));
    case 'shift+tab':
    case 'up':
      return only(withOverlay(model, refocused(dialog, -1)));
    case 'enter':
      return onCancel ? only(popOverlay(model)) : confirm(model, dialog, world);
    default:
      if (field === undefined) return only(buttonKey(model, dialog, key));
      return only(withOverlay(model, withField(dialog, fieldAfter(field, key))));
  }
}

export function pasteIntoDialog(model: Model, dialog: Dialog, text: string): Step {
  const field = dialog.fields[dialog.focus];
  if (field?.kind !== 'text') return only(model);
  const line = insert(field.line, cleanText(text).trim());
  return only(withOverlay(model, withField(dialog, { ...field, line })));
}

/** A dialog that can not do it with these values says why, and stays. */
function confirm(model: Model, dialog: Dialog, world: World): Step {
  const namespace = kubectlNamespace(model);
  const content = contentOf(dialog.purpose, valuesOf(dialog.fields), world, namespace);
  if (content.problem !== undefined) return only(withOverlay(model, { ...dialog, error: content.problem }));
  const closed = popOverlay(model);
  if (content.fault !== undefined) {
    const { fault } = content;
    return [
      closed,
      [{ type: 'fault', fault, reason: `node ${fault.node} is unplugged`, outlook: content.outlook }],
    ];
  }
  const { purpose } = dialog;
  return [closed, keyEffects(content.commands, namespace, 'targets' in purpose ? purpose.targets : [])];
}

function buttonKey(model: Model, dialog: Dialog, key: string): Model {
  const cancel = dialog.fields.length;
  if (key === 'left' || key === 'right') {
    return withOverlay(model, { ...dialog, focus: key === 'left' ? cancel : cancel + 1 });
  }
  return model;
}

function refocused(dialog: Dialog, step: 1 | -1): Dialog {
  const places = dialog.fields.length + buttons;
  return { ...dialog, focus: (dialog.focus + step + places) % places, error: undefined };
}

function withField(dialog: Dialog, field: Field): Dialog {
  const fields = dialog.fields.map((each, index) => (index === dialog.focus ? field : each));
  return { ...dialog, fields, error: undefined };
}

function fieldAfter(field: Field, key: string): Field {
  switch (field.kind) {
    case 'text':
      return { ...field, line: edited(field.line, key) ?? field.line };
    case 'choice': {
      const step = { left: -1, right: 1, space: 1 }[key] ?? 0;
      return { ...field, chosen: (field.chosen + step + field.options.length) % field.options.length };
    }
    case 'toggle':
      return ['space', 'left', 'right', 'x'].includes(key) ? { ...field, on: !field.on } : field;
  }
}

const counts: Readonly<Record<string, number>> = { '+': 1, up: 1, '-': -1, down: -1 };

/** The field counted up or down; undefined where the key or the field does not count. */
function counted(field: Field | undefined, key: string): Field | undefined {
  const step = counts[key];
  if (field?.kind !== 'text' || field.numeric !== true || step === undefined) return undefined;
  if (!/^\d+$/.test(field.line.text)) return undefined;
  return { ...field, line: lineOf(`${Math.max(0, Number(field.line.text) + step)}`) };
}
