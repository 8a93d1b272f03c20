/** The stories in English, by word. Words are small but for names and “I”; who prints them sets the capitals. */
import type { Forms, Grammar, StoryKind } from './grammar.ts';
import { countRoles, list, lostRoles, quarrelRoles } from './roles.ts';

const people = (girls: string, boys: string): readonly Forms[] => [
  ...girls.split(' ').map((self) => ({ self, he: 'she', him: 'her', his: 'her' })),
  ...boys.split(' ').map((self) => ({ self, he: 'he', him: 'him', his: 'his' })),
];
/** See roles.ts. */
const heroes = people('Anna Emma Lily', 'Ben Jack Leo');
const friends = people('Mia Rosa Sara', 'Max Sam Tom');

const lost: StoryKind = {
  id: 'lost',
  roles: lostRoles({
    heroes,
    friends,
    things: list('bag ball book doll hat key kite pencil ring scarf watch whistle'),
    places: list('park beach lake market zoo playground'),
    spots: list('bench tree wall gate'),
  }),
  sentences: [
    ['{hero} had a new {thing} .', '{hero} was very proud of {hero.his} new {thing} .'],
    ['one day {hero.he} took it to the {place} and lost it .'],
    [
      '{friend} came to help {hero.him} and looked behind the {spot} , but the {thing} was not there .',
      '“ where is my {thing} ? ” {hero.he} asked , and {friend} looked behind the {spot} .',
    ],
    ['then {hero} looked near the {other} and found the {thing} .'],
    ['“ thank you , {friend} ! ” said {hero} .', '{hero} was happy and thanked {friend} for {friend.his} help .'],
  ],
};

const count: StoryKind = {
  id: 'count',
  roles: countRoles({
    heroes,
    friends,
    fields: list('farm hill meadow river valley village'),
    animals: list('cows ducks goats hens horses lambs pigs rabbits'),
    numbers: list('two three four five'),
    sums: list('four five six seven eight nine ten'),
  }),
  sentences: [
    [
      '{hero} and {friend} went to the {field} to count {animal} .',
      'one day {hero} took {friend} to the {field} to count {animal} .',
    ],
    ['{hero} counted {one} {animal} , and {friend} counted {two} more .'],
    ['“ {one} and {two} make {sum} , ” {hero} said .'],
    ['“ yes , there are {sum} {animal} here ! ” said {friend} .'],
    [
      '{hero} wrote {sum} in {hero.his} notebook .',
      'then they ran home , and {friend} told {friend.his} mother about the {animal} .',
    ],
  ],
};

const quarrel: StoryKind = {
  id: 'quarrel',
  roles: quarrelRoles({
    heroes,
    friends,
    toys: list('balloon boat drum puppet puzzle robot train truck'),
    treats: list('banana cookie muffin peach pear plum'),
  }),
  sentences: [
    ['{hero} and {friend} were playing with a {toy} .', 'one day {hero} and {friend} both wanted the same {toy} .'],
    ['“ the {toy} is mine ! ” shouted {hero} .', '{hero} pulled at the {toy} and would not let go .'],
    ['{friend} was angry and pushed {hero.him} away .'],
    ['later {hero} felt sorry and gave {friend} a {treat} .'],
    ['“ I was wrong , {friend} , ” {hero.he} said .'],
    [
      '{friend} ate the {treat} and hugged {hero.him} , and they shared the {toy} .',
      '{friend} smiled and took the {treat} , and they were friends again .',
    ],
  ],
};

/** A sentence begins after a full stop, as others do not end one here, and inside quotation marks. */
function join(tokens: readonly string[]): string {
  let printed = '';
  let begins = true;
  let open = true;
  for (const token of tokens) {
    const mark = /^[.,!?”]$/.test(token);
    if (!mark && !open) printed += ' ';
    printed += begins && !mark ? token[0].toUpperCase() + token.slice(1) : token;
    if (token !== '”') begins = token === '.' || token === '“';
    open = token === '“';
  }
  return printed;
}

const WORDS = /\p{L}+(?:['’]\p{L}+)*|\p{N}+|[^\s\p{L}\p{N}]/gu;

function split(sentence: string, knows: (token: string) => boolean = () => true): readonly string[] {
  let open = false;
  const curly = sentence.replace(/"/g, () => {
    open = !open;
    return open ? '“' : '”';
  });
  return (curly.match(WORDS) ?? []).map((word) => {
    const small = word.toLowerCase();
    return [word, small, small[0].toUpperCase() + small.slice(1)].find(knows) ?? small;
  });
}

export const english: Grammar = {
  locale: 'en',
  kinds: [lost, count, quarrel],
  split,
  join,
  gap: ' ',
  forms: { he: 'pronoun', him: 'pronoun', his: 'pronoun' },
};
