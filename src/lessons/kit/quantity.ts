import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

interface Units {
  readonly unit: LocalText;
  readonly unitOfOne?: LocalText;
}

/** A figure with its unit: `1 hour`, `2 hours`, `42%`. @param shown the figure as it is read */
export const quantityOf = (
  shown: string,
  { unit, unitOfOne = unit }: Units,
  say: (text: LocalText) => string,
): string => {
  const { en, 'zh-CN': zh } = shown === '1' ? unitOfOne : unit;
  // The sign for percent follows its figure at once, in both languages; everything else is a word.
  const join = (unitText: string) => (unitText === '%' ? `${shown}%` : `${shown} ${unitText}`);
  return say(text(join(en), join(zh)));
};
