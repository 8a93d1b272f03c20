/** Firefox's own carrier of WebDriver's commands (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). */
import { connect } from 'node:net';
import { StuckError } from './visitor.ts';
import { driverError } from './webdriver.ts';

export interface Marionette {
  send<T>(command: string, parameters?: object): Promise<T>;
  end(): void;
}

type Answer = [kind: 1, id: number, error: { error: string; message: string } | null, result: unknown];

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
}

const COLON = ':'.charCodeAt(0);

/** Splits a stream into packets: a length in bytes, a colon, so much JSON. */
function packets(take: (json: unknown) => void): (data: Buffer) => void {
  let held = Buffer.alloc(0);
  return (data) => {
    held = Buffer.concat([held, data]);
    for (;;) {
      const colon = held.indexOf(COLON);
      if (colon < 0) return;
      const end = colon + 1 + Number(held.toString('latin1', 0, colon));
      if (held.length < end) return;
      const json = held.toString('utf8', colon + 1, end);
      held = held.subarray(end);
      take(JSON.parse(json));
    }
  };
}

/** Resolves once Firefox has greeted. @param port on which it listens */
export function openMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let gone: StuckError | null = null;

  const send = <T>(command: string, parameters: object = {}): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const json = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(json)}:${json}`);
    });

  function take([, id, error, result]: Answer): void {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(driverError(error.error, error.message));
    else resolve?.(result as never);
  }

  return new Promise((resolve, reject) => {
    let greeted = false;
    socket.on('data', (data: Buffer) => read(data));
    const read = packets((json) => {
      if (greeted) take(json as Answer);
      else resolve({ send, end: () => socket.destroy() });
      greeted = true;
    });
    const over = () => {
      gone ??= new StuckError('Firefox has ended the conversation');
      reject(gone);
      for (const one of waiting.values()) one.reject(gone);
      waiting.clear();
    };
    socket.on('error', over);
    socket.on('close', over);
  });
}
