/** A kernel that is being watched or has been: what came of it, and of which text. */
import { useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { WatchedKernel, WatchRequest } from '../../engine/interpret/kernel.ts';
import { createInterpreter, type Interpreter } from '../interpreter/client.ts';
import { interpreterProblem, lateProblem } from '../interpreter/problems.ts';

/** One that came to its end. */
export interface Watching {
  readonly request: WatchRequest;
  /** Identifies the text that was watched. */
  readonly text: string;
  readonly result: WatchedKernel;
}

export interface WatchState {
  /** The last; null before the first. */
  readonly watching: Watching | null;
  readonly going: boolean;
  readonly stopped: boolean;
  readonly problem: LocalText | null;
  start(request: WatchRequest, text: string): Promise<void>;
  stop(): void;
}

/** It ends with the page. */
export function useWatch(create: () => Interpreter = createInterpreter): WatchState {
  const interpreter = useRef<Interpreter | null>(null);
  const [watching, setWatching] = useState<Watching | null>(null);
  const [going, setGoing] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [problem, setProblem] = useState<LocalText | null>(null);
  useEffect(() => () => interpreter.current?.stop(), []);
  const start = async (request: WatchRequest, text: string) => {
    interpreter.current ??= create();
    setProblem(null);
    setStopped(false);
    setGoing(true);
    try {
      const told = await interpreter.current.watch(request);
      if (told.status === 'done') setWatching({ request, text, result: told.value });
      else if (told.status === 'late') setProblem(lateProblem(told.seconds));
      else setStopped(true);
    } catch (error) {
      setProblem(interpreterProblem(error));
    }
    setGoing(false);
  };
  return { watching, going, stopped, problem, start, stop: () => interpreter.current?.stop() };
}
