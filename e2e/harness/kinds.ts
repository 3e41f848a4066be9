/** One way of setting a sentence that anchoring must cope with: what holds it, and the sentence as a reader sees it. */
export interface Kind {
  name: string;
  html: string;
  sentence: string;
  /** What a selection of it says, where styles or controls in it make that another text. */
  shown?: string;
  /** What stands before it, where the page says the sentence more than once. */
  prefix?: string;
}

/** Each sentence stands once among others in its block; `data-kind` is put on what holds it. */
export const KINDS: Kind[] = [
  kind('soft hyphens', 'The trans&shy;atlan&shy;tic column of wagons left at noon.'),
  kind('ligatures', 'The ﬁrst oﬃcer ﬁlled in every form.'),
  kind('no-break spaces', 'About 40&nbsp;000&nbsp; people walked&nbsp;past.', 'About 40 000 people walked past.'),
  kind('curly quotes', '“It isn’t ‘over’ yet,” the conductor’s wife said.'),
  kind('a line break', 'The bakers went home<br>before the bells rang.', 'The bakers went home before the bells rang.'),
  kind(
    'inline links',
    'A <a href="#a">spo<b>kes</b>man</a> for the <i>harbour</i> declined.',
    'A spokesman for the harbour declined.',
  ),
  kind('a footnote mark', 'Nobody counted the boats.<sup><a href="#1">[1]</a></sup>', 'Nobody counted the boats.[1]'),
  kind(
    'a drop cap',
    '<span style="float:left;font-size:3em">O</span>nly the lamps were left burning.',
    'Only the lamps were left burning.',
  ),
  kind('a hidden word', 'They <span class="gone">never </span>came to see the mill.', 'They came to see the mill.'),
  kind('an unseen word', 'They <span class="unseen">hardly </span>liked the new bridge.', 'They liked the new bridge.'),
  {
    ...kind('a button', 'Open the gate <button>Share</button> in the morning.', 'Open the gate in the morning.'),
    shown: 'Open the gate Share in the morning.',
  },
  {
    ...kind('capitals', '<b style="text-transform:uppercase">Every cart</b> was mended.', 'Every cart was mended.'),
    shown: 'EVERY CART was mended.',
  },
  kind('right to left', 'وصل القطار إلى المدينة في المساء.'),
  {
    ...kind('display: contents', 'The well gave water all summer.'),
    html: '<div class="through"><p data-kind="display: contents">Dry. The well gave water all summer. So.</p></div>',
  },
  {
    ...kind('columns', 'The choir sang in two rows.'),
    html: '<div style="columns:2" data-kind="columns"><p>Loud. The choir sang in two rows. Soft.</p></div>',
  },
  {
    ...kind('a list', 'Bring your own spoon and bowl.'),
    html: '<ul><li data-kind="a list">Rules. Bring your own spoon and bowl. Then wait.</li></ul>',
  },
  {
    ...kind('a table', 'The eastern road was closed.'),
    html: '<table><tr><th>Road</th><td data-kind="a table">East. The eastern road was closed. West.</td></tr><tr><td>1</td><td>2</td></tr></table>',
  },
  {
    ...kind('bare text', 'The smith had no iron left.'),
    html: '<div data-kind="bare text">Bare. The smith had no iron left.<p>Later on.</p></div>',
  },
  {
    ...kind('paragraphs of breaks', 'The tailor sold his best shears.'),
    html: '<div data-kind="paragraphs of breaks">One.<br><br>Two. The tailor sold his best shears.<br><br>Three.</div>',
  },
  { ...kind('a slot', 'The letter lay under the door.'), html: '' },
  { ...kind('a shadow tree', 'The clock in the tower stopped.'), html: '' },
];

function kind(name: string, html: string, sentence = html.replaceAll('&shy;', '')): Kind {
  return { name, sentence, html: `<p data-kind="${name}">Before it. ${html} After it.</p>` };
}

const FILL =
  'Market day in Harrow Green began late this week, because the road from the coast was under water until the middle of ' +
  'the morning and most of the stalls had to wait for their baskets. ';

/** A sentence that the page says again, and where it belongs. */
export const REPEATED: Kind = {
  name: 'said again elsewhere',
  html: '',
  prefix: 'He is old. ',
  sentence: 'The miller wants the ford to be rebuilt.',
};

/** A page that has them all, with a teaser, a related box, and a pull quote that say one sentence again. */
export function pageOfKinds(): string {
  const again = REPEATED.sentence;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Market day</title><link rel="icon" href="data:,">
    <style>.gone { display: none } .unseen { visibility: hidden } .through { display: contents }</style></head><body>
    <div class="teasers"><a href="#x">${again}</a><aside>${again}</aside></div>
    <main><article><h1>Market day comes late</h1><p>${FILL}</p><p>${FILL}</p>
    ${KINDS.map(({ html }) => html).join('\n')}
    <market-notice><p slot="letter" data-kind="a slot">Early. The letter lay under the door. Late.</p></market-notice>
    <p>${FILL}</p><blockquote>“${again}”</blockquote>
    <p data-kind="${REPEATED.name}">He is old. ${again} Few agree.</p><p>${FILL}</p></article></main>
    <div class="related"><p>${again}</p></div>
    <script>
      const root = document.querySelector('market-notice').attachShadow({ mode: 'open' });
      root.innerHTML = '<p data-kind="a shadow tree">Noon. The clock in the tower stopped. Dusk.</p><slot name="letter"></slot>';
    </script></body></html>`;
}
