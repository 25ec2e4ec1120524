import { defineConfig } from 'vitest/config';
import { buildInspectPage } from './bin/inspect-page.mjs';

const { defines } = await buildInspectPage();

// Vitest wants its configuration as a default export.
export default defineConfig({
  // As bin/build.mjs does: a tenth of a second, and tests need no build.
  define: defines,
  test: {
    include: ['test/**/*.test.ts'],
    // No test mocks a module or keeps state in one, so files may share a process: most of the time would go into
    // loading the same modules again.
    pool: 'forks',
    isolate: false,
    // Vitest leaves one core free; some tests wait for the clock, so that core would idle.
    maxWorkers: '100%',
    // Far above what any test takes: it ends one that hangs, and measures none.
    testTimeout: 60_000,
    // What the environment of the developer says must not change what is tested.
    env: { NO_COLOR: '', FORCE_COLOR: '', CI: '', WABACTL_HOME: '', WABACTL_LANG: '', TZ: 'UTC' },
  },
});
