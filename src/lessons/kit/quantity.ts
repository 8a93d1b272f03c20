import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

interface Units {
  readonly unit: LocalText;
  readonly unitOfOne?: LocalText;
}

/** A figure with its unit: `1 hour`, `2 hours`. @param shown the figure as it is read */
export const quantityOf = (
  shown: string,
  { unit, unitOfOne = unit }: Units,
  say: (text: LocalText) => string,
): string => {
  const { en, 'zh-CN': zh } = shown === '1' ? unitOfOne : unit;
  return say(text(`${shown} ${en}`, `${shown} ${zh}`));
};
