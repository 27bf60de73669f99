import { defineConfig } from 'vitest/config';

/** The unit tests of one room, which MUTANTS names: as Stryker runs them, again and again. */
export default defineConfig({
  test: { include: [`test/unit/${process.env.MUTANTS ?? '**'}/**/*.test.ts`], testTimeout: 120_000 },
});
