import { describe, expect, it } from 'vitest';
import { randomUnit } from '../../engine/random.ts';
import { parameterCount } from './layout.ts';
import { vocabularyOf } from './stories/index.ts';
import { readModel, type SavedModel, writeModel } from './weights-file.ts';

const SHAPE = { width: 8, layers: 1, heads: 2, t: 12 };

function saved(text: SavedModel['text']): SavedModel {
  const vocabulary = text.kind === 'own' ? text.characters.length : vocabularyOf(text.locale).tokens.length;
  const shape = { ...SHAPE, vocabulary };
  const next = randomUnit(3, 1);
  const weights = Float32Array.from({ length: parameterCount(shape) }, () => next() - 0.5);
  return { shape, weights, text, seed: 4_294_967_295, steps: 1430, madeBy: 'a test' };
}

const STORIES = saved({ kind: 'stories', locale: 'zh-CN' });
const OWN = saved({ kind: 'own', characters: ['\n', 'a', '"', '狗', '🐈'] });

const problemOf = (bytes: Uint8Array) => {
  const read = readModel(bytes);
  return read.ok ? null : read.problem.en;
};

describe('a file of weights', () => {
  it.each([
    ['stories', STORIES],
    ['a visitor’s text', OWN],
  ])('of %s comes back in every bit', (_, model) => {
    expect(readModel(writeModel(model))).toEqual({ ok: true, model });
  });

  it('of stories is refused where their words are others, and read where it does not say', () => {
    const bytes = writeModel(STORIES);
    const header = new TextDecoder().decode(bytes.subarray(16, 400));
    const digest = /,"digest":"[0-9a-f]{8}"/.exec(header);
    if (!digest) throw new Error('no digest');
    const written = (part: string) => {
      const changed = bytes.slice();
      changed.set(
        new TextEncoder().encode(header.slice(0, header.indexOf('}', digest.index)).replace(digest[0], part)),
        16,
      );
      return changed;
    };
    const blank = ' '.repeat(digest[0].length);
    expect(readModel(written(blank))).toEqual({ ok: true, model: STORIES });
    expect(problemOf(written(',"digest":"00000000"'))).toContain('other words than the stories');
    expect(problemOf(written(',"digest":"0000000g"'))).toContain('damaged');
  });

  it('is read wherever its bytes begin', () => {
    const bytes = writeModel(OWN);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(readModel(moved.subarray(3))).toEqual({ ok: true, model: OWN });
  });

  it('is refused in plain words wherever it is cut', () => {
    const bytes = writeModel(OWN);
    for (const length of [0, 5, 15])
      expect(problemOf(bytes.subarray(0, length))).toContain('not a model saved by this page');
    for (const length of [16, 100, bytes.length - 4, bytes.length - 1]) {
      expect(problemOf(bytes.subarray(0, length))).toContain('breaks off');
    }
  });

  it('is refused where it is something else, newer, longer or of no numbers', () => {
    expect(problemOf(new TextEncoder().encode('Once upon a time there was a text file.'))).toContain(
      'not a model saved by',
    );
    const bytes = writeModel(OWN);
    expect(problemOf(Uint8Array.from([...bytes, 0, 0, 0, 0]))).toContain('damaged');
    expect(problemOf(bytes.with(8, 2))).toContain('newer version');
    expect(problemOf(bytes.with(17, 0))).toContain('damaged');
    const weights = OWN.weights.slice();
    weights[7] = Number.NaN;
    expect(problemOf(writeModel({ ...OWN, weights }))).toContain('not numbers');
  });

  it.each([
    ['as many rows as the text has characters', { vocabulary: 6 }, 'damaged'],
    ['heads that share the width', { heads: 3 }, 'damaged'],
    ['a width that a page can hold', { width: 4096 }, 'damaged'],
    ['as many weights as its shape says', { layers: 2 }, 'breaks off'],
  ])('needs %s', (_, part, problem) => {
    expect(problemOf(writeModel({ ...OWN, shape: { ...OWN.shape, ...part } }))).toContain(problem);
  });

  it('needs the words of today’s stories, each character once', () => {
    const other = { ...STORIES, shape: { ...STORIES.shape, vocabulary: STORIES.shape.vocabulary + 1 } };
    expect(problemOf(writeModel(other))).toContain('other words than the stories');
    const twice = { kind: 'own', characters: ['\n', 'a', 'a', '狗', '🐈'] } as const;
    expect(problemOf(writeModel({ ...OWN, text: twice }))).toContain('damaged');
  });
});
