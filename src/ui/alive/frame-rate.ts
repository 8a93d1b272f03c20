/** How many pictures a second: counted over a sliding second, and where one takes longer, from one to the next. Pure. */

const WINDOW_MS = 1000;

export class FrameRate {
  /** When each of the last second was shown, and the one before them, ascending. */
  #shown: number[] = [];

  /** A picture is shown. @param now in ms */
  shown(now: number): void {
    this.#shown.push(now);
    // Of two pictures that lie more than a second apart both are needed.
    while (this.#shown.length > 2 && this.#shown[0] <= now - WINDOW_MS) this.#shown.shift();
  }

  /** After a break: what lies before it is no rate. */
  restart(): void {
    this.#shown = [];
  }

  /** Pictures a second up to the latest; null before there are two. */
  get perSecond(): number | null {
    const [first] = this.#shown;
    const last = this.#shown[this.#shown.length - 1];
    return last > first ? (1000 * (this.#shown.length - 1)) / (last - first) : null;
  }
}
