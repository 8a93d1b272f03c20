/** Who is who in the stories, which is the same in both languages: what a sentence about a fault calls them, and their lists. */
import { text } from '../../../engine/text.ts';
import type { Forms, Role } from './grammar.ts';

/** Words without other forms. */
export const list = (words: string): readonly Forms[] => words.split(' ').map((self) => ({ self }));

/**
 * Who begins a story has a name of one list, who joins in one of the other. Of one list for both, nothing but the name that is
 * already taken would be left out, which one story in twelve would show by chance: a model learns it long after all else.
 */
type Lists<Name extends string> = Readonly<Record<Name, readonly Forms[]>>;

export const lostRoles = ({
  heroes,
  friends,
  things,
  places,
  spots,
}: Lists<'heroes' | 'friends' | 'things' | 'places' | 'spots'>) =>
  ({
    hero: { is: text('the one who lost something', '丢了东西的人'), kind: 'name', list: heroes },
    friend: { is: text('the one who helps', '帮忙的人'), kind: 'name', list: friends },
    thing: { is: text('what was lost', '丢的东西'), kind: 'thing', list: things },
    place: { is: text('where it was lost', '丢东西的地方'), kind: 'place', list: places },
    spot: { is: text('where it was not', '先找的地方'), kind: 'place', list: spots },
    other: { is: text('where it was found', '找到的地方'), kind: 'place', list: spots, unlike: 'spot' },
  }) satisfies Readonly<Record<string, Role>>;

type CountLists = Lists<'heroes' | 'friends' | 'fields' | 'animals' | 'numbers' | 'sums'>;

export const countRoles = ({ heroes, friends, fields, animals, numbers, sums }: CountLists) =>
  ({
    hero: { is: text('the one who counts first', '先数的人'), kind: 'name', list: heroes },
    friend: { is: text('the one who counts next', '接着数的人'), kind: 'name', list: friends },
    field: { is: text('where they count', '去数的地方'), kind: 'place', list: fields },
    animal: { is: text('what they count', '数的动物'), kind: 'animal', list: animals },
    one: { is: text('the first number', '第一个数'), kind: 'number', list: numbers },
    two: { is: text('the second number', '第二个数'), kind: 'number', list: numbers },
    sum: {
      is: text('the sum', '总数'),
      kind: 'number',
      list: sums,
      follows: { from: ['one', 'two'], place: (one, two) => one + two },
    },
  }) satisfies Readonly<Record<string, Role>>;

export const quarrelRoles = ({ heroes, friends, toys, treats }: Lists<'heroes' | 'friends' | 'toys' | 'treats'>) =>
  ({
    hero: { is: text('the one who says sorry', '认错的人'), kind: 'name', list: heroes },
    friend: { is: text('the one who forgives', '原谅对方的人'), kind: 'name', list: friends },
    toy: { is: text('what they quarrel about', '争抢的玩具'), kind: 'thing', list: toys },
    treat: { is: text('the gift', '送的点心'), kind: 'thing', list: treats },
  }) satisfies Readonly<Record<string, Role>>;
