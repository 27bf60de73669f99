import { defineConfig } from 'vitest/config';

/** The unit tests of the room that the environment variable MUTANTS names; Stryker runs them repeatedly. */
export default defineConfig({
  test: { include: [`test/unit/${process.env.MUTANTS ?? '**'}/**/*.test.ts`], testTimeout: 120_000 },
});
