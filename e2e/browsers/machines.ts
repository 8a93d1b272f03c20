/** The browsers that the story is told in, by the name of the test project. */
import { lavapipe } from '../../src/tooling/lavapipe.mjs';
import { openFirefox } from '../support/browsers/firefox.ts';
import type { Visitor } from '../support/browsers/visitor.ts';
import { openWebKit } from '../support/browsers/webkit.ts';

declare module 'vitest' {
  interface ProvidedContext {
    machine: keyof typeof MACHINES;
    /** Where the built app is served. */
    address: string;
  }
}

/** A page of the same site that may frame any other, as the app's own policy lets it frame none. */
export const AROUND = 'around.html';

interface Machine {
  readonly webgpu: boolean;
  open(): Promise<Visitor>;
}

export const MACHINES = {
  firefox: { webgpu: false, open: () => openFirefox(null) },
  'firefox-lavapipe': {
    webgpu: true,
    open() {
      const driver = lavapipe();
      if ('missing' in driver) throw new Error(driver.missing);
      return openFirefox(driver.env);
    },
  },
  webkit: { webgpu: false, open: openWebKit },
} satisfies Readonly<Record<string, Machine>>;
