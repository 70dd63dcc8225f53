import { type Command, namespaceFlag } from '../command.ts';
import { globalFlags } from '../global-flags.ts';
import { flagLine } from '../help.ts';

/** The flags that every command has. */
export const options: Command = {
  flags: [],
  run: (invocation) =>
    invocation.out(
      'The following options can be passed to any command:',
      '',
      ...[...globalFlags, namespaceFlag].map(flagLine),
    ),
};
