/** fast-check with one seed for all property tests, so that every run sees the same cases. `PROPERTY_SEED=7` sees others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_260_101) });

export { fc };
