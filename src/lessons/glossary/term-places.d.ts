/** Made by tooling/term-places.mjs. */
declare module 'virtual:term-places' {
  /** By term, the lessons whose text has its card, and in which step. */
  const places: Readonly<Record<string, readonly { readonly lesson: string; readonly step: string }[] | undefined>>;
  export default places;
}
