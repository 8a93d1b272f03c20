/** Error scopes of every kind around a piece of work. */
const FILTERS = ['out-of-memory', 'validation', 'internal'] as const;

export interface ScopedError {
  readonly filter: GPUErrorFilter;
  readonly message: string;
}

export interface Scopes {
  /** The first error of the kind that says most: too little memory before anything that follows from it. */
  close(): Promise<ScopedError | null>;
}

export function openScopes(device: GPUDevice): Scopes {
  for (const filter of FILTERS) device.pushErrorScope(filter);
  return {
    async close() {
      // Scopes are closed in reverse order and all at once, whatever each of them answers. Which scope answers tells
      // the kind of the error: its class is a global that only browsers have.
      const closing = FILTERS.toReversed().map(async (filter) => ({ filter, error: await device.popErrorScope() }));
      let most: ScopedError | null = null;
      for (const { filter, error } of await Promise.all(closing)) if (error) most = { filter, message: error.message };
      return most;
    },
  };
}
