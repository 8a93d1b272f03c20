/** The two servers that docs/publishing.md has a recipe for. */
import { existsSync } from 'node:fs';
import { ensurePackages } from './system-packages.mjs';

export const NGINX = '/usr/sbin/nginx';
export const APACHE = '/usr/sbin/apache2';

/** What serves, its types and modules, and nothing that starts one with the system. @returns {string | null} why it is not there */
export const ensureNginx = () => ensurePackages(['nginx-light'], () => existsSync(NGINX));

/** @returns {string | null} why it is not there */
export const ensureApache = () => ensurePackages(['apache2'], () => existsSync(APACHE));
