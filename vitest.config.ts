import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: [
      'utils/**/*.test.{ts,tsx}',
      'components/**/*.test.{ts,tsx}',
      'entrypoints/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    restoreMocks: true,
    // No test asserts how long it takes: the limit only ends what hangs, on the slowest machine that runs this.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Days are the reader's own: wherever the tests run, that reader is in Greenwich.
    env: { TZ: 'UTC' },
  },
});
