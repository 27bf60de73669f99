import { watchTurns, type Turn } from './turnWatch.ts';

/** Possible strains on the host; "without Neuron" is the control. */
export type Strain = 'without Neuron' | 'large and wide tables' | 'the most rows' | 'a million epochs, drawn by the panel meanwhile';

/** The longest turns of the host's event loop while something goes on; milliseconds, one entry per round. */
export interface HostTurns {
  readonly name: string;
  readonly strain: Strain;
  /** Of whatever kept the host from responding. */
  readonly silence: readonly number[];
  /** Of turns with Neuron's code on the stack, by the clock. */
  readonly own: readonly number[];
  /** The same without the time spent waiting for a core: Neuron's work and its own waits. */
  readonly taken: readonly number[];
  /** The same including garbage collections in between, which cover everything that the host holds. */
  readonly takenWithCollection: readonly number[];
}

/** Repeats an action and records every turn of the event loop meanwhile. */
export async function measure(
  name: string,
  rounds: number,
  action: () => Promise<unknown>,
  { strain = 'large and wide tables', script = 'dist/extension.cjs' }: { readonly strain?: Strain; readonly script?: string } = {},
): Promise<HostTurns> {
  const measured: Turn[][] = [];
  for (let round = 0; round < rounds; round++) measured.push(await watchTurns((url) => url.endsWith(script), action));
  const longest = (of: (turn: Turn) => number) => measured.map((turns) => Math.max(...turns.map(of)));
  return {
    name,
    strain,
    silence: longest(({ busy }) => busy),
    own: longest(({ own, collected }) => own - collected),
    taken: longest(({ own, collected, busy, queued }) => Math.min(own - collected, busy - queued)),
    takenWithCollection: longest(({ own, busy, queued }) => Math.min(own, busy - queued)),
  };
}
