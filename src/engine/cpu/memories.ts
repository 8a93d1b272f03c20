/**
 * Shared memories for WebAssembly, used again. An engine reserves some gigabytes of addresses for each, whatever its
 * size, and gives them back when no thread remembers it any more, which may be late: a long run would exhaust them.
 */
const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** Memories at rest that are kept; beyond, the oldest is left to the garbage collector. */
const KEPT = 12;

const newMemory = (pages: number) => new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });

export class Memories {
  readonly #resting: WebAssembly.Memory[] = [];
  readonly #make: typeof newMemory;

  /** @param make throws a RangeError where there is no room */
  constructor(make: typeof newMemory = newMemory) {
    this.#make = make;
  }

  /**
   * At least `bytes`, all zero: what an earlier case left behind must not pass for a result. Sizes are powers of two, so
   * that many cases fit the same memory; pages that nobody touches cost nothing. Where the engine has no more addresses to
   * give, a larger one that rests will do.
   * @throws RangeError where there is no room
   */
  take(bytes: number): WebAssembly.Memory {
    const pages = Math.min(2 ** Math.ceil(Math.log2(Math.max(bytes / PAGE, 1))), MOST_PAGES);
    const same = this.#resting.find((one) => pagesOf(one) === pages);
    const memory = same ?? this.#new(pages);
    const place = this.#resting.indexOf(memory);
    if (place < 0) return memory;
    this.#resting.splice(place, 1);
    new Uint8Array(memory.buffer, 0, bytes).fill(0);
    return memory;
  }

  #new(pages: number): WebAssembly.Memory {
    try {
      return this.#make(pages);
    } catch (error) {
      const [larger] = this.#resting.filter((one) => pagesOf(one) > pages).sort((a, b) => pagesOf(a) - pagesOf(b));
      if (!larger) throw error;
      return larger;
    }
  }

  /** No thread may use it any more. */
  give(memory: WebAssembly.Memory): void {
    this.#resting.push(memory);
    if (this.#resting.length > KEPT) this.#resting.shift();
  }
}

const pagesOf = ({ buffer }: WebAssembly.Memory) => buffer.byteLength / PAGE;
