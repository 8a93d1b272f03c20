/** What a picture says of itself, found beside the frames and never in their way. Outside React. */
import type { LocalText, Params, Picture, Tensors } from '../../engine/contract.ts';
import { breathe } from '../state/breathe.ts';

export interface Measuring {
  /** To be measured once what is being measured is done; of several the latest. The first one is what others are held against. */
  ask(tensors: Tensors): void;
}

/**
 * @param say told of each after the first
 * @param counts false ends it
 * @param fail told what goes wrong
 */
export function createMeasuring(
  picture: Picture,
  params: Params,
  counts: () => boolean,
  say: (text: LocalText) => void,
  fail: (error: unknown) => void,
): Measuring {
  let first: number | null = null;
  let busy = false;
  const waiting: Tensors[] = [];

  const work = async () => {
    busy = true;
    try {
      for (let next = waiting.pop(); next && counts(); next = waiting.pop()) {
        waiting.length = 0;
        const value = await picture.measure(next, params, breathe);
        if (!counts()) break;
        if (value === null) continue;
        if (first === null) first = value;
        else say(picture.say(first, value, params));
      }
    } finally {
      busy = false;
    }
  };

  return {
    ask(tensors) {
      waiting.push(tensors);
      if (!busy) work().catch(fail);
    },
  };
}
