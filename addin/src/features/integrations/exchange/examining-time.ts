/** An examination asks a server several times, and a slow one may take so long (ms) over it. */
export const EXAMINING = 180_000;
