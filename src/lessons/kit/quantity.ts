import type { LocalText } from '../../engine/contract.ts';

interface Units {
  readonly unit: LocalText;
  readonly unitOfOne?: LocalText;
}

/** A figure with its unit: `1 hour`, `2 hours`. @param shown the figure as it is read */
export const quantityOf = (
  shown: string,
  { unit, unitOfOne = unit }: Units,
  say: (text: LocalText) => string,
): string => `${shown} ${say(shown === '1' ? unitOfOne : unit)}`;
