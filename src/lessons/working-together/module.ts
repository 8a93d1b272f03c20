/** What a walk through a text is given, and what it tells: see follow.ts. */
import type { FnElem, GlobalVarElem } from 'wesl/core';
import type { Value } from './values.ts';

/** What a text declares, by name. */
export interface Module {
  readonly functions: ReadonlyMap<string, FnElem>;
  readonly variables: ReadonlyMap<string, GlobalVarElem>;
  /** Constants, and the uniform values that the text is followed with. */
  readonly values: ReadonlyMap<string, Value>;
}

/** A place of workgroup memory is read or written. */
export interface Touch {
  readonly thread: number;
  /** `partial[3]` */
  readonly place: string;
  readonly write: boolean;
  /** Barriers that the thread has passed before. */
  readonly phase: number;
  /** Offset in the text. */
  readonly at: number;
}

/** The text holds something that cannot be followed. */
export class UnreadError extends Error {
  readonly at: number;

  /** @param at offset in the text */
  constructor(at: number) {
    super(`The text cannot be followed from offset ${at} on.`);
    this.name = 'UnreadError';
    this.at = at;
  }
}
