/**
 * What another language's file must look like: the same keys as the English one, no more and no fewer. Plural forms
 * that only English needs (`…_one`) are left out: Chinese has a single form, `…_other`.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translation<T[K]>;
};
