/** Domains and ticks. A log axis is given both; nothing here returns a value that a log scale cannot map. */

export type Domain = readonly [low: number, high: number];

const POWER = /^1(e|$)/;

/** The range of positive finite values with a margin (a share of its length, in decades); null when there are none. */
export function logDomain(values: Iterable<number>, margin = 0.06): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (!Number.isFinite(value) || value <= 0) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high === 0) return null;
  // Less than a quarter of a decade would make noise look like a trend.
  const decades = Math.max(Math.log10(high) - Math.log10(low), 0.25);
  const spare = (decades - (Math.log10(high) - Math.log10(low))) / 2 + decades * margin;
  const factor = 10 ** spare;
  return [Math.max(low / factor, Number.MIN_VALUE * 1e16), Math.min(high * factor, Number.MAX_VALUE / 1e16)];
}

/** Powers of ten, or 1-2-5 within few decades; at most `most`, at least two where the domain holds two. */
export function logTicks([low, high]: Domain, most: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const all: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    for (const digit of [1, 2, 5]) {
      const tick = Number(`${digit}e${exponent}`);
      if (tick >= low && tick <= high) all.push(tick);
    }
  }
  if (all.length < 3) return thin(evenTicks([low, high], 3), most);
  if (all.length <= most) return all;
  const powers = all.filter((tick) => POWER.test(tick.toExponential()));
  if (powers.length < 2) return thin(all, most);
  return thin(powers, most);
}

/** At least `least` of them, as long as the domain's own precision allows. */
function evenTicks(domain: Domain, least: number): number[] {
  for (let count = least; count < 4 * least; count++) {
    const ticks = linearTicks(domain, count);
    if (ticks.length >= least) return ticks;
  }
  return [...domain];
}

/** Multiples of 1, 2 or 5 times a power of ten that lie in the domain. */
export function linearTicks([low, high]: Domain, most: number): number[] {
  const raw = (high - low) / Math.max(1, most - 1);
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((digit) => digit * power >= raw * 0.999) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high * (1 + 1e-12); i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** Keeps every nth value, counted from the last, which is the one that readers look for. */
export function thin<T>(values: readonly T[], most: number): T[] {
  const every = Math.ceil(values.length / Math.max(1, most));
  return values.filter((_, i) => (values.length - 1 - i) % every === 0);
}

/** Values in ascending order that keep `gap` pixels between them on an axis of `length` pixels; the last one stays. */
export function spaced(values: readonly number[], position: (value: number) => number, gap: number): number[] {
  const kept: number[] = [];
  for (const value of [...values].reverse()) {
    if (kept.length === 0 || position(kept[0]) - position(value) >= gap) kept.unshift(value);
  }
  return kept;
}

/** Maps a domain to pixels: `from` at its low end, `to` at its high end. */
export function scale([low, high]: Domain, log: boolean, from: number, to: number): (value: number) => number {
  const place = log ? Math.log10 : (value: number) => value;
  const start = place(low);
  const length = place(high) - start || 1;
  return (value) => from + ((place(value) - start) / length) * (to - from);
}
