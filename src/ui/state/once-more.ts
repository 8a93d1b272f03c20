/**
 * Work of which two are never under way at once. Whoever asks meanwhile, however many, has it done once more behind it: what
 * is read last is what there is.
 * @param work must not reject
 * @returns resolves once nothing is under way any more
 */
export function onceMore(work: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | null = null;
  let asked = false;
  const whole = async () => {
    while (asked) {
      asked = false;
      await work();
    }
    going = null;
  };
  return () => {
    asked = true;
    going ??= whole();
    return going;
  };
}
