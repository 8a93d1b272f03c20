/** What an f32 holds that nobody has written, on a GPU and on a CPU. */
import { pcgHash } from './random.ts';

const QUIET_NAN = 0x7fc0_0000;
const PAYLOAD = 0x003f_ffff;

/** The bits of a NaN with a payload of the turn's. It is never 0, which is that of the NaN that arithmetic makes. */
export const unwrittenNaN = (turn: number): number => QUIET_NAN | (pcgHash(turn) & PAYLOAD) | 1;
