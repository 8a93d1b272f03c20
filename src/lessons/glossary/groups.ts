/** The terms in the order and the groups in which the index lists them. */
import { LANGUAGE } from '../../ui/terms/language.ts';
import { MACHINE } from '../../ui/terms/machine.ts';
import { MEASURING } from '../../ui/terms/measuring.ts';
import { PROGRAM } from '../../ui/terms/program.ts';
import type { TermId } from '../../ui/terms/terms.ts';
import { text } from '../text.ts';

const idsOf = (terms: object) => Object.keys(terms) as readonly TermId[];

export const GROUPS = [
  { id: 'program', title: text('Programs', '程序'), terms: idsOf(PROGRAM) },
  { id: 'machine', title: text('The machine', '机器'), terms: idsOf(MACHINE) },
  { id: 'language', title: text('Language models', '语言模型'), terms: idsOf(LANGUAGE) },
  { id: 'measuring', title: text('Measuring', '测量'), terms: idsOf(MEASURING) },
] as const;
