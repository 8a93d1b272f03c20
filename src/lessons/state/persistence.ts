/**
 * Whether the browser may throw away what a page has stored when room gets short. Without its promise it may
 * (https://storage.spec.whatwg.org/#persistence).
 */
type Storage = Partial<Pick<StorageManager, 'persist' | 'persisted'>>;

export interface Promised {
  /** Whether the promise was given. Asks no visitor. */
  given(): Promise<boolean>;
  /** Asks for it unless it was given; some browsers ask the visitor in turn, so only once a visit. */
  ask(): Promise<boolean>;
}

/** @param storage gives `navigator.storage`. Neither call rejects: false is no promise */
export function createPromised(storage: () => Storage | undefined): Promised {
  const answered = async (asks: (storage: Storage | undefined) => Promise<boolean | undefined>) => {
    try {
      return (await asks(storage())) ?? false;
    } catch {
      return false;
    }
  };
  const given = () => answered(async (storage) => storage?.persisted?.());
  let asked: Promise<boolean> | null = null;
  return {
    given,
    ask() {
      asked ??= given().then((already) => already || answered(async (storage) => storage?.persist?.()));
      return asked;
    },
  };
}
