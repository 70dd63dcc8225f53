/** What the top overlay looks like. */
import { contextOf } from '../context.ts';
import { command, labelOf, reasonAgainst, shownKeys } from '../keymap.ts';
import type { Model } from '../model.ts';
import { kubectlNamespace, nameOfTargets } from '../names.ts';
import type { DialogFieldView, DialogView, MenuView, OverlayView } from '../view.ts';
import { refOf, type World } from '../world.ts';
import { contentOf } from './content.ts';
import { type Dialog, type Field, type Menu, type Overlay, valuesOf } from './overlay.ts';
import { sheetView } from './sheets.ts';

export function overlayView(overlay: Overlay, model: Model, world: World): OverlayView {
  switch (overlay.type) {
    case 'dialog':
      return dialogView(overlay, model, world);
    case 'menu':
      return menuView(overlay, model, world);
    case 'sheet':
      return sheetView(overlay, model, world);
  }
}

function dialogView({ purpose, fields, focus, error }: Dialog, model: Model, world: World): DialogView {
  const content = contentOf(purpose, valuesOf(fields), world, kubectlNamespace(model));
  const { title, danger, lines, table, confirm, commands } = content;
  const more = commands.length > 1 ? ` (and ${commands.length - 1} more)` : '';
  return {
    type: 'dialog',
    title,
    danger,
    lines,
    fields: fields.map((field, index) => fieldView(field, index === focus)),
    command: commands.length === 0 ? '' : `${commands[0]}${more}`,
    buttons: ['Cancel', confirm].map((label, index) => ({ label, focused: focus === fields.length + index })),
    ...(table && { table }),
    ...(error !== undefined && { error }),
  };
}

function fieldView(field: Field, focused: boolean): DialogFieldView {
  const { label, kind } = field;
  switch (field.kind) {
    case 'text':
      return { label, kind, value: field.line.text, cursor: field.line.cursor, focused };
    case 'choice':
      return { label, kind, value: field.options[field.chosen]?.label ?? '', focused };
    case 'toggle':
      return { label, kind, value: field.on ? 'x' : ' ', focused, note: field.note };
  }
}

function menuView({ items: ids, index }: Menu, model: Model, world: World): MenuView {
  const context = contextOf(model, world);
  const items = ids.map(command).map((item, position) => {
    const disabled = reasonAgainst(item, context);
    return {
      key: shownKeys(item.keys),
      label: labelOf(item, context),
      selected: position === index,
      ...(disabled !== undefined && { disabled }),
    };
  });
  return { type: 'menu', title: nameOfTargets(context.targets.map(refOf)), items };
}
