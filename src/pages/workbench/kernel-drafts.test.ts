import { expect, test } from 'vitest';
import { stub } from '../../engine/kernel/begin.ts';
import { LONGEST_KERNEL } from '../../engine/kernel/kernel-file.ts';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { workloads } from '../../workloads/registry.ts';
import { addDraft, deleteDraft, freeName, listDrafts, listUnreadable, openDraft, saveDraft } from './kernel-drafts.ts';

const [matmul, convolution] = workloads;

function tab(kept: Map<string, string>) {
  const backing = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return createDrafts(
    createPreferences(() => backing),
    createUnsaved(),
  );
}

const added = (drafts: ReturnType<typeof tab>, name: string) => {
  const path = addDraft(drafts, stub(matmul, name));
  const draft = path === null ? null : openDraft(drafts, path);
  if (!draft) throw new Error('not kept');
  return draft;
};

test('a kernel is there again after a reload, under its path; nonsense among the drafts is passed over', () => {
  const kept = new Map<string, string>();
  const { path, kernel } = added(tab(kept), 'mine');
  tab(kept).write('workbench/matmul/bad', 'no kernel');
  expect(openDraft(tab(kept), path)?.kernel).toEqual(kernel);
  expect(listDrafts(tab(kept)).map((draft) => draft.path)).toEqual([path]);
  deleteDraft(tab(kept), path);
  expect(openDraft(tab(kept), path)).toBeNull();
});

test('a draft that cannot be read is listed, to be saved or deleted', () => {
  const drafts = tab(new Map());
  drafts.write('workbench/matmul/bad', 'no kernel');
  added(drafts, 'mine');
  expect(listUnreadable(drafts)).toMatchObject([{ path: 'matmul/bad', text: 'no kernel' }]);
});

test('what nobody could read again is not kept, and the text before it stays', () => {
  const drafts = tab(new Map());
  const draft = added(drafts, 'mine');
  const [pass] = draft.kernel.passes;
  const long = { ...draft.kernel, passes: [{ ...pass, code: 'x'.repeat(LONGEST_KERNEL) }] };
  expect(saveDraft(drafts, draft, long, matmul)).toEqual({ state: 'tooLong' });
  expect(openDraft(drafts, draft.path)?.text).toBe(draft.text);
  expect(addDraft(drafts, long)).toBeNull();
});

test('where storage refuses to write, one kernel stays one, until the page is closed', () => {
  const drafts = createDrafts(
    createPreferences(() => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    })),
    createUnsaved(),
  );
  const draft = added(drafts, 'mine');
  let seen: Pick<typeof draft, 'path' | 'text'> = draft;
  for (const line of ['// a', '// ab', '// abc']) {
    const passes = draft.kernel.passes.map((pass) => ({ ...pass, code: `${line}\n${pass.code}` }));
    const saved = saveDraft(drafts, seen, { ...draft.kernel, passes }, matmul);
    if (saved.state !== 'untilClosed') throw new Error(`it is ${saved.state}`);
    expect(saved.path).toBe(draft.path);
    seen = saved;
  }
  expect(listDrafts(drafts).map(({ kernel }) => kernel.name)).toEqual(['mine']);
  expect(openDraft(drafts, draft.path)?.text).toContain('// abc');
});

test('two tabs that change one kernel: both texts are kept', () => {
  const kept = new Map<string, string>();
  const [here, there] = [tab(kept), tab(kept)];
  const draft = added(here, 'mine');
  const changed = (line: string) => ({
    ...draft.kernel,
    passes: draft.kernel.passes.map((pass) => ({ ...pass, code: `${line}\n${pass.code}` })),
  });
  const theirs = saveDraft(there, draft, changed('// theirs'), matmul);
  expect(theirs).toMatchObject({ state: 'kept', path: draft.path });
  const mine = saveDraft(here, draft, changed('// mine'), matmul);
  if (mine.state !== 'apart') throw new Error(`it is ${mine.state}`);
  expect(mine.kernel.name).toBe('mine-2');
  expect(openDraft(here, draft.path)?.text).toContain('// theirs');
  expect(openDraft(here, mine.path)?.text).toContain('// mine');
  // From then on each goes its own way.
  expect(saveDraft(here, mine, { ...mine.kernel, name: 'faster' }, matmul)).toMatchObject({
    state: 'kept',
    path: mine.path,
  });
});

test('a kernel that another tab has deleted is kept by the one that still writes it', () => {
  const kept = new Map<string, string>();
  const draft = added(tab(kept), 'mine');
  deleteDraft(tab(kept), draft.path);
  expect(saveDraft(tab(kept), draft, draft.kernel, matmul)).toMatchObject({ state: 'kept', path: draft.path });
  expect(openDraft(tab(kept), draft.path)).not.toBeNull();
});

test('names are nobody else’s: no variant’s, and no other kernel’s of the same workload', () => {
  const drafts = tab(new Map());
  added(drafts, 'mine');
  expect(freeName('mine', matmul, drafts)).toBe('mine-2');
  expect(freeName('mine', convolution, drafts)).toBe('mine');
  expect(freeName('tiled', matmul, drafts)).toBe('tiled-2');
  expect(freeName('<b>', matmul, drafts)).toBe('mine-2');
  const longest = 'k'.repeat(40);
  expect(freeName(longest, matmul, drafts)).toBe(longest);
  added(drafts, longest);
  expect(freeName(longest, matmul, drafts)).toBe(`${'k'.repeat(36)}-2`);
});
