/**
 * Root of the pages as the build draws them (tooling/prerender.mjs): what a visitor sees before any script has run, and
 * what search engines and chats read. The same components as the app's, of a visitor who is here for the first time.
 */
import { prerender } from 'react-dom/static';
import { fileAddress, folderOf } from './app/address.ts';
import { App } from './app/app.tsx';
import { beforeDrawing, languagesFor } from './app/before-drawing.ts';
import { goOn, hashAddress, watchScript } from './app/lost.ts';
import { type FilePage, PAGES } from './app/pages.ts';
import { createServices } from './app/services.ts';
import en from './i18n/en/index.ts';
import { chooseLocale, createI18n, LOCALES, type Locale } from './i18n/index.ts';
import zh from './i18n/zh-CN/index.ts';
import Course from './lessons/course.tsx';
import { createCourseStore } from './lessons/state/course-store.ts';
import { loadLesson } from './lessons/views/load-lesson.ts';
import { createPreferences } from './ui/state/storage.ts';
import { FACES, type Face } from './ui/theme/faces.ts';
import { EARLY_FACES } from './ui/theme/fonts.ts';

interface Drawn {
  readonly locale: Locale;
  readonly route: string;
  /** Below the root of the site, empty or with a slash at its end. */
  readonly folder: string;
  /** The same page in other languages, and in this one. */
  readonly folders: Readonly<Record<Locale, string>>;
  readonly title: string;
  readonly description: string;
  /** Of the picture that stands for it: `adding-arrays.en`. */
  readonly picture: string;
  /** What `#root` holds. */
  readonly html: string;
  /** Modules below the root of the project that the app loads for it, beyond its entry. */
  readonly modules: readonly string[];
}

/** Every page in every language. */
export async function drawPages(): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = [];
  for (const locale of LOCALES) {
    const texts = await createI18n(locale);
    for (const page of PAGES) drawn.push(await drawPage(page, locale, texts));
  }
  return drawn;
}

async function drawPage(page: FilePage, locale: Locale, texts: Awaited<ReturnType<typeof createI18n>>): Promise<Drawn> {
  const { route, lesson } = page;
  // A visitor of whom nothing is kept.
  const services = createServices(
    createPreferences(() => {
      throw new Error('There is no storage in a build');
    }),
  );
  const store = Promise.resolve(createCourseStore(services.preferences, services.drafts));
  const loaded = lesson === null ? null : await loadLesson(lesson, locale);
  const problems: unknown[] = [];
  const { prelude } = await prerender(
    <App
      services={services}
      texts={texts}
      navigated={() => false}
      useLocation={() => [route, () => undefined]}
      course={<Course open={() => store} loaded={loaded ?? undefined} />}
    />,
    {
      // Everything in its place at once: there is no script yet that could put it there later.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onError: (error) => void problems.push(error),
    },
  );
  if (problems.length > 0) throw problems[0];
  const html = withFolders(
    (await new Response(prelude).text()).replaceAll(/<!--.*?-->|<title>.*?<\/title>/g, ''),
    locale,
  );
  return {
    locale,
    route,
    folder: fileFolder(route, locale),
    folders: { en: fileFolder(route, 'en'), 'zh-CN': fileFolder(route, 'zh-CN') },
    title: page.title[locale],
    description: page.description[locale],
    picture: `${lesson ?? 'lockstep'}.${locale}`,
    html,
    modules: modulesOf(route, lesson, locale),
  };
}

function fileFolder(route: string, locale: Locale): string {
  const folder = folderOf(route, locale);
  if (folder === null) throw new Error(`${route} has no file of its own`);
  return folder;
}

/** Links lead to files: they work before the app is there, and without it. */
const withFolders = (html: string, locale: Locale): string =>
  html.replaceAll(/href="#(\/[^"]*)"/g, (_, route: string) => `href="${fileAddress(route, locale)}"`);

function modulesOf(route: string, lesson: string | null, locale: Locale): readonly string[] {
  // Not loaded where the visitor turns out to have another language than the file (start-app.ts).
  const texts = [`src/i18n/${locale}/first.ts`];
  if (route === '/') return texts;
  if (route === '/lab') return [...texts, 'src/pages/lab/lab-page.tsx', `src/i18n/${locale}/more.ts`];
  if (route === '/puzzles' || route.startsWith('/puzzles/')) {
    const editor = route === '/puzzles' ? [] : ['src/ui/editor/wgsl-editor.tsx'];
    return [...texts, 'src/pages/puzzles/puzzles-page.tsx', ...editor, `src/i18n/${locale}/more.ts`];
  }
  const course = ['src/lessons/course.tsx', 'src/lessons/state/course-store.ts', `src/i18n/${locale}/more.ts`];
  if (route === '/glossary') return [...texts, ...course, 'src/lessons/glossary/glossary-page.tsx'];
  if (route.startsWith('/glossary/')) return [...texts, ...course, 'src/lessons/glossary/term-page.tsx'];
  if (lesson === null) return [...texts, ...course];
  const own = [`src/lessons/${lesson}/index.ts`, `src/lessons/${lesson}/content.${locale}.mdx`];
  return [...texts, ...course, 'src/lessons/views/lesson-page.tsx', ...own];
}

export { startScript } from './app/start-app.ts';

/** The script that stands before anything is drawn. */
export const EARLY_SCRIPT =
  `(${beforeDrawing})(window, ${chooseLocale}, ${languagesFor});` + `(${watchScript})(window, ${goOn}, ${hashAddress})`;

/**
 * The script of the page that hosts send where they have none.
 * @param script the app's, from the root
 */
export const lostScript = (script: string): string => `(${goOn})(window, ${JSON.stringify(script)}, 1, ${hashAddress})`;

/** What that page says, in each language. */
export const NO_SUCH_PAGE: Readonly<Record<Locale, { readonly title: string; readonly text: string }>> = {
  en: en.common.notFound,
  'zh-CN': zh.common.notFound,
};

/**
 * What holds before anything is drawn.
 * @param addressOf of the built file, by the one that it is made from
 */
export function earlyStyles(addressOf: (url: string) => string): readonly string[] {
  const files = new Set(FACES.map(({ url }) => addressOf(url)));
  const rules = FACES.map((face) => faceRule(face, addressOf(face.url)));
  return [
    ...[...files].map((url) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${url}">`),
    `<style id="${EARLY_FACES}">${rules.join('')}</style>`,
    '<style>:root[data-elsewhere] #root { display: none }</style>',
  ];
}

const faceRule = ({ family, weight, sizeAdjust, unicodeRange }: Face, url: string): string =>
  `@font-face { font-family: "${family}"; src: url("${url}") format("woff2"); font-weight: ${weight}; ` +
  `${sizeAdjust ? `size-adjust: ${sizeAdjust}; ` : ''}unicode-range: ${unicodeRange}; font-display: optional }`;
