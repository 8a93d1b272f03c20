/** A thread of the CPU pool that knows the toys. */
import { serveThread } from '../../engine/cpu/thread.ts';
import { misbehaving, toy } from './toy.ts';

serveThread(
  {
    post: (message) => postMessage(message),
    listen: (onMessage) => addEventListener('message', ({ data }) => onMessage(data)),
  },
  [toy, misbehaving],
);
