/**
 * What a page does that stands where nothing of the app is found: 404.html, and the home page's file on a host that sends
 * it for whatever it does not have. The build writes these functions into pages as they stand (prerender.tsx), so they
 * may use nothing but what they are given.
 */

/**
 * Where the app shows a page that has no file at its address: `<root>lessons/adding-arrays/guess` is
 * `<root>#/lessons/adding-arrays/guess`, in the language that the address names. A `#` comes first, as in address.ts.
 * @param address whole, and below the root
 * @param root with a slash at its end
 */
export function hashAddress(address: string, root: string): string {
  const { origin, pathname, hash } = new URL(address);
  const place = `${origin}${pathname}`.slice(root.length);
  const language = /^zh-CN(?=\/|$)/.test(place) ? 'zh-CN/' : '';
  const page = place.slice(language.length).replace(/(^|\/)index\.html$/, '$1');
  return `${root}${language}${hash || `#/${page.replace(/\/$/, '')}`}`;
}

/**
 * Looks for the app's script in the folders of the address, the innermost first, and goes on from the root that it finds.
 * Meanwhile the page's text is not seen; it stays where there is no such root.
 * @param script from the root
 * @param passed names at the end of the address that are in no question: 1, or 2 where the innermost folder was tried
 */
export async function goOn(scope: Window, script: string, passed: number, onward: typeof hashAddress): Promise<void> {
  const { dataset } = scope.document.documentElement;
  const { href, origin, pathname } = scope.location;
  dataset.elsewhere = '';
  for (let names = pathname.split('/').slice(0, -passed); names.length > 0; names = names.slice(0, -1)) {
    const root = `${origin}${names.join('/')}/`;
    const answer = await scope.fetch(root + script).catch(() => null);
    // Some hosts answer with a page for every address.
    if (!answer?.ok || !/javascript/.test(answer.headers.get('Content-Type') ?? '')) continue;
    scope.location.replace(onward(href, root));
    return;
  }
  delete dataset.elsewhere;
}

/**
 * Goes on from a page whose script is not where the page looks for it, which is how it shows that the page stands in the
 * wrong place. One that is there and did not come through, or what it imports, takes no reader from the text.
 */
export function watchScript(scope: Window, seek: typeof goOn, onward: typeof hashAddress): void {
  scope.addEventListener(
    'error',
    async ({ target }) => {
      const { tagName, type, src } = target as Partial<HTMLScriptElement>;
      // Opened as a file it has no root, and says so itself.
      if (tagName !== 'SCRIPT' || type !== 'module' || !src || scope.location.protocol === 'file:') return;
      const script = (target as HTMLScriptElement).getAttribute('src') ?? '';
      const answer = await scope.fetch(src).catch(() => null);
      if (answer?.ok && /javascript/.test(answer.headers.get('Content-Type') ?? '')) return;
      await seek(scope, script.replace('./', ''), 2, onward);
    },
    true,
  );
}
