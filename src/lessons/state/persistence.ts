/**
 * Whether the browser may throw away what a page has stored when room gets short. Without its promise it may
 * (https://storage.spec.whatwg.org/#persistence).
 */
type Storage = Partial<Pick<StorageManager, 'persist' | 'persisted'>>;

/** Asks for the promise unless it was given. @param storage `navigator.storage`. Never rejects: false is no promise */
export async function askToKeep(storage: Storage | undefined): Promise<boolean> {
  try {
    return (await storage?.persisted?.()) || (await storage?.persist?.()) || false;
  } catch {
    return false;
  }
}
