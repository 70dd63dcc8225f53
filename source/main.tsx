#!/usr/bin/env node
/** The start of the program: nothing but what must come before everything else is loaded. */
import module from 'node:module';

const needed = 22;

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(
    `Kubarium needs Node ${needed} or newer; this is Node ${process.versions.node}. "npm start" brings its own.\n`,
  );
  process.exitCode = 1;
} else {
  module.enableCompileCache?.();
  // The layout engine of ink would use it to decode what is compiled in, and 50 ms would go into loading all of HTTP.
  Reflect.deleteProperty(globalThis, 'fetch');
  const { main } = await import('./main/command-line.ts');
  process.exitCode = await main(process.argv.slice(2));
}
