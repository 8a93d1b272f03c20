/** A thread of the CPU pool in a browser. */
import { serveThread } from '../engine/cpu/thread.ts';
import { workloads } from '../workloads/registry.ts';

serveThread(
  {
    post: (message) => postMessage(message),
    listen: (onMessage) => addEventListener('message', ({ data }) => onMessage(data)),
  },
  workloads,
);
