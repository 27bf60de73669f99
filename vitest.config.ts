import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

interface Room {
  readonly name: string;
  readonly include: string;
  readonly seconds: number;
  /** Rooms of one group run side by side, groups one after another. */
  readonly group: number;
  /** What has been built is tested, with processes of its own: so many files at once. Of the others one runs per core. */
  readonly filesAtOnce?: number;
  /** Files that keep nothing to themselves are run one after another in the same module graph, which is loaded once. */
  readonly isShared?: boolean;
}

const rooms: readonly Room[] = [
  { name: 'unit', include: 'test/unit/**/*.test.ts', seconds: 120, group: 0, isShared: true },
  { name: 'worker', include: 'test/worker/**/*.test.ts', seconds: 60, group: 1, filesAtOnce: 1 },
  { name: 'webview', include: 'test/webview/**/*.test.ts', seconds: 90, group: 2, filesAtOnce: 2, isShared: true },
  { name: 'vscode', include: 'test/vscode/*.test.ts', seconds: 60, group: 3, filesAtOnce: 2 },
  { name: 'journeys', include: 'test/journeys/**/*.test.ts', seconds: 180, group: 4, filesAtOnce: 2 },
];

export default defineConfig({
  test: {
    projects: rooms.map(({ name, include, seconds, group, filesAtOnce, isShared = false }): TestProjectInlineConfiguration => ({
      test: {
        name,
        include: [include],
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
        // Two cores may be busy with two browsers.
        expect: { poll: { timeout: 10_000 } },
        isolate: !isShared,
        sequence: { groupOrder: group },
        ...(filesAtOnce === undefined ? {} : { maxWorkers: filesAtOnce, globalSetup: ['test/buildFirst.ts'] }),
      },
    })),
  },
});
