/** The words of the field, each with its explanation: cards show them in the text, and the glossary says more of each. */
import { LANGUAGE } from './language.ts';
import { MACHINE } from './machine.ts';
import { MEASURING } from './measuring.ts';
import { PROGRAM } from './program.ts';
import type { TermText } from './term-text.ts';

const ALL = { ...MACHINE, ...PROGRAM, ...LANGUAGE, ...MEASURING } as const;

export type TermId = keyof typeof ALL;

export const TERMS: Readonly<Record<TermId, TermText>> = ALL;
