import { defineConfig } from 'vitest/config';

// The built extension in real browsers: one file and one browser at a time, on as few as two cores.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A failed browser test says little twice; it is to be read, not repeated.
    retry: 0,
  },
});
