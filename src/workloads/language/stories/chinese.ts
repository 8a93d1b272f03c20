/** The stories in Chinese, by character. */

import { text } from '../../../engine/text.ts';
import type { Forms, Grammar, Role, StoryKind } from './grammar.ts';
import { countRoles, list, lostRoles, quarrelRoles } from './roles.ts';

const people = (girls: readonly string[], boys: readonly string[]): readonly Forms[] => [
  ...girls.map((self) => ({ self, he: '她' })),
  ...boys.map((self) => ({ self, he: '他' })),
];
/** Of either list: they come first. */
const GIRLS = 3;
/** See roles.ts. */
const heroes = people(['小芳', '小红', '小兰'], ['小刚', '小杰', '小军']);
const friends = people(['小玲', '小雪', '小燕'], ['小亮', '小明', '小强']);
/** `帽子顶`: the last character is the measure word. */
const measured = (words: string): readonly Forms[] =>
  words.split(' ').map((word) => ({ self: word.slice(0, -1), measure: word.slice(-1) }));

/** In front of a measure word two is 两. */
const NUMBERS: readonly Forms[] = [
  { self: '两', plain: '二' },
  ...['三', '四', '五'].map((self) => ({ self, plain: self })),
];

/** 她们 is for women and girls alone. */
const both: Role = {
  is: text('the two of them', '两个人合称'),
  kind: 'pronoun',
  list: list('他们 她们'),
  follows: { from: ['hero', 'friend'], place: (hero, friend) => Number(Math.max(hero, friend) < GIRLS) },
};

const lost: StoryKind = {
  id: 'lost',
  roles: lostRoles({
    heroes,
    friends,
    things: measured('风筝只 画册本 帽子顶 皮球个 铅笔支 扇子把 手表块 手套副 书包个 外套件 围巾条 雨伞把'),
    places: list('操场 车站 公园 海边 湖边 集市'),
    spots: list('长椅 大门 大树 围墙'),
  }),
  sentences: [
    ['{hero}有一{thing.measure}新{thing}。', '{hero}很喜欢{hero.he}的新{thing}。'],
    ['一天，{hero.he}在{place}把它弄丢了。'],
    ['{friend}帮{hero.he}去{spot}后面找，没找到。', '{hero.he}急哭了，{friend}陪{hero.he}去{spot}后面找。'],
    ['最后，{hero}在{other}旁找到了{thing}。'],
    ['“谢谢你，{friend}！”{hero}说。', '{hero}笑了，连忙谢谢{friend}。'],
  ],
};

const count: StoryKind = {
  id: 'count',
  roles: {
    ...countRoles({
      heroes,
      friends,
      fields: list('草地 果园 河边 农场 山坡 田野'),
      animals: measured('白鹅只 黄牛头 母鸡只 山羊只 兔子只 小马匹 小猪头 鸭子只'),
      numbers: NUMBERS,
      sums: list('四 五 六 七 八 九 十'),
    }),
    both,
  },
  sentences: [
    ['{hero}和{friend}去{field}数{animal}。', '一天，{hero}带{friend}去{field}数{animal}。'],
    ['{hero}数到{one}{animal.measure}，{friend}又数到{two}{animal.measure}。'],
    ['“{one.plain}加{two.plain}等于{sum}。”{hero}说。'],
    ['“有{sum}{animal.measure}{animal}！”{friend}说。'],
    ['{both}高兴地回家了。', '{both}跟{animal}说了再见。'],
  ],
};

const quarrel: StoryKind = {
  id: 'quarrel',
  roles: {
    ...quarrelRoles({
      heroes,
      friends,
      toys: measured('积木盒 木偶个 拼图幅 气球个 陀螺个 玩具车辆 小船条 小火车列'),
      treats: measured('饼干块 蛋糕块 苹果个 糖果颗 桃子个 香蕉根'),
    }),
    both,
  },
  sentences: [
    ['{hero}和{friend}抢一{toy.measure}{toy}。', '{hero}和{friend}都想玩那{toy.measure}{toy}。'],
    ['“{toy}是我的！”{hero}喊。', '{hero}抓着{toy}不放手。'],
    ['{friend}气得推了{hero.he}一下。'],
    ['“对不起。”{hero}送给{friend}一{treat.measure}{treat}。'],
    ['{friend}笑了，和{hero.he}一起玩{toy}。', '{friend}吃了{treat}，{both}又是好朋友了。'],
  ],
};

/** As they are typed on a keyboard for Latin letters. */
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', '.': '。', '!': '！', '?': '？' };

export const chinese: Grammar = {
  locale: 'zh-CN',
  kinds: [lost, count, quarrel],
  split: (sentence) => Array.from(sentence.replace(/\s/gu, ''), (character) => FULL_WIDTH[character] ?? character),
  join: (tokens) => tokens.join(''),
  gap: '',
  forms: { he: 'pronoun', measure: 'measure', plain: 'number' },
};
