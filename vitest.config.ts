import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface Room {
  readonly name: string;
  readonly include: string;
  /** Each test may take so long: many times what it takes, since the machine may be slow and busy with other tests. */
  readonly seconds: number;
  /** Rooms of one group run side by side, groups one after another. */
  readonly group: number;
  readonly filesAtOnce: number;
  /** Files that keep nothing to themselves are run one after another in the same module graph, which is loaded once. */
  readonly isShared?: boolean;
  /** What has been built is tested, so it is built first. */
  readonly isBuilt?: boolean;
}

/** Files that take longest, longest first: in a new clone no time is known, and their size does not say so. */
const longest: readonly string[] = [
  ...['unit/randomTables', 'unit/csv/tableReader', 'unit/tables/newCells', 'unit/training/parityTable', 'unit/exports/spreadsheets'],
  ...['unit/training/kernelEveryWay', 'unit/training/parity', 'unit/training/kernelParity', 'unit/exports/page'],
  ...['webview/geometry', 'webview/states', 'webview/tasks', 'webview/pictures', 'webview/screenshots'],
  ...['journeys/trainNeuron', 'journeys/longRuns', 'journeys/firstMinutes', 'journeys/looks', 'journeys/otherWays', 'journeys/people'],
];

/** Room by room in the order of `rooms`, and in each what takes longest first, or one core waits at the end for what the other has just begun. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return rooms.findIndex(({ name }) => name === project.name) * 1000 + (place === -1 ? longest.length : place);
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

const cores = availableParallelism();
const rooms: readonly Room[] = [
  { name: 'unit', include: 'test/unit/**/*.test.ts', seconds: 300, group: 0, filesAtOnce: cores, isShared: true },
  { name: 'worker', include: 'test/worker/**/*.test.ts', seconds: 240, group: 1, filesAtOnce: 2, isBuilt: true },
  { name: 'webview', include: 'test/webview/**/*.test.ts', seconds: 300, group: 1, filesAtOnce: 2, isShared: true, isBuilt: true },
  // A workbench waits for its server, its host and its page: a third one has what is left of two cores.
  { name: 'vscode', include: 'test/vscode/*.test.ts', seconds: 240, group: 2, filesAtOnce: 3, isShared: true, isBuilt: true },
  { name: 'journeys', include: 'test/journeys/**/*.test.ts', seconds: 600, group: 2, filesAtOnce: 3, isShared: true, isBuilt: true },
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: rooms.map(
      ({ name, include, seconds, group, filesAtOnce, isShared = false, isBuilt = false }): TestProjectInlineConfiguration => ({
        test: {
          name,
          include: [include],
          testTimeout: seconds * 1000,
          hookTimeout: seconds * 1000,
          // Two cores may be busy with three browsers.
          expect: { poll: { timeout: 60_000 } },
          isolate: !isShared,
          sequence: { groupOrder: group },
          maxWorkers: filesAtOnce,
          ...(isBuilt ? { globalSetup: ['test/buildFirst.ts'] } : {}),
        },
      }),
    ),
  },
});
