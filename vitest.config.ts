import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface Room {
  readonly name: string;
  readonly include: string;
  /** Each test may take so long: many times what it takes, since the machine may be slow and busy with other tests. */
  readonly seconds: number;
  /** Files that keep nothing to themselves are run one after another in the same module graph, which is loaded once. */
  readonly isShared?: boolean;
  /** What has been built is tested, so it is built first. */
  readonly isBuilt?: boolean;
}

/** In the order in which they begin: a workbench takes minutes, and the many short files fill what is left at the end. */
const rooms: readonly Room[] = [
  { name: 'vscode', include: 'test/vscode/*.test.ts', seconds: 240, isShared: true, isBuilt: true },
  { name: 'journeys', include: 'test/journeys/**/*.test.ts', seconds: 600, isShared: true, isBuilt: true },
  { name: 'worker', include: 'test/worker/**/*.test.ts', seconds: 240, isBuilt: true },
  { name: 'webview', include: 'test/webview/**/*.test.ts', seconds: 300, isShared: true, isBuilt: true },
  { name: 'unit', include: 'test/unit/**/*.test.ts', seconds: 300, isShared: true },
];

/** Files that take longest, longest first: in a new clone no time is known, and their size does not say so. */
const longest: readonly string[] = [
  ...['vscode/latest', 'vscode/oldest', 'vscode/webLatest', 'vscode/webOldest'],
  ...['journeys/windowWithPlayback', 'journeys/windowWithoutPlayback', 'journeys/firstMinutes', 'journeys/oldest'],
  ...['worker/kernelInWorker', 'worker/trainAtScale', 'worker/cli'],
  ...['webview/geometry', 'webview/states', 'webview/tasks', 'webview/pictures', 'webview/screenshots'],
  ...[
    'unit/exports/spreadsheets',
    'unit/randomTables',
    'unit/training/parityTable',
    'unit/exports/page',
    'unit/exports/readModelFile',
    'unit/exports/notebook',
    'unit/exports/postgres',
  ],
  ...['unit/csv/tableReader', 'unit/training/kernelEveryWay', 'unit/tables/newCells'],
];

/** Room by room, and in each what takes longest first, or one core waits at the end for what the other has just begun. */
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

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Sources are TypeScript that Node itself runs. Vite's runner would compile them anew, and slow each use of what is imported.
    experimental: { viteModuleRunner: false },
    // A workbench waits for its server, its host and its page: a third file has what is left of two cores.
    maxWorkers: Math.min(Math.max(3, availableParallelism()), 8),
    projects: rooms.map(({ name, include, seconds, isShared = false, isBuilt = false }): TestProjectInlineConfiguration => ({
      test: {
        name,
        include: [include],
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
        // Two cores may be busy with three browsers.
        expect: { poll: { timeout: 60_000 } },
        isolate: !isShared,
        ...(isBuilt ? { globalSetup: ['test/buildFirst.ts'] } : {}),
      },
    })),
  },
});
