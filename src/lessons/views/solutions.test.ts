import { expect, test } from 'vitest';
import { lesson as adding } from '../adding-arrays/index.ts';
import { lesson as digits } from '../different-digits/index.ts';
import { draftOf, draftsOf } from '../state/course-store.ts';
import { mySolutions, solutionsText } from './solutions.ts';

const words = { title: 'My solutions', solved: 'Solved.', begun: 'Begun.' };
const solved = (...ids: readonly string[]) => ({ done: [], guesses: {}, scores: {}, solved: ids });
const guard = draftOf(adding.id, 'guard');

test('a solved challenge has its reason, a shader the text as well', () => {
  const progress = { [adding.id]: solved('guard'), [digits.id]: solved('plus-one') };
  const drafts = [{ id: guard, text: '// mine\nfn main() {}\n' }];
  const told = solutionsText([adding, digits], { progress, drafts }, words, 'en');
  expect(told).toContain(`## ${adding.title.en}`);
  expect(told).toContain(`### ${adding.challenges.guard.question.en}`);
  expect(told).toContain(`Solved. ${digits.challenges['plus-one'].because.en}`);
  expect(told).toContain('```wgsl\n// mine\nfn main() {}\n```');
  expect(solutionsText([adding], { progress, drafts }, words, 'zh-CN')).toContain(adding.title['zh-CN']);
});

test('a text that is begun is there, unsolved; the text that a challenge begins with is none', () => {
  const told = (text: string) => solutionsText([adding], { progress: {}, drafts: [{ id: guard, text }] }, words, 'en');
  expect(told('// half')).toContain('Begun.\n\n```wgsl\n// half\n```');
  const { guard: challenge } = adding.challenges;
  expect(challenge.kind === 'wgsl' && told(challenge.edit.code)).toBeNull();
  expect(told('// ``` and ```` in it')).toContain('`````wgsl\n');
});

test('of the course only what was made is told, a text also where its challenge has moved since', async () => {
  expect(await mySolutions({ progress: {}, drafts: [] }, words, 'en')).toBeNull();
  const [, before] = draftsOf('the-last-factor-of-two', 'beat');
  const progress = { [digits.id]: solved('plus-one') };
  const told = await mySolutions({ progress, drafts: [{ id: before, text: '// from before' }] }, words, 'en');
  expect(told).toContain(digits.title.en);
  expect(told).toContain('// from before');
  expect(told).not.toContain(adding.title.en);
});
