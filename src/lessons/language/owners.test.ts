import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../i18n/index.ts';
import { createReader, type Look } from '../../workloads/language/reader.ts';
import { END, storyOf, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { readModel } from '../../workloads/language/weights-file.ts';
import { closestIn, linksIn, look, NOTHING_SEEN, ranked, watchOwners } from './owners.ts';

const tokensOf = (locale: (typeof LOCALES)[number], text: string) => {
  const encoded = vocabularyOf(locale).encode(text);
  if (!encoded.ok) throw new Error(encoded.unknown.join());
  return encoded.tokens;
};

describe('pronouns', () => {
  it('link to the one person that they can mean', () => {
    const text =
      'Anna was very proud of her new ball. One day she took it to the park and lost it. Tom came to help her';
    const tokens = tokensOf('en', text);
    const words = Array.from(tokens, (token) => vocabularyOf('en').tokens[token].text);
    expect(linksIn('en', tokens).map(({ pronoun, owner }) => [words[pronoun], owner])).toEqual([
      ['her', [0]],
      ['she', [0]],
      ['her', [0]],
    ]);
  });

  it('link to whoever joins in, too', () => {
    const tokens = tokensOf('en', 'Leo was happy and thanked Mia for her help.');
    expect(linksIn('en', tokens)).toEqual([{ pronoun: 7, owner: [5] }]);
  });

  it('link to nobody where two were named, or none', () => {
    expect(linksIn('en', tokensOf('en', 'Anna and Mia went to the farm. She'))).toEqual([]);
    expect(linksIn('en', tokensOf('en', 'Ben was angry and pushed her away.'))).toEqual([]);
    expect(linksIn('zh-CN', tokensOf('zh-CN', '小明和小强去农场数小猪。他们'))).toEqual([]);
    expect(linksIn('zh-CN', tokensOf('zh-CN', '小明和小芳去农场数小猪。他们高兴地回家了。'))).toEqual([]);
  });

  it('link to every token of every place of a name in Chinese', () => {
    const tokens = tokensOf('zh-CN', '小芳很喜欢她的新皮球。小明帮小芳找她');
    expect(linksIn('zh-CN', tokens)).toEqual([
      { pronoun: 5, owner: [0, 1] },
      { pronoun: 17, owner: [0, 1, 14, 15] },
    ]);
  });

  it('are found in stories of both languages', () => {
    for (const locale of LOCALES) {
      const stories = Array.from({ length: 20 }, (_, at) => storyOf(locale, 2 * at + 1));
      expect(stories.flatMap((story) => linksIn(locale, story)).length).toBeGreaterThan(10);
    }
  });

  it('have the head found that takes most from the name, and from where', () => {
    const tokens = tokensOf('en', 'Anna was very proud of her new ball.');
    const links = linksIn('en', tokens);
    const all = [END, ...tokens];
    const HEADS = 2;
    // Of the second layer the second head looks at the first token of the text from everywhere but there; others at themselves.
    const looks = all.map((_, at): Look => {
      const rows = (owner: boolean) =>
        Float32Array.from({ length: HEADS * (at + 1) }, (__, place) => {
          const [head, to] = [Math.floor(place / (at + 1)), place % (at + 1)];
          const wanted = owner && head === 1 && at > 1 ? 1 : at;
          return to === wanted ? 1 : 0;
        });
      return { logits: new Float32Array(1), attention: [rows(false), rows(true)] };
    });
    const [first, second, third] = ranked(look(NOTHING_SEEN, links, looks, HEADS));
    expect([first, second].map(({ layer, head, share }) => [layer, head, share])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(third.share).toBe(0);
    expect(first.even).toBeCloseTo(first.from === 'before' ? 1 / 6 : 1 / 7, 6);
    expect(ranked(NOTHING_SEEN)).toEqual([]);
    const closest = closestIn(links, looks, HEADS);
    expect(closest).toMatchObject({ layer: 1, head: 1, share: 1 });
    expect(closest?.at).toBe(closest?.from === 'before' ? links[0].pronoun - 1 : links[0].pronoun);
    expect(closestIn([], looks, HEADS)).toBeNull();
    const { see, view } = watchOwners('en', HEADS);
    expect(view()).toBeNull();
    see(Uint32Array.of(END), looks.slice(0, 1));
    expect(view()).toBeNull();
    see(Uint32Array.from(all), looks);
    const { pronoun } = links[0];
    expect(view()).toMatchObject({
      layer: 1,
      head: 1,
      share: 1,
      here: 1,
      pronoun,
      tokens: tokens.slice(0, pronoun + 1),
    });
    // END, then all tokens as far as the one from which it looks.
    expect(Array.from(view()?.shares ?? [])).toEqual(
      all.slice(0, (closest?.at ?? 0) + 2).map((_, at) => (at === 1 ? 1 : 0)),
    );
  });

  it.each(LOCALES)('are looked for by a head of the model that comes with the page, in %s', (locale) => {
    const read = readModel(readFileSync(new URL(`../../../public/data/language/${locale}.lsm`, import.meta.url)));
    if (!read.ok) throw new Error(read.problem.en);
    const { shape, weights } = read.model;
    const reader = createReader(shape, weights);
    const { see, view } = watchOwners(locale, shape.heads);
    for (let seed = 1; seed < 30; seed += 2) {
      reader.restart();
      const story = [END, ...storyOf(locale, seed).slice(0, -1)];
      see(
        Uint32Array.from(story),
        story.map((token) => reader.next(token)),
      );
    }
    const { share, even } = view() ?? { share: 0, even: 1 };
    expect(share).toBeGreaterThan(3 * even);
  });
});
