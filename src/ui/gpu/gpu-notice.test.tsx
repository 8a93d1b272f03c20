import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test, vi } from 'vitest';
import { createI18n, type Locale } from '../../i18n/index.ts';
import { GpuNotice } from './gpu-notice.tsx';

afterEach(() => vi.unstubAllGlobals());

async function told(secure: boolean, locale: Locale = 'en'): Promise<string> {
  vi.stubGlobal('isSecureContext', secure);
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n(locale)}>
      <GpuNotice probe={{ status: 'no-webgpu' }} />
    </I18nextProvider>,
  );
}

test('over plain http the page is to blame, not the browser', async () => {
  expect(await told(false)).toContain('Open the page over https');
  expect(await told(false)).not.toContain('current Chrome');
  expect(await told(false, 'zh-CN')).toContain('请通过 https 打开');
  expect(await told(true)).toContain('current Chrome');
});
