import { firstFrame } from './first-frame.ts';
import { keyToFrame } from './keys.ts';

console.log(process.argv[2]);
if (process.argv[2] === 'f') console.log(await firstFrame());
else console.log(await keyToFrame(Number(process.argv[2]), ''));
process.exit();
