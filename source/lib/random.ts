/**
 * Named random streams of one seed. Each name has its own generator, so that a new consumer does not disturb the
 * numbers that others get. The state of all streams is a value that can be kept and put back.
 */
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { hash32 } from './hash.ts';

type Generator = ReturnType<typeof xoroshiro128plus>;

export type RandomState = readonly (readonly [name: string, state: readonly number[]])[];

export class RandomStreams {
  readonly #seed: number;
  readonly #streams = new Map<string, Generator>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The next number in [0, 1) of the stream, with 32 bits of resolution. */
  next(stream: string): number {
    let generator = this.#streams.get(stream);
    if (generator === undefined) {
      generator = xoroshiro128plus(this.#seed ^ hash32(stream));
      this.#streams.set(stream, generator);
    }
    return (generator.next() >>> 0) / 0x1_0000_0000;
  }

  state(): RandomState {
    return [...this.#streams].map(([name, generator]) => [name, generator.getState()] as const);
  }

  restore(state: RandomState): void {
    this.#streams.clear();
    for (const [name, numbers] of state) this.#streams.set(name, xoroshiro128plusFromState(numbers));
  }
}
