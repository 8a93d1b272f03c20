/**
 * A browser that tests start by itself has a process group of its own, so that it ends with the processes of its pages. What
 * interrupts the tests (a key, a signal to their group) does not reach it there: it ends with the process that started it.
 */

const INTERRUPTIONS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Call as soon as it is started.
 * @param {import('node:child_process').ChildProcess} leader started `detached`
 * @param {() => void} cleanUp removes what it leaves behind; once it has been told to end
 * @returns {() => Promise<void>} ends all of the group and cleans up
 */
export function endsWithUs(leader, cleanUp) {
  const ended = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      leader.on('error', () => resolve());
      leader.on('exit', () => resolve());
    })
  );
  const kill = () => {
    try {
      // One that hangs does not end in any other way.
      if (leader.pid) process.kill(-leader.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const endNow = () => {
    kill();
    cleanUp();
  };
  /** @param {NodeJS.Signals} signal */
  const interrupted = (signal) => {
    forget();
    endNow();
    // As it would have without anybody who listens.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('exit', endNow);
    for (const signal of INTERRUPTIONS) process.off(signal, interrupted);
  };
  process.once('exit', endNow);
  for (const signal of INTERRUPTIONS) process.once(signal, interrupted);
  return async () => {
    kill();
    await ended;
    cleanUp();
    forget();
  };
}
