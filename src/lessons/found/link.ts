/**
 * What somebody found as a link, `…#/found/1.<data>`, sealed like that of a result. What follows the `#` never reaches a
 * server. Whoever opens one is told the sender's word: every field is checked, and nothing of it is kept.
 */
import * as v from 'valibot';
import { open, seal } from '../../results/share/envelope.ts';
import { LENGTHS, plainText } from '../../results/share/plain-text.ts';
import { type LinkProblem, linkProblem } from '../../results/share/problems.ts';
import { type Found, NUMBERS, type Numbers } from './found.ts';

const CURRENT = 1;

/** Words that links are likely to hold, for the compressor to point at. Part of version 1, so they never change. */
export const DICTIONARY = new TextEncoder().encode(
  [
    'the-last-factor-of-two","different-digits","your-roofline","working-together","recurrent-or-transformer"',
    'one-token-at-a-time","train-a-network","what-a-cloud-gpu-costs","convolution","matmul-step-by-step"',
    'mandelbrot","when-the-gpu-loses","memory-decides","meet-your-gpu","one-worker-many-workers","adding-arrays"',
    'cores-workgroups-waves",null,100],["yes","no",0],[',
    '{"day":"2026-","machine":{"gpu":"software":false,"browser":"Chrome 1Firefox Safari ","os":"Windows macOS Linux"}',
    '"numbers":[null,null,null],"guesses":[["',
  ].join(''),
);

/** Four digits are more than a measurement repeats. */
const short = (value: number): number => Number(value.toPrecision(4));

type Value = string | number | readonly number[];

const rounded = (value: Value): Value =>
  typeof value === 'string' ? value : typeof value === 'number' ? short(value) : value.map(short);

/** @param base the site's address, without a fragment. @throws RangeError for more than a link can hold */
export function foundLink({ day, machine, numbers, guesses }: Found, base: string): string {
  const content = {
    day,
    machine,
    numbers: NUMBERS.map((id) => (numbers[id] === null ? null : short(numbers[id]))),
    guesses: guesses.map(({ lesson, prediction, guess, measured, score }) => [
      lesson,
      prediction,
      rounded(guess),
      measured === null ? null : rounded(measured),
      score,
    ]),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return `${base}#/found/${CURRENT}.${seal(bytes, DICTIONARY)}`;
}

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
/** Beyond what anything here is measured in, and what a page has room for. */
const MOST = 1e15;
const finite = v.pipe(v.number(), v.minValue(-MOST), v.maxValue(MOST));
const name = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => plainText(text, max)),
  );
/** Names of options are the lessons' own, and may be any text. */
const option = v.pipe(name(64), v.nonEmpty());
const value = v.union([option, finite, v.pipe(v.array(finite), v.maxLength(64))]);
const number = v.nullable(v.pipe(finite, v.minValue(0)));
const content = v.object({
  day: v.pipe(v.string(), v.isoDate()),
  machine: v.nullable(
    v.object({
      gpu: v.nullable(name(LENGTHS.description)),
      software: v.boolean(),
      browser: name(LENGTHS.browser),
      os: name(LENGTHS.os),
    }),
  ),
  numbers: v.pipe(v.array(number), v.length(NUMBERS.length)),
  guesses: v.pipe(
    v.array(v.tuple([id, id, value, v.nullable(value), v.nullable(v.pipe(finite, v.minValue(0), v.maxValue(100)))])),
    v.maxLength(200),
  ),
});

export type OpenedFound =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly problem: LinkProblem };

/** @param text `1.<data>`, as it stands after `#/found/`. Whatever it is given, it answers. */
export function readFound(text: string): OpenedFound {
  // Chat programs take what follows an address, and wrap long lines.
  const tidy = text.replace(/\s+/g, '').replace(/[^\w-]+$/, '');
  const [, version, data] = /^(\d{1,6})\.(.*)$/.exec(tidy) ?? [];
  if (data === undefined) return refuse(/^\d*$/.test(tidy) ? 'empty' : 'damaged');
  if (Number(version) > CURRENT) return refuse('newer');
  if (Number(version) < 1) return refuse('damaged');
  const opened = open(data, DICTIONARY);
  if (!opened.ok) return refuse(opened.code);
  try {
    const checked = v.safeParse(content, JSON.parse(new TextDecoder().decode(opened.bytes)));
    if (!checked.success) return refuse('damaged');
    const { numbers, guesses, ...rest } = checked.output;
    return {
      ok: true,
      found: {
        ...rest,
        numbers: Object.fromEntries(NUMBERS.map((name, at) => [name, numbers[at]])) as Numbers,
        guesses: guesses.map(([lesson, prediction, guess, measured, score]) => ({
          lesson,
          prediction,
          guess,
          measured,
          score,
        })),
      },
    };
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return refuse('damaged');
  }
}

const refuse = (code: LinkProblem['code']): OpenedFound => ({ ok: false, problem: linkProblem(code) });
