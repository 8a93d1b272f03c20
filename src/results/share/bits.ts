/** A stream of bits: whole numbers in just as many as a column needs, and text on byte boundaries. */

/** What a reader throws when the bytes end too early or say something impossible. */
export class UnreadableError extends Error {}

/** Bits that say how wide a column is: 0 to 53. */
const WIDTH_BITS = 6;
const MAX_WIDTH = 53;
/** Longest text in bytes of UTF-8. */
const MAX_TEXT_BYTES = 1024;

export class BitWriter {
  readonly #bytes: number[] = [];
  #free = 0;

  /** `value` is a whole number below 2^width, width at most 53. */
  bits(value: number, width: number): void {
    for (let at = width - 1; at >= 0; at--) {
      if (this.#free === 0) {
        this.#bytes.push(0);
        this.#free = 8;
      }
      this.#free--;
      this.#bytes[this.#bytes.length - 1] |= (Math.floor(value / 2 ** at) & 1) << this.#free;
    }
  }

  /** Seven bits at a time, the lowest first. A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bits((rest % 128) + 128, 8);
      rest = Math.floor(rest / 128);
    }
    this.bits(rest, 8);
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.#free = 0;
    this.varint(bytes.length);
    this.#bytes.push(...bytes);
    this.#free = 0;
  }

  /** As they are, on byte boundaries. */
  bytes(values: Uint8Array): void {
    this.#free = 0;
    this.#bytes.push(...values);
  }

  /** Smallest value, then how far each lies above it: a column of equal values takes no room at all. */
  column(values: readonly number[]): void {
    if (!values.length) return;
    const smallest = Math.min(...values);
    const span = Math.max(...values) - smallest;
    const width = span === 0 ? 0 : Math.floor(Math.log2(span)) + 1;
    this.varint(smallest);
    this.bits(width, WIDTH_BITS);
    for (const value of values) this.bits(value - smallest, width);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what `BitWriter` wrote. @throws UnreadableError */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bits(width: number): number {
    if (this.#at + width > this.#bytes.length * 8) throw new UnreadableError('It ends too early.');
    let value = 0;
    for (let i = 0; i < width; i++, this.#at++) {
      value = value * 2 + ((this.#bytes[this.#at >> 3] >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.bits(8);
      value += (byte % 128) * scale;
      if (byte < 128) return safe(value);
    }
    throw new UnreadableError('A number is too long.');
  }

  text(): string {
    this.align();
    const length = this.varint();
    const from = this.#at / 8;
    if (length > MAX_TEXT_BYTES || from + length > this.#bytes.length) throw new UnreadableError('A text is too long.');
    this.#at += length * 8;
    return new TextDecoder().decode(this.#bytes.subarray(from, from + length));
  }

  /** `count` values, each at most `max`. */
  column(count: number, max: number): number[] {
    if (count === 0) return [];
    const smallest = this.varint();
    const width = this.bits(WIDTH_BITS);
    if (width > MAX_WIDTH) throw new UnreadableError('A column is too wide.');
    return Array.from({ length: count }, () => {
      const value = smallest + this.bits(width);
      if (value > max) throw new UnreadableError('A number is out of range.');
      return value;
    });
  }

  /** Goes on at the next whole byte. */
  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new UnreadableError('A number is too large.');
  return value;
}
