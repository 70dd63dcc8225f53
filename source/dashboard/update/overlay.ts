/** Keys while a dialog, a menu or a sheet lies over the screen; the top one gets them. */

import type { CommandId } from '../bindings.ts';
import { contextOf, only, type Step } from '../context.ts';
import { flashed } from '../flash.ts';
import { command, labelOf, reasonAgainst } from '../keymap.ts';
import { sheetHeight } from '../layout.ts';
import { type Model, popOverlay, topOverlay, withOverlay } from '../model.ts';
import type { Menu, Sheet } from '../overlays/overlay.ts';
import { sheetLength } from '../overlays/sheets.ts';
import type { World } from '../world.ts';
import { dialogKey } from './dialog.ts';

/** `perform` runs a command of the menu as if its key had been pressed. */
export function overlayKey(
  model: Model,
  key: string,
  world: World,
  perform: (model: Model, id: CommandId) => Step,
): Step {
  const overlay = topOverlay(model)!;
  if (key === 'esc') return only(popOverlay(model));
  switch (overlay.type) {
    case 'dialog':
      return dialogKey(model, overlay, key, world);
    case 'menu':
      return menuKey(model, overlay, key, world, perform);
    case 'sheet':
      return only(sheetKey(model, overlay, key, world));
  }
}

function menuKey(
  model: Model,
  menu: Menu,
  key: string,
  world: World,
  perform: (model: Model, id: CommandId) => Step,
): Step {
  const items = menu.items.map(command);
  const distance = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    tab: 1,
    'shift+tab': -1,
    home: -items.length,
    end: items.length,
  }[key];
  if (distance !== undefined) {
    const index = Math.max(0, Math.min(items.length - 1, menu.index + distance));
    return only(withOverlay(model, { ...menu, index }));
  }
  const item = key === 'enter' ? items[menu.index] : items.find(({ keys }) => keys.includes(key));
  if (item === undefined) return only(key === 'a' || key === 'q' ? popOverlay(model) : model);
  const context = contextOf(model, world);
  const reason = reasonAgainst(item, context);
  if (reason !== undefined)
    return only(flashed(model, world, 'notice', `${labelOf(item, context)}: ${reason}`));
  return perform(popOverlay(model), item.id);
}

function sheetKey(model: Model, sheet: Sheet, key: string, world: World): Model {
  const page = sheetHeight(model.size, model.pace.paused);
  const length = sheetLength(sheet, model, world);
  const distance = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    pgup: -page,
    pgdn: page,
    space: page,
    g: -length,
    home: -length,
    G: length,
    end: length,
  }[key];
  if (distance === undefined) return ['q', '?', 'K', 'H', 'enter'].includes(key) ? popOverlay(model) : model;
  const first = Math.max(0, Math.min(length - page, sheet.first + distance));
  return withOverlay(model, { ...sheet, first: Math.max(0, first) });
}
