/** Operations for each byte that is read, above which no memory that we know is what a good kernel waits for. */
export const INTENSE = 16;
