/**
 * Figures as `Intl.NumberFormat` writes them in English and in Chinese, which agree. The first of its formats takes a browser
 * up to a tenth of a second to set up, in one piece, while a page comes up; this takes nothing.
 */

/**
 * Groups of three, zeros at the end left out, half away from zero.
 * @param places digits behind the point, by the power of ten of the first digit
 * @param shift powers of ten to multiply by, exactly
 */
export function decimal(value: number, places: (power: number) => number, shift = 0): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  // The shortest digits that name the number: 1.45 is rounded as it reads, not as it is stored.
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e');
  const power = Number(exponent) + shift;
  const kept = Math.max(0, places(power));
  const digits = BigInt(Math.round(Number(`${mantissa}e${power + kept}`)))
    .toString()
    .padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = digits.slice(digits.length - kept).replace(/0+$/, '');
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : '';
  return sign + whole + (rest && `.${rest}`);
}

export const significant = (most: number) => (power: number) => most - 1 - power;
export const fixed = (most: number) => () => most;
