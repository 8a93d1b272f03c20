import { describe, expect, it } from 'vitest';
import { generate } from '../../workloads/language/definition.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { type SavedModel, writeModel } from '../../workloads/language/weights-file.ts';
import type { Shipped } from '../language/shipped.ts';
import { BOARD, paramsOf } from './board.ts';
import { openingIn } from './opening.ts';
import { createSchool } from './school.ts';

function savedOf(locale: 'en' | 'zh-CN', change: Partial<SavedModel> = {}): SavedModel {
  const params = paramsOf(BOARD.standard, storiesIn(locale));
  if (!params) throw new Error('no such model');
  const weights = generate(params, 1).weights as Float32Array<ArrayBuffer>;
  return { shape: params, weights, text: { kind: 'stories', locale }, seed: 1, steps: 70, madeBy: 'a test', ...change };
}

/** A model that comes when the test says so. */
function coming() {
  let come: (shipped: Shipped) => void = () => {};
  const fetched = new Promise<Shipped>((resolve) => {
    come = resolve;
  });
  const store = createSchool();
  const opened = openingIn(store).openShipped('en', () => fetched);
  return {
    store,
    async arrive(shipped: Shipped) {
      come(shipped);
      await opened;
      return store.getState();
    },
  };
}

const READY: Shipped = { phase: 'ready', model: savedOf('en') };

describe('a model that the site brings', () => {
  it('is opened as soon as it comes, in the language in which it was asked for', async () => {
    const { store, arrive } = coming();
    expect(store.getState()).toMatchObject({ coming: 'en', model: null });
    expect(await arrive(READY)).toMatchObject({
      coming: null,
      unopened: null,
      model: { earlier: 70, source: { kind: 'stories', locale: 'en' } },
    });
  });

  it('leaves what was trained meanwhile, and says so', async () => {
    const { store, arrive } = coming();
    store.setState({ going: { run: 'grow' } as never });
    const told = { model: null, coming: null, unopened: { en: expect.stringContaining('another model was trained') } };
    expect(await arrive(READY)).toMatchObject(told);
  });

  it('that does not come says why', async () => {
    const problem = { en: 'You may be offline.', 'zh-CN': '可能断网了。' };
    const { arrive } = coming();
    expect(await arrive({ phase: 'failed', problem })).toMatchObject({ model: null, coming: null, unopened: problem });
  });
});

describe('a file', () => {
  const fileOf = (saved: SavedModel) => new Blob([writeModel(saved)]);

  it('is opened, or says why not; what was said before goes', async () => {
    const store = createSchool();
    const { openFile } = openingIn(store);
    await openFile(new Blob(['no model']));
    expect(store.getState().unopened).not.toBeNull();
    const { vocabulary } = savedOf('zh-CN').shape;
    const characters = Array.from({ length: vocabulary }, (_, at) => String.fromCodePoint(0x4e00 + at));
    await openFile(fileOf(savedOf('zh-CN', { text: { kind: 'own', characters } })));
    expect(store.getState()).toMatchObject({ model: null, unopened: { en: expect.stringContaining('your own text') } });
    await openFile(fileOf(savedOf('zh-CN')));
    expect(store.getState()).toMatchObject({ unopened: null, model: { source: { locale: 'zh-CN' } } });
  });
});
