/** A kernel that is being watched or has been: what came of it, and of which text. */
import { useEffect, useRef, useState } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { WatchedKernel, WatchRequest } from '../../engine/interpret/kernel.ts';
import { createWatcher, type Watcher } from './watcher.ts';

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

const crashed = (error: unknown): LocalText => {
  const message = error instanceof Error ? error.message : String(error);
  return {
    en: `The interpreter stopped unexpectedly (${message}). Your kernel is kept. Choose a smaller shape and try again.`,
    'zh-CN': `解释器意外停止（${message}）。你的内核函数还在。请换小一些的形状再试。`,
  };
};

/** It ends with the page. */
export function useWatch(create: () => Watcher = createWatcher): WatchState {
  const watcher = useRef<Watcher | null>(null);
  const [watching, setWatching] = useState<Watching | null>(null);
  const [going, setGoing] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [problem, setProblem] = useState<LocalText | null>(null);
  useEffect(() => () => watcher.current?.stop(), []);
  const start = async (request: WatchRequest, text: string) => {
    watcher.current ??= create();
    setProblem(null);
    setStopped(false);
    setGoing(true);
    try {
      const result = await watcher.current.watch(request);
      if (result) setWatching({ request, text, result });
      else setStopped(true);
    } catch (error) {
      setProblem(crashed(error));
    }
    setGoing(false);
  };
  return { watching, going, stopped, problem, start, stop: () => watcher.current?.stop() };
}
