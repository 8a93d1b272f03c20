/** Runs modules of the app in Node, from their sources. */
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { ROOT } from './install.mjs';
import { mdxPlugin } from './mdx.mjs';
import { termPlaces } from './term-places.mjs';
import { versionDefine } from './version.mjs';

/**
 * @template T
 * @param {(load: (path: string) => Promise<Record<string, unknown>>) => Promise<T>} work `load` takes a path below the
 *   root of the project, with a slash before it
 * @returns {Promise<T>}
 */
export async function withSources(work) {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    appType: 'custom',
    define: versionDefine,
    plugins: [mdxPlugin(), termPlaces(), react()],
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await work((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
