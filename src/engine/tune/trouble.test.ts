/** What comes between a tuner and its end. */
import { describe, expect, test } from 'vitest';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { keyOf, named, setting, tuneIt } from '../testing/fake-tuning.ts';
import { DEFAULT_TUNING } from './settings.ts';

describe('a page that is out of sight', () => {
  test('has its batches made again: what was slow because of it does not lose by that', async () => {
    let changes = 0;
    // Hidden and back during the first two batches, which take fifty times as long.
    const beforeRun = (batch: number) => {
      if (batch <= 2) changes++;
    };
    const disturbed: Behaviour = { iterationMs: (batch) => (batch <= 2 ? 500 : 10), beforeRun };
    const one = setting({ disturbed, steady: { iterationMs: 20 } });
    const { winners, tried } = await tuneIt(one, undefined, { hidden: () => false, changes: () => changes });
    expect(winners).toMatchObject([{ configuration: 'disturbed', ms: 10 }]);
    expect(tried.every((each) => each.status === 'timed' && each.ms <= 20)).toBe(true);
  });

  test('is waited for', async () => {
    const one = setting({ a: { iterationMs: 10 } });
    const back = 30_000;
    const visibility = { hidden: () => one.clock.now() < back, changes: () => 0 };
    const { winners, log } = await tuneIt(one, () => {}, visibility);
    expect(winners).toMatchObject([{ configuration: 'a', ms: 10 }]);
    expect(log.filter((line) => line.startsWith('run'))).toHaveLength(1 + 1 + 1);
    expect(one.clock.now()).toBeGreaterThan(back);
  });

  test('can be cancelled', async () => {
    const one = setting({ a: { iterationMs: 10 } });
    one.clock.timer(1000, () => one.controller.abort());
    const { end, log } = await tuneIt(one, () => {}, { hidden: () => true, changes: () => 0 });
    expect(end).toMatchObject({ cancelled: true, problem: null, tuned: {} });
    expect(log).toEqual(['prepare a', 'idle', 'dispose a']);
  });
});

describe('what goes wrong costs one configuration alone', () => {
  test.each([
    ['wrong results', { wrong: true, iterationMs: 1 }, 'wrong'],
    ['an error in the middle', { iterationMs: 1, beforeRun: () => fail('it broke') }, 'failed'],
    ['a shader that does not compile', { prepared: { status: 'failed', reason: reason('no-compile') } }, 'failed'],
    ['a limit', { prepared: { status: 'unsupported', reason: reason('limit') } }, 'failed'],
  ] as const)('%s', async (_, behaviour: Behaviour, status) => {
    const { tried, winners, end, log } = await tuneIt(setting({ bad: behaviour, good: { iterationMs: 10 } }));
    expect(tried.find(({ configuration }) => configuration === 'bad')).toMatchObject({ status });
    expect(winners).toMatchObject([{ configuration: 'good', fallbackMs: null }]);
    expect(end.problem).toBeNull();
    expect(log.filter((line) => line === 'rebuild')).toEqual([]);
  });

  test('a lost device is opened again', async () => {
    const lost: Behaviour = { iterationMs: 1, beforeRun: () => lose() };
    const one = setting({ a: { iterationMs: 20 }, lost, b: { iterationMs: 10 } });
    const { tried, winners, end, log } = await tuneIt(one);
    expect(tried.find(({ configuration }) => configuration === 'lost')).toMatchObject({
      status: 'failed',
      reason: { code: 'lost' },
    });
    expect(winners[0].configuration).toBe('b');
    expect(end.problem).toBeNull();
    expect(log.filter((line) => line === 'rebuild')).toHaveLength(1);
  });

  test('one that does not come back ends the tuning and says so; earlier winners hold', async () => {
    let size = 0;
    const b: Behaviour = { iterationMs: 10, beforeRun: () => (size === 2 ? lose() : undefined) };
    const one = setting({ a: { iterationMs: 20 }, b }, [1, 2]);
    one.backend.onRebuild = () => fail('gone for good');
    const { end } = await tuneIt(one, (event) => {
      if (event.type === 'winner') size = 2;
    });
    expect(end).toMatchObject({ cancelled: false, problem: { code: 'lost' }, tuned: { [keyOf(one, 'n 1')]: 'b' } });
  });

  test('one that is lost again and again is left alone', async () => {
    const lost: Behaviour = { beforeRun: () => lose() };
    const all = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`l${at}`, lost]));
    const { end, log } = await tuneIt(setting(all));
    expect(end.problem?.code).toBe('lost');
    expect(log.filter((line) => line === 'rebuild')).toHaveLength(DEFAULT_TUNING.losses);
  });
});

test('cancelling ends it at once, keeps what was found and leaves no session behind', async () => {
  const one = setting(
    named(4, (at) => 10 + at),
    [1, 2],
  );
  const { end, log } = await tuneIt(one, (event) => {
    if (event.type === 'winner') one.controller.abort();
  });
  expect(end).toMatchObject({ cancelled: true, problem: null, tuned: { [keyOf(one, 'n 1')]: 'c0' } });
  const count = (word: string) => log.filter((line) => line.startsWith(word)).length;
  expect(count('dispose')).toBe(count('prepare'));
});

const fail = (message: string): never => {
  throw new Error(message);
};
const lose = (): never => {
  throw new BackendLostError(reason('lost'));
};
