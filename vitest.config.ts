import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,package,engines}/**/*.test.ts', 'packages/*/tests/unit/**/*.test.ts'],
    // Tests of the commands start browsers and builds, on whatever machine this is; none is a stopwatch.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
