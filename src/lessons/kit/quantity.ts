import type { LocalText } from '../../engine/contract.ts';
import type { Format } from '../../i18n/format.ts';
import { text } from '../text.ts';

interface Units {
  readonly unit: LocalText;
  readonly unitOfOne?: LocalText;
}

/** A figure as sentences give it: percents and factors as everywhere else, anything else with three digits. */
export function shownIn(value: number, { unit }: Units, format: Format): string {
  if (unit.en === '%') return format.percent(value / 100).replace('%', '');
  return unit.en.startsWith('×') ? format.factor(value) : format.number(value);
}

/** A figure with its unit: `1 hour`, `2 hours`, `42%`. @param shown the figure as it is read */
export const quantityOf = (
  shown: string,
  { unit, unitOfOne = unit }: Units,
  say: (text: LocalText) => string,
): string => {
  const { en, 'zh-CN': zh } = shown === '1' ? unitOfOne : unit;
  // The signs for percent and for times follow their figure at once, in both languages; everything else is a word.
  const join = (unitText: string) => (/^[%×]/.test(unitText) ? `${shown}${unitText}` : `${shown} ${unitText}`);
  return say(text(join(en), join(zh)));
};
