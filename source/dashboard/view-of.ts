/** The whole screen as plain data: a pure function of the model and of what the cluster holds now. */
import { crumbsOf, summaryOf } from './crumbs.ts';
import { headerView, pausedLine } from './header.ts';
import { hintsOf } from './hints.ts';
import { type Model, topOverlay, topScreen } from './model.ts';
import { overlayView } from './overlays/overlay-view.ts';
import { promptView } from './prompt/prompt-view.ts';
import { containersBody } from './screens/containers.ts';
import { tableBody } from './screens/table.ts';
import { textBody } from './screens/text.ts';
import type { Body, View } from './view.ts';
import type { World } from './world.ts';

export function viewOf(model: Model, world: World): View {
  const body = bodyOf(model, world);
  const overlay = topOverlay(model);
  const paused = pausedLine(model, world);
  return {
    size: model.size,
    header: headerView(model, world),
    ...(paused && { pausedLine: paused }),
    crumbs: crumbsOf(model),
    summary: summaryOf(model, body, world),
    body,
    ...(overlay && { overlay: overlayView(overlay, model, world) }),
    prompt: promptView(model, world),
    hints: hintsOf(model, world),
  };
}

function bodyOf(model: Model, world: World): Body {
  const screen = topScreen(model);
  switch (screen.type) {
    case 'table':
      return tableBody(screen, model, world);
    case 'containers':
      return containersBody(screen, world);
    case 'text':
      return textBody(screen, model, world);
  }
}
