import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

/**
 * What the extension's own pages may do. `connect-src 'self'` is the privacy promise in the browser's own terms: no
 * page or worker of the extension can reach an address outside the package. `wasm-unsafe-eval` is ONNX Runtime's.
 * Inline styles stay allowed because the practice page hosts the hover card, and images cannot leave the package.
 */
const PAGES_CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * What the courier may do, a page in a sandbox without the extension's storage, messages and permissions: ask the web,
 * and nothing else. It fetches the essay packs that the reader subscribed to (`entrypoints/courier.ts`).
 */
const COURIER_CSP = "sandbox allow-scripts; default-src 'none'; script-src 'self'; connect-src https: http:";
const COURIER_PAGE = 'courier.html';

/**
 * Public half of a key whose private half was thrown away. It pins the id of an unpacked build, so that the notes
 * kept in IndexedDB stay with the extension when its folder moves.
 */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArZU7qM5BoaZfnPPePNwH6CfpR7xaYad9pDbLFcEXXA+GjpZGjKqv9GldADryHcpkPvSnQL8b' +
  'CZ8TCCM9Tysh1D9iqKTvOu4bezCv2n/AepZ3B+zeH1uyK13dJusEejebYNSdghhKM3jKYmnIxUat8NoOw+hQpKJRz/B5flXSi5mrqPkCVTTmulW6dbmi' +
  'VUqePtyvowWykR9gvKfYYAmUGz0iVN5F+PDmOJkf2ZKe//62HP179AdtBxaLTO8bURRQOYBrZqX3AhwlIlMYvWrulop8DnnRr1zfo8PDmab/3QUEp3Hd' +
  'ZcCwuo3E3k3QFbw0xnFQIjNUtWP/Bs/GIIf8GQIDAQAB';

/** Files of ONNX Runtime that must lie beside the build under their own names: its threads load them by URL. */
const ORT_FILES = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];

const NEWS_PAGES = ['http://*/*', 'https://*/*'];

// No cross-origin isolation keys: measured on Chromium 156, extension pages and their workers get SharedArrayBuffer and
// shared WebAssembly memory without them.
export default defineConfig({
  imports: false,
  manifest: ({ browser, command }) => {
    const firefox = browser === 'firefox';
    return {
      name: '__MSG_extensionName__',
      description: '__MSG_extensionDescription__',
      default_locale: 'en',
      permissions: [
        'storage',
        'unlimitedStorage',
        'scripting',
        'contextMenus',
        ...(firefox ? [] : ['offscreen', 'sidePanel']),
      ],
      host_permissions: NEWS_PAGES,
      // `page` is not listed: the background brings it where the lookout asks for it.
      content_scripts: [{ matches: NEWS_PAGES, run_at: 'document_idle', js: ['lookout.js'] }],
      // `wxt dev` talks to its own server, so only what is built to be used is shut off from the network.
      ...(command === 'build'
        ? {
            content_security_policy: { extension_pages: PAGES_CSP, ...(firefox ? {} : { sandbox: COURIER_CSP }) },
          }
        : {}),
      ...(firefox ? {} : { sandbox: { pages: [COURIER_PAGE] } }),
      action: { default_title: '__MSG_actionTitle__' },
      commands: {
        'next-highlight': {
          suggested_key: { default: 'Alt+Shift+N' },
          description: '__MSG_commandNextHighlight__',
        },
        'previous-highlight': {
          suggested_key: { default: 'Alt+Shift+P' },
          description: '__MSG_commandPreviousHighlight__',
        },
        'note-selection': {
          suggested_key: { default: 'Alt+Shift+A' },
          description: '__MSG_commandNoteSelection__',
        },
      },
      web_accessible_resources: [
        {
          resources: ['note-frame.html'],
          matches: NEWS_PAGES,
          // A page cannot probe for the extension by a fixed address; Firefox has a random one for each profile anyway.
          // Measured on Chromium 156: a dynamic address does not load inside a cross-origin isolated page (COEP), a
          // fixed one does. News pages are not isolated, and being told apart by any page weighs more.
          ...(firefox ? {} : { use_dynamic_url: true }),
        },
      ],
      ...(firefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: 'throughline@throughline.invalid',
                // First with CSS highlights and with the data collection declaration.
                strict_min_version: '142.0',
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : {
            key: CHROMIUM_KEY,
            // First with `caretPositionFromPoint`; the side panel (116) and offscreen documents (109) are older.
            minimum_chrome_version: '128',
          }),
    };
  },
  vite: () => ({
    // ONNX Runtime's threads need its loader as a file of its own, not bundled into ours.
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'production'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      const courier = files.findIndex(({ relativeDest }) => relativeDest === COURIER_PAGE);
      if (wxt.config.browser === 'firefox' && courier >= 0) files.splice(courier, 1);
      for (const name of ORT_FILES) {
        files.push({
          absoluteSrc: resolve(import.meta.dirname, 'node_modules/onnxruntime-web/dist', name),
          relativeDest: `ort/${name}`,
        });
      }
    },
  },
});
