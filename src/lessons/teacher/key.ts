/** What the answer key says, from a lesson's own definition. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { quantityOf } from '../kit/quantity.ts';
import type { Challenge, Option, Prediction, Results } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';

const labelOf = (options: readonly Option[], id: string | null): readonly LocalText[] =>
  options.flatMap((option) => (option.id === id ? [option.label] : []));

/**
 * The parts of the right answer, in their order; empty where it is a text to edit, is made with a control of the lesson's
 * own, or depends on what has not been measured.
 */
export function answersOf(challenge: Challenge, results: Results): readonly LocalText[] {
  switch (challenge.kind) {
    case 'choice':
      return labelOf(challenge.options, challenge.correct(results));
    case 'number': {
      const range = challenge.accepts(results);
      if (!range) return [];
      const [low, high] = [figure(range.low), figure(range.high)];
      const value = low === high ? low : `${low} – ${high}`;
      const { en, 'zh-CN': zh } = challenge.unit;
      return [text(`${value} (${en})`, `${value}（${zh}）`)];
    }
    case 'match':
      return challenge.items.map(({ label, belongs }) =>
        joined([label, text('→', ' → '), ...labelOf(challenge.places, belongs)]),
      );
    case 'order':
      return (challenge.items(results) ?? []).map(({ label }) => label);
    case 'wgsl':
    case 'own':
      return [];
  }
}

/** What this machine answered; null where it has not been measured. */
export function measuredOf(prediction: Prediction, results: Results): LocalText | null {
  switch (prediction.kind) {
    case 'choice':
      return labelOf(prediction.options, prediction.answer(results))[0] ?? null;
    case 'slider': {
      const answer = prediction.answer(results);
      if (answer === null) return null;
      const told = (locale: keyof LocalText) => quantityOf(figure(answer), prediction, (said) => said[locale]);
      return text(told('en'), told('zh-CN'));
    }
    case 'curve': {
      const answer = prediction.answer(results);
      if (!answer) return null;
      const told = prediction.xs.map((x, at) => `${x.toLocaleString('en')}: ${figure(answer[at])}`).join('; ');
      return text(told, told.replaceAll('; ', '；').replaceAll(': ', '：'));
    }
  }
}
