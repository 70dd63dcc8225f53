/** The least that an Ink program can be: what our first frame is compared with. */
import { render, Text } from 'ink';

render(<Text>Hello, world</Text>, { alternateScreen: true });
process.stdin.resume();
