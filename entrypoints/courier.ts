import { defineUnlistedScript } from '#imports';
import { runErrand, type Errand } from '@/utils/library/errand.ts';

/**
 * The one place of the extension that may ask the web: a sandboxed page (`courier.html`), which the browser gives an
 * origin of its own, without the extension's storage, permissions and messages. It gets an address from the library's
 * page that frames it, and hands back what lies there. Chromium only: Firefox knows no sandboxed pages.
 */
export default defineUnlistedScript({
  exclude: ['firefox'],
  main() {
    window.addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<Errand>) => {
      if (source === window.parent && port) void runErrand(data).then((delivery) => port.postMessage(delivery));
    });
  },
});
