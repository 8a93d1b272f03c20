/** @param {string | undefined} given @returns {string | null} with a slash at its end */
export function siteAddress(given) {
  if (!given) return null;
  if (!URL.canParse(given))
    throw new Error(`LOCKSTEP_SITE is no address: ${given}. Give it whole, as https://example.org/lockstep/.`);
  return new URL('.', given.replace(/\/?$/, '/')).href;
}
