/** Keys while something is typed behind `:` or `/`. */
import { hereDocumentOf } from '../../kubectl/here-document.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { only, type Step } from '../context.ts';
import { parseFilter } from '../filter.ts';
import { flashed } from '../flash.ts';
import {
  changed,
  type Model,
  pushOverlay,
  type Screen,
  tableScreen,
  topScreen,
  withScreen,
} from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import { type Command, type Place, parseCommand } from '../prompt/command-line.ts';
import { completionsOf } from '../prompt/completion.ts';
import { type EditLine, edited, insert, lineOf } from '../prompt/line.ts';
import {
  cycled,
  ghostOf,
  openPrompt,
  type Prompt,
  recalled,
  remembered,
  type Sigil,
} from '../prompt/prompt.ts';
import { readOnlyReason } from '../requirements.ts';
import type { World } from '../world.ts';
import { inNamespace } from './arrange.ts';
import { openDocument } from './entry.ts';

export function startPrompt(model: Model, sigil: Sigil): Step {
  const screen = topScreen(model);
  const text = sigil === '/' && screen.type !== 'containers' ? screen.filter : '';
  return only(changed(model, { prompt: openPrompt(sigil, text) }));
}

export function promptKey(model: Model, prompt: Prompt, key: string, world: World): Step {
  switch (key) {
    case 'esc':
      return only(closed(prompt.sigil === '/' ? filteredBy(model, prompt.original) : model));
    case 'enter':
      return prompt.sigil === '/' ? acceptFilter(model, prompt, world) : runCommand(model, prompt, world);
    case 'up':
    case 'down':
      return only(typed(model, recalled(prompt, model.history, { older: key === 'up' })));
    case 'ctrl+r':
      return only(typed(model, recalled(prompt, model.history, { older: true, anywhere: true })));
    case 'tab':
    case 'shift+tab':
      return only(prompt.sigil === ':' ? completed(model, prompt, key === 'tab' ? 1 : -1, world) : model);
    default:
      return editKey(model, prompt, key, world);
  }
}

export function pasteIntoPrompt(model: Model, prompt: Prompt, text: string): Step {
  return only(typed(model, withLine(prompt, insert(prompt.line, cleanText(text)))));
}

function editKey(model: Model, prompt: Prompt, key: string, world: World): Step {
  if (key === 'right') {
    const ghost = prompt.sigil === ':' ? ghostOf(prompt, completionsFor(prompt, model, world)) : '';
    if (ghost !== '') return only(typed(model, withLine(prompt, lineOf(prompt.line.text + ghost))));
  }
  if (key === 'backspace' && prompt.line.text === '') return only(closed(model));
  const line = edited(prompt.line, key);
  return only(line === undefined ? model : typed(model, withLine(prompt, line)));
}

function withLine(prompt: Prompt, line: EditLine): Prompt {
  return { ...prompt, line, cycle: undefined, recall: undefined, error: undefined };
}

/** A filter takes effect while it is typed; a bad one says so and leaves the list as it was. */
function typed(model: Model, prompt: Prompt): Model {
  if (prompt.sigil === ':') return changed(model, { prompt });
  const filter = parseFilter(prompt.line.text);
  if (typeof filter !== 'function') return changed(model, { prompt: { ...prompt, error: filter.error } });
  return changed(filteredBy(model, prompt.line.text), { prompt: { ...prompt, error: undefined } });
}

function acceptFilter(model: Model, prompt: Prompt, world: World): Step {
  if (prompt.error !== undefined) return only(model);
  const screen = topScreen(model);
  if (screen.type === 'containers') {
    return only(flashed(closed(model), world, 'notice', 'this list is too short to filter'));
  }
  return only(closed(changed(model, { history: remembered(model.history, '/', prompt.line.text) })));
}

function filteredBy(model: Model, filter: string): Model {
  const screen: Screen = topScreen(model);
  return screen.type === 'containers' || screen.filter === filter
    ? model
    : withScreen(model, { ...screen, filter });
}

function closed(model: Model): Model {
  return changed(model, { prompt: undefined });
}

function completed(model: Model, prompt: Prompt, step: 1 | -1, world: World): Model {
  return changed(model, { prompt: cycled(prompt, completionsFor(prompt, model, world), step) });
}

function completionsFor({ line }: Prompt, model: Model, world: World) {
  return completionsOf(line.text, world, kubectlNamespace(model));
}

function runCommand(model: Model, prompt: Prompt, world: World): Step {
  const { text } = prompt.line;
  const command = parseCommand(text, world);
  if (command.type === 'unknown') {
    return only(changed(model, { prompt: { ...prompt, error: command.problem } }));
  }
  const done = closed(changed(model, { history: remembered(model.history, ':', text) }));
  const [obeyed, effects] = obey(done, command, world);
  return [obeyed, text.trim() === '' ? effects : [{ type: 'remember', line: text }, ...effects]];
}

function obey(model: Model, command: Exclude<Command, { type: 'unknown' }>, world: World): Step {
  switch (command.type) {
    case 'nothing':
      return only(model);
    case 'quit':
      return only(changed(model, { quit: true }));
    case 'help':
    case 'commands':
      return only(pushOverlay(model, { type: 'sheet', content: { page: command.type }, first: 0 }));
    case 'namespace':
      return only(changed(atPlace(model, command.place), { screens: [tableScreen('Pod')] }));
    case 'list':
      return only(
        changed(atPlace(model, command.place), {
          screens: [{ ...tableScreen(command.kind), filter: command.filter }],
        }),
      );
    case 'kubectl': {
      if (model.readOnly && !onlyReads.test(command.line)) {
        return only(flashed(model, world, 'notice', readOnlyReason));
      }
      const document = hereDocumentOf(command.line);
      if (document !== undefined) return only(openDocument(model, command.line, document));
      const namespace = kubectlNamespace(model);
      return [model, [{ type: 'kubectl', line: command.line, namespace, origin: 'typed' }]];
    }
  }
}

/** Lines that are fine where nothing may be changed. */
const onlyReads =
  /^kubectl( (get|describe|logs|events|wait|top|explain|version|api-resources|api-versions|cluster-info|diff|config|options|auth (can-i|whoami)|rollout (status|history))\b| *$)/;

function atPlace(model: Model, place: Place): Model {
  if (place === 'same') return model;
  return inNamespace(model, place === 'all' ? undefined : place.namespace);
}
