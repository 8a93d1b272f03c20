/** What somebody found as Markdown (GitHub's dialect). Pure. */
import { createFormat } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { MARKS } from '../../i18n/marks.ts';
import { plain } from '../../results/export/markdown.ts';
import type { Lesson } from '../lesson.ts';
import { averageOf, type Found, NUMBERS, predictionOf } from './found.ts';
import { NUMBER_WORDS, valueText, WORDS } from './words.ts';

/** @param lessons those of the guesses; others are left out */
export function foundMarkdown(found: Found, lessons: readonly Lesson[], locale: Locale): string {
  const format = createFormat(locale);
  const say = (text: { readonly [L in Locale]: string }) => text[locale];
  const { day, machine, numbers, guesses } = found;
  const known = NUMBERS.flatMap((id) => {
    const value = numbers[id];
    const { label, sense, shown } = NUMBER_WORDS[id];
    return value === null ? [] : [[say(label), plain(say(sense)), shown(value, format)]];
  });
  const told = guesses.flatMap(({ lesson: of, prediction: id, guess, measured, score }) => {
    const lesson = lessons.find((one) => one.id === of);
    const prediction = lesson && predictionOf(lesson, id);
    if (!lesson || !prediction) return [];
    const shown = (value: typeof guess) => plain(valueText(prediction, value, say, format));
    return [
      [
        plain(say(lesson.title)),
        plain(say(prediction.question)),
        shown(guess),
        measured === null ? '' : shown(measured),
        score === null ? '' : format.integer(score),
      ],
    ];
  });
  const average = averageOf(guesses);
  const names = machine && [
    plain(machine.gpu ?? say(WORDS.noGpu)) + (machine.software ? MARKS[locale].bracketed(say(WORDS.software)) : ''),
    plain(machine.browser),
    plain(machine.os),
  ];
  return [
    `# ${say(WORDS.title)} · Lockstep`,
    [...(names ?? []), day].join(' · '),
    ...(average ? [`**${average.score}** ${say(WORDS.average(average.count))}`] : []),
    `## ${say(WORDS.machine)}`,
    table([say(WORDS.number), '', say(WORDS.value)], known),
    ...(told.length
      ? [
          `## ${say(WORDS.guesses)}`,
          table(['', say(WORDS.question), say(WORDS.guess), say(WORDS.measured), say(WORDS.score)], told),
        ]
      : []),
    '',
  ].join('\n\n');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
