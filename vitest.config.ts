import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,package}/**/*.test.ts', 'packages/*/tests/unit/**/*.test.ts'],
    // Tests of the commands start browsers and builds, on whatever machine this is; none is a stopwatch.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
