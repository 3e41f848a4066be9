/** An op-ed of our own, as a site would serve it, with hostile odds and ends. */
export const OPED = page(
  'Leave the reefs alone',
  `<meta property="og:site_name" content="The Bay Post"><meta property="article:published_time" content="2026-03-01T08:00:00Z">
<meta name="author" content="Ann Writer"><script>document.title = document.title</script>`,
  `<p>The trawlers came back to Corran Bay last week, eleven of them, and the harbour watched them from the wall.</p>
<p>Bottom trawling is killing the coral reefs of Corran Bay. Coral that took four hundred years to grow is broken by a single net in one night. The reefs will not recover within our lifetime unless trawling is banned.</p>
<p>The fisheries ministry has failed to enforce its own rules. It has two patrol boats for a coast of nine hundred kilometres, and both are in dock. This is why the fleets come back every spring.</p>
<p>A ban on trawling would help the fishermen of the bay rather than ruin them. Fish breed in the coral, and where the coral dies the catch of small boats falls. Tourists come to see the reefs, and they spend more in the harbour than the trawlers ever landed.</p>
<p>The trawling companies say that jobs are at stake. Their boats are crewed from abroad and land their catch elsewhere. Parliament must ban bottom trawling in the bay before the next season begins. <b>&lt;img src=x onerror="globalThis.pwned = true"&gt;</b></p>
<p>Compensation for the few local crews would cost less than one new patrol boat. Waiting for another study is the same as deciding for the trawlers.</p>`,
);

/** A report of our own on the same matter; its sentences make and dispute claims of the op-ed. */
export const REEF_NEWS = page(
  'Scientists warn over Corran Bay as trawling season nears',
  '',
  `<p>Marine biologists said on Tuesday that bottom trawling is destroying the coral reefs of Corran Bay. A survey by divers found broken coral at nineteen of twenty-two sites that had been healthy five years ago.</p>
<p>The reefs will not recover for decades unless trawling is banned, the scientists wrote. Coral in the bay grows by about a centimetre a year, and a trawl net breaks in minutes what took centuries to grow.</p>
<p>Campaigners said that parliament must ban bottom trawling in the bay before the season begins in May. A spokesman for the trawling companies said that the fleet had always kept to the rules and that jobs depended on it.</p>
<p>The fisheries ministry did not enforce its rules last year, according to the auditor, who counted four inspections on the whole coast. Two patrol boats were out of service. The weather on Tuesday was mild, and the ferry to the islands ran late.</p>
<p>The harbour master said that hotels were full. A school choir sang on the pier in the evening, and the mayor gave out medals to its members.</p>`,
);

function page(title: string, head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}<link rel="icon" href="data:,"></head><body><main><article><h1>${title}</h1>${body}</article></main></body></html>`;
}
