import { allKinds, apiVersionOf, type KindInfo, kinds } from '../../kubernetes/kinds.ts';
import { compareText } from '../../lib/compare-text.ts';
import { alignRows } from '../../printers/index.ts';
import type { Command } from '../command.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';

export const apiResources: Command = {
  flags: [text('api-group'), text('namespaced'), boolean('no-headers')],
  run(invocation) {
    const { flags } = invocation.arguments;
    const group = textFlag(flags, 'api-group');
    const namespaced = textFlag(flags, 'namespaced');
    const rows = allKinds
      .filter((kind) => group === undefined || kinds[kind].group === group)
      .filter((kind) => namespaced === undefined || `${kinds[kind].namespaced}` === namespaced)
      .sort(
        (one, other) =>
          compareText(kinds[one].group, kinds[other].group) ||
          compareText(kinds[one].plural, kinds[other].plural),
      )
      .map((kind) => {
        const info: KindInfo = kinds[kind];
        return [info.plural, info.shortNames.join(','), apiVersionOf(kind), `${info.namespaced}`, kind];
      });
    const heads = booleanFlag(flags, 'no-headers')
      ? []
      : [['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND']];
    invocation.out(...alignRows([...heads, ...rows]));
  },
};
