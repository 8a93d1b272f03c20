/** Tells the lists of this tab and of every other one that something has changed. */
export interface Changes {
  announce(): void;
  /** @returns a function that ends it */
  subscribe(call: () => void): () => void;
  close(): void;
}

/** Other tabs are left out where the browser has no BroadcastChannel or refuses it; they see it when they load again. */
export function openChanges(name: string): Changes {
  const calls = new Set<() => void>();
  const channel = openChannel(name);
  const tell = () => {
    for (const call of [...calls]) call();
  };
  channel?.addEventListener('message', tell);
  return {
    announce() {
      channel?.postMessage('changed');
      tell();
    },
    subscribe(call) {
      calls.add(call);
      return () => calls.delete(call);
    },
    close() {
      calls.clear();
      channel?.close();
    },
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
