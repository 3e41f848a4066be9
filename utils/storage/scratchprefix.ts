/** Scratch databases are named so; one that a dying browser left behind can be deleted. */
export const SCRATCH_PREFIX = 'throughline-test-';
