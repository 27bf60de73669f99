import type { Goal } from './goal.ts';
import type { HostTurns } from './hostTurns.ts';
import { median } from './median.ts';
import { runInHost } from './runInHost.ts';
import { range, table } from './resultsPage.ts';

/** What the extension host of a real VS Code is busy with while large tables are trained on. */
export function measureTurns(): Promise<HostTurns[]> {
  return runInHost<HostTurns[]>('hostTurns.ts');
}

/** How long the host is silent, and how much of that is Neuron's. */
export function turnsSection(turns: readonly HostTurns[]): string {
  const show = (value: number) => value.toFixed(1);
  return [
    '## How long the extension host hears nothing',
    'The longest turn of its event loop in each round, in ms, by the clock. Neuron’s own are those parts of a turn that V8’s profiler, twice in a millisecond, finds with Neuron’s code on the stack, whatever that calls, and garbage collection that comes then: it goes over all that the host holds, the millions of lines of a document among it. “Computed” is the most of it that the processor has worked on; the rest is waiting. Under “nothing” Neuron does nothing: VS Code’s other extensions and the machine are silent by themselves. VS Code’s reading of a document that is opened is not in it.',
    table(
      [
        '',
        'longest silence, median',
        'min–max',
        'longest of Neuron’s own, median',
        'min–max',
        'computed of it, max',
        'garbage collection of it, max',
        'rounds',
      ],
      turns.map(({ name, silence, own, computed, collected }) => [
        name,
        ...[silence, own].flatMap((values) => [show(median(values)), range(values, show)]),
        ...[computed, collected].map((values) => show(Math.max(...values))),
        String(own.length),
      ]),
    ),
  ].join('\n\n');
}

/** The host is never blocked by Neuron for as long as a user would feel it. */
export function turnGoals(turns: readonly HostTurns[]): Goal[] {
  const strains = [...new Set(turns.map(({ strain }) => strain))];
  return strains.map((strain) => {
    const measured = turns.filter((entry) => entry.strain === strain);
    const own = measured.flatMap((entry) => entry.own);
    const most = Math.max(...own);
    const longest = measured.find((entry) => entry.own.includes(most))?.name ?? '';
    return {
      what: `${strain[0].toUpperCase()}${strain.slice(1)}: the longest block of the extension host by Neuron, by the clock, garbage collection included`,
      wanted: '< 50 ms',
      measured: `${most.toFixed(1)} ms (${longest}); median of the rounds ${median(own).toFixed(1)} ms`,
      isReached: most < 50,
    };
  });
}
