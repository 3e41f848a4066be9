import { afterAll, beforeAll, it } from 'vitest';
import { FIRST, livePage, SECOND, untilPainted } from './harness/livepage.ts';
import { startWalk, type Walk } from './harness/walk.ts';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

const folded = (css: string, control: string) =>
  livePage(`${FIRST.html}${control}<div class="more">${SECOND.html}</div>`).replace(
    '<style>',
    `<style>.more{display:none} ${css}`,
  );

it.each([
  [
    'checkbox',
    folded(
      '#more:checked ~ .more{display:block}',
      '<input id="more" type="checkbox" class="control" aria-label="More">',
    ),
  ],
  [
    'fragment',
    folded('#full:target ~ .more{display:block}', '<a id="full"></a><a href="#full" class="control">Read more</a>'),
  ],
  [
    'button',
    folded(
      '[aria-expanded=true] + .more{display:block}',
      `<button class="control" aria-expanded="false" onclick="this.setAttribute('aria-expanded','true')">Read more</button>`,
    ),
  ],
])('reads what a %s unfolds by the style sheet alone', async (name, html) => {
  walk.server.put(`${name}.html`, html);
  const page = await walk.open(`${name}.html`);
  await walk.settle(page);
  await untilPainted(page, [FIRST.painted], [SECOND.painted]);
  await page.click('.control');
  await untilPainted(page, [FIRST.painted, SECOND.painted], []);
  await page.close();
});
