import type { Challenge as ChallengeSpec } from '../lesson.ts';

/** What every kind of answer to a challenge is given. */
export interface AnswerProps<C extends ChallengeSpec = ChallengeSpec> {
  id: string;
  challenge: C;
  /** Null where it cannot be known. */
  answer(right: boolean | null): void;
  /** The visitor has begun another try. */
  touched(): void;
}
