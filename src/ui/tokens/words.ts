import { text } from '../../engine/text.ts';

/** Kinds that a reader may want to tell apart; the others look alike. */
export const KINDS = {
  name: text('name', '人名'),
  pronoun: text('pronoun', '代词'),
  thing: text('thing', '东西'),
  animal: text('animal', '动物'),
  place: text('place', '地方'),
  number: text('number', '数'),
  measure: text('measure word', '量词'),
};

export const WORDS = {
  end: text('end', '结束'),
  unknown: text('unknown', '未知'),
  missing: text('something is missing', '缺内容'),
  space: text('space', '空格'),
  line: text('new line', '换行'),
  key: text('Kinds of tokens', 'token 种类'),
};
