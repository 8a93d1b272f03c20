/** nginx and Apache, set up as docs/publishing.md says, to the letter, each by itself on a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APACHE, NGINX } from '../../src/tooling/hosts.mjs';
import { freePort } from '../support/free-port.ts';
import { DIST } from '../support/host.ts';

/** What stands in docs/publishing.md in this language. */
function recipe(language: string): string {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms');
  const text = fence.exec(readFileSync('docs/publishing.md', 'utf8'))?.[1];
  if (!text) throw new Error(`docs/publishing.md has no recipe in ${language}.`);
  return text;
}

interface Setup {
  /** Of this run alone; the build lies in `site`, below the path. */
  readonly folder: string;
  /** With a slash at both ends. */
  readonly path: string;
  readonly port: number;
}

/** Replaces what must be there. */
function put(text: string, from: string | RegExp, to: string): string {
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`The recipe in docs/publishing.md has no ${from}.`);
  return changed;
}

/** What a site of one's own must fill in, and, under a sub-path, what the text below the recipe says. */
function nginx({ folder, path, port }: Setup): readonly [string, ...string[]] {
  let server = put(recipe('nginx'), /# … listen, .* …/g, `listen 127.0.0.1:${port};`);
  server = put(server, 'root /srv/lockstep;', `root ${join(folder, 'site')};`);
  if (path !== '/') server = put(server, /(location |location ~ \^|location = |error_page 404 )\//g, `$1${path}`);
  // Where its own configuration lies, which names the types that it knows.
  symlinkSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${join(folder, 'pid')}; error_log stderr crit; events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${join(folder, one)};`).join(' ')}
  ${server}
}`,
  );
  return [NGINX, '-c', file];
}

/** Debian's own modules and settings as far as they touch what is served, and the recipe as a `.htaccess`. */
function apache({ folder, path, port }: Setup): readonly [string, ...string[]] {
  const site = join(folder, 'site');
  writeFileSync(
    join(site, path, '.htaccess'),
    path === '/' ? recipe('apache') : put(recipe('apache'), 'ErrorDocument 404 /', `ErrorDocument 404 ${path}`),
  );
  const file = join(folder, 'apache.conf');
  const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'filter', 'deflate', 'headers'];
  writeFileSync(
    file,
    `ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${join(folder, 'pid')}
DefaultRuntimeDir ${folder}
ErrorLog ${join(folder, 'error.log')}
User www-data
Group www-data
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${['mime', 'dir', 'deflate'].map((name) => `Include /etc/apache2/mods-available/${name}.conf`).join('\n')}
DocumentRoot ${site}
<Directory ${site}>
  Require all granted
  AllowOverride FileInfo
</Directory>`,
  );
  return [APACHE, '-f', file, '-D', 'FOREGROUND'];
}

export const SETUPS = { nginx, apache } as const;

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one with the build below this path and waits until it answers. */
export async function serve(name: keyof typeof SETUPS, path: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), `lockstep-${name}-`));
  // Started by root, it reads files as somebody else.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'site', path), { recursive: true });
  cpSync(DIST, join(folder, 'site', path), { recursive: true });
  const port = await freePort();
  const [command, ...args] = SETUPS[name]({ folder, path, port });
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const url = `http://localhost:${port}${path}`;
  await answers(url, child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with code ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
