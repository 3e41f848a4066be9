/** The attribute that elements made of hostile words bear. */
export const MADE = 'pwned';

/**
 * Words that would run, load or break out of what they stand in, were they ever taken for something else than text.
 * What runs of the word number `i` sets `globalThis.pwned` and asks for `hit` with that number behind it. Each fits into
 * an essay's shortest field, of 200 UTF-16 units, and says where it stands by its number.
 */
export function hostileWords(hit: string): string[] {
  const run = (i: number) => `pwned=${i};new Image().src='${hit}${i}'`;
  return [
    (i: number) => `<img ${MADE} src=x onerror="${run(i)}">`,
    (i: number) => `<svg ${MADE} onload="${run(i)}"></svg>`,
    (i: number) => `"><script ${MADE}>${run(i)}</script>`,
    (i: number) => `" ${MADE} autofocus onfocus="${run(i)}" onmouseover="${run(i)}`,
    (i: number) => `' ${MADE} autofocus onfocus=pwned=${i} x='`,
    (i: number) => `</script><script ${MADE}>${run(i)}</script>`,
    (i: number) => `</title></style></textarea></select><img ${MADE} src=${hit}${i} onerror=pwned=${i}>`,
    (i: number) => `<iframe ${MADE} srcdoc="<script>parent.${run(i)}</script>"></iframe>`,
    (i: number) => `<style ${MADE}>@import '${hit}${i}';*{background:url(${hit}${i})}</style>`,
    (i: number) => `[a](javascript:pwned=${i}) ![b](${hit}${i}) <javascript:pwned=${i}>`,
    (i: number) => `javascript:${run(i)}//`,
    (i: number) => `<a ${MADE} href="data:text/html,<script>opener.pwned=${i}</script>">data ${i}</a>`,
    (i: number) => `<svg ${MADE}><animate onbegin="${run(i)}" attributeName=x dur=1s></svg>`,
    (i: number) => `\${pwned=${i}}{{constructor.constructor("${run(i)}")()}}#{pwned=${i}}`,
    (i: number) => `\u202Egpj.${i}\u2066<b ${MADE}>exe</b> \u200F\u202D`,
    (i: number) => `<details ${MADE} open ontoggle="${run(i)}"><summary>${i}</summary></details>`,
    (i: number) => `--><math ${MADE}><mi xlink:href="javascript:pwned=${i}">${i}</mi></math><!--`,
    (i: number) => `&lt;img ${MADE} src=x onerror=pwned=${i}&gt;&#60;b ${MADE}&#62;`,
    (i: number) => `<object ${MADE} data="${hit}${i}"></object><link ${MADE} rel=stylesheet href=${hit}${i}>`,
  ].map((write, i) => write(i));
}
