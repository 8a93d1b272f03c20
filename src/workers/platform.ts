/** Name and version of the browser and the system, as far as they tell; and what not every page is given. */
interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
}

/** `Chromium 156`, `Firefox 150`; `unknown browser` where nothing is told. */
export function browserName(navigator: Navigator & { readonly userAgentData?: UserAgentData }): string {
  const brands = navigator.userAgentData?.brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand)) ?? [];
  // Chrome, Edge and others list Chromium as well; their own name says more.
  const own = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  if (own) return `${own.brand} ${own.version}`;
  const agent = navigator.userAgent;
  const firefox = /Firefox\/(\d+)/.exec(agent);
  if (firefox) return `Firefox ${firefox[1]}`;
  const safari = /Version\/(\d+(?:\.\d+)?).*Safari/.exec(agent);
  if (safari) return `Safari ${safari[1]}`;
  const chrome = /(?:Headless)?Chrome\/(\d+)/.exec(agent);
  return chrome ? `Chrome ${chrome[1]}` : 'unknown browser';
}

/** `Linux`, `Windows`, `macOS`, `Android`, `iOS`; `unknown system` where nothing is told. */
export function systemName(navigator: Navigator & { readonly userAgentData?: UserAgentData }): string {
  const told = navigator.userAgentData?.platform;
  if (told) return told;
  const agent = navigator.userAgent;
  const known: readonly [RegExp, string][] = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Mac OS X/, 'macOS'],
    [/Windows/, 'Windows'],
    [/Linux/, 'Linux'],
  ];
  return known.find(([pattern]) => pattern.test(agent))?.[1] ?? 'unknown system';
}
