import { text } from '../text.ts';

/** What the line is that bars of speed-ups are read against. */
export const EVEN_LINE = text('Line: 1×, as fast as the CPU', '竖线：1×，和 CPU 一样快');
