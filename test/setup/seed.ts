/** The same examples in every run: a law that fails today fails tomorrow. Look for others with FAST_CHECK_SEED=<number>. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
