// `npm start`: from a fresh clone to a browser with the extension in it. Nothing is imported but Node's own modules
// until the dependencies are there.
import { installIfNeeded, program, runNode } from './install.mjs';

const firefox = process.argv.includes('--firefox');

try {
  installIfNeeded();
  console.log('Building the extension…');
  const build = firefox ? ['build', '-b', 'firefox', '--mv3'] : ['build'];
  if (runNode([program('wxt/bin/wxt.mjs'), ...build]) !== 0) throw new Error('The build failed: see above.');
  process.exitCode = runNode(['scripts/start/main.ts', ...process.argv.slice(2)]);
} catch (error) {
  console.error(`\nThroughline could not start. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
