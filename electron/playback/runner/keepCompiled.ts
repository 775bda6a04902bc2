/**
 * Loaded with `--import` into Playwright's own processes before all else: what Node compiles of Playwright and of us is kept in the
 * system's temporary folder, as the launcher (bin/powerautomation.mjs) keeps it, and is there for the next process. It takes a third
 * of the time that each of them needs to load.
 */
import module from 'node:module';

// What was compiled ahead is counted less exactly.
if (!process.env.NODE_V8_COVERAGE) module.enableCompileCache();
