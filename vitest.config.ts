import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

interface Room {
  readonly name: string;
  readonly include: string;
  readonly seconds: number;
  /** Rooms of one group run side by side, groups one after another. */
  readonly group: number;
  /** A browser or a VS Code of its own per file would be too much for two cores at once. */
  readonly isHeavy?: boolean;
  /** Files that keep nothing to themselves are run one after another in the same module graph, which is loaded once. */
  readonly isShared?: boolean;
}

const rooms: readonly Room[] = [
  { name: 'unit', include: 'test/unit/**/*.test.ts', seconds: 120, group: 0 },
  { name: 'worker', include: 'test/worker/**/*.test.ts', seconds: 60, group: 1, isHeavy: true },
  { name: 'webview', include: 'test/webview/**/*.test.ts', seconds: 90, group: 2, isHeavy: true, isShared: true },
  { name: 'vscode', include: 'test/vscode/*.test.ts', seconds: 60, group: 3, isHeavy: true },
  { name: 'journeys', include: 'test/journeys/**/*.test.ts', seconds: 180, group: 4, isHeavy: true },
];

export default defineConfig({
  test: {
    projects: rooms.map(({ name, include, seconds, group, isHeavy = false, isShared = false }): TestProjectInlineConfiguration => ({
      test: {
        name,
        include: [include],
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
        isolate: !isShared,
        sequence: { groupOrder: group },
        ...(isHeavy ? { fileParallelism: false, globalSetup: ['test/buildFirst.ts'] } : {}),
      },
    })),
  },
});
