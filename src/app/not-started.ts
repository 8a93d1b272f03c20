/** What stands where a part without which nothing can be drawn did not come: in every language, as no catalogue may be there. */

const TEXTS = {
  en: {
    happened: 'Lockstep did not load',
    todo: 'A part of it did not arrive: the network may be down. What you have kept is still there. Load the page again once the network is back.',
    again: 'Load again',
  },
  'zh-CN': {
    happened: 'Lockstep 没能加载',
    todo: '有一部分没有传到，可能是网络断了。保存过的内容都还在。网络恢复后请重新加载页面。',
    again: '重新加载',
  },
} as const;

/** Tells it, above the text that the file brought where that is to be read, and leaves what went wrong in the browser's console. */
export function tellNotStarted(error: unknown): void {
  const page = document.documentElement;
  const root = document.getElementById('root');
  const notices = Object.entries(TEXTS).map(([language, texts]) => noticeOf(language, texts));
  // The text of another page than the one that was asked for.
  if (page.dataset.elsewhere !== undefined) root?.replaceChildren();
  delete page.dataset.elsewhere;
  const standing = root?.querySelector('main');
  const told = document.createElement(standing ? 'div' : 'main');
  told.className = 'page stack';
  if (!standing) told.append(Object.assign(document.createElement('h1'), { textContent: 'Lockstep' }));
  told.append(...notices);
  (standing ?? root)?.prepend(told);
  console.error(error);
}

function noticeOf(
  language: string,
  { happened, todo, again }: Readonly<Record<'happened' | 'todo' | 'again', string>>,
) {
  const notice = document.createElement('div');
  notice.className = 'notice notice--error';
  notice.lang = language;
  notice.role = 'alert';
  const title = Object.assign(document.createElement('p'), { className: 'notice__title', textContent: happened });
  const text = Object.assign(document.createElement('p'), { textContent: todo });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button',
    textContent: again,
    onclick: () => location.reload(),
  });
  // As wide as its words.
  const row = document.createElement('div');
  row.append(button);
  notice.append(title, text, row);
  return notice;
}
