/** Whether a frame is wanted though nothing plays: by a press, or because something changed. Outside React. */
export class Steps {
  #wanted = false;

  want(): void {
    this.#wanted = true;
  }

  /**
   * Waits for a frame of the screen where one is wanted. What is wanted meanwhile is wanted still.
   * @param frame resolves with false where there is to be none
   * @returns whether to draw one
   */
  async next(playing: boolean, frame: () => Promise<boolean>): Promise<boolean> {
    const taken = this.#wanted;
    if (!playing && !taken) return false;
    this.#wanted = false;
    if (await frame()) return true;
    this.#wanted ||= taken;
    return false;
  }
}
