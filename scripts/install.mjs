import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..');

/** Installs what the lockfile names when `node_modules` is missing or older than it. Throws when npm fails. */
export function installIfNeeded() {
  const lock = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs && existsSync(pinnedNode()))
    return;
  console.log('Installing what Throughline is built with (once, about half a minute)…');
  // npm tells its own script's address: spawning `npm` by name would need a shell on Windows.
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci'], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', ['ci'], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error('`npm ci` failed: see above. Is the package registry reachable?');
}

/** Path of the Node that comes with the dependencies: new enough for WXT, whatever Node started this script. */
export function pinnedNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Runs a program of `node_modules` or a script of ours under the pinned Node, its output shown as it comes.
 * @param {string[]} args what follows `node`
 * @returns {number} the exit status; 1 when a signal ended it
 */
export function runNode(args) {
  const path = `${join(ROOT, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const result = spawnSync(pinnedNode(), args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH: path } });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** Path of a dependency's command-line program, as its package names it. */
export function program(path) {
  return join(ROOT, 'node_modules', path);
}
