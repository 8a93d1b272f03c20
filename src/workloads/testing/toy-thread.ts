/** A thread of the CPU pool that knows the toys, well-behaved and not. */
import { serveThread } from '../../engine/cpu/thread.ts';
import { adversaries, byteAdversaries } from './adversaries-cpu.ts';
import { misbehaving, toy } from './toy.ts';
import { forgetful, toyState } from './toy-state.ts';

serveThread(
  {
    post: (message) => postMessage(message),
    listen: (onMessage) => addEventListener('message', ({ data }) => onMessage(data)),
  },
  [toy, misbehaving, toyState, forgetful, adversaries, byteAdversaries],
);
