import type { Goal } from './goal.ts';
import type { HostTurns } from './hostMeasure.ts';
import { median } from './median.ts';
import { runInHost } from './runInHost.ts';
import { range, table } from './resultsPage.ts';

/** What the extension host of a real VS Code is busy with while large tables are trained on. */
export async function measureTurns(): Promise<HostTurns[]> {
  return [...(await runInHost<HostTurns[]>('hostTurns.ts')), ...(await runInHost<HostTurns[]>('hostVast.ts'))];
}

/** How long the host is silent, and how much of that is Neuron's. */
export function turnsSection(turns: readonly HostTurns[]): string {
  const show = (value: number) => value.toFixed(1);
  return [
    '## How long the extension host hears nothing',
    [
      'The longest turn of its event loop in each round, in ms, by the clock. Neuron’s own are those parts of a turn that V8’s profiler, twice in a millisecond, finds with Neuron’s code on the stack, whatever that calls.',
      '“Taken” is what is left of them without the time in which the thread was ready to go on and stood in line for a core, as Linux counts it: browser, server and training share the machine’s cores with it. Where a turn has other parts as well, the least is taken off that this allows.',
      'Garbage collection that comes in Neuron’s own parts goes over all that the host holds, the millions of lines of a document among it, and is told apart.',
      'Under “nothing” Neuron does nothing: VS Code’s other extensions and the machine are silent by themselves. For comparison the bench itself makes objects that nobody keeps (“litter”) after VS Code has opened a large document. VS Code’s reading of a document that is opened is not in it.',
    ].join(' '),
    table(
      [
        '',
        ...['longest silence, median', 'min–max', 'longest of Neuron’s own, median', 'min–max'],
        ...['taken, median', 'min–max', 'taken with garbage collection, median', 'min–max', 'rounds'],
      ],
      turns.map(({ name, silence, own, taken, takenWithCollection }) => [
        name,
        ...[silence, own, taken, takenWithCollection].flatMap((values) => [show(median(values)), range(values, show)]),
        String(own.length),
      ]),
    ),
  ].join('\n\n');
}

/** Neuron never blocks the host long enough for a user to notice. */
export function turnGoals(turns: readonly HostTurns[]): Goal[] {
  const strains = [...new Set(turns.map(({ strain }) => strain))].filter((strain) => strain !== 'without Neuron');
  return strains.flatMap((strain) => {
    const measured = turns.filter((entry) => entry.strain === strain);
    const block = `${strain[0].toUpperCase()}${strain.slice(1)}: the longest block of the extension host that Neuron takes`;
    return [
      turnGoal(block, measured, ({ taken }) => taken),
      turnGoal(`${block}, with the garbage collection that came in between`, measured, ({ takenWithCollection }) => takenWithCollection),
    ];
  });
}

function turnGoal(what: string, measured: readonly HostTurns[], timesOf: (turns: HostTurns) => readonly number[]): Goal {
  const times = measured.flatMap(timesOf);
  const most = Math.max(...times);
  const longest = measured.find((entry) => timesOf(entry).includes(most))?.name ?? '';
  return {
    what,
    wanted: '< 50 ms',
    measured: `${most.toFixed(1)} ms (${longest}); median of the rounds ${median(times).toFixed(1)} ms`,
    isReached: most < 50,
  };
}
