import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { MADE } from './hostilewords.ts';

/** What a document made of the words in it. */
export interface Inspected {
  /** Elements that hostile words became, what runs on an event, and addresses that would run. */
  made: string[];
  /** Words that turn the direction of writing and share a line with others that they would turn too. */
  loose: string[];
  /** Everything that stands in it as text, in its fields too, white space collapsed. */
  words: string;
}

/** Looks through a document, or the closed shadow tree that an element stands in, for what hostile words became. */
export async function inspect(where: Page | Frame | ElementHandle): Promise<Inspected> {
  const root =
    'asElement' in where
      ? await where.evaluateHandle((element) => element.getRootNode() as ParentNode & Node)
      : await where.evaluateHandle(() => document as ParentNode & Node);
  return await root.evaluate(look, MADE);
}

function look(root: ParentNode & Node, mark: string): Inspected {
  const made: string[] = [];
  if (Reflect.has(globalThis, mark)) made.push(`globalThis.${mark} is ${String(Reflect.get(globalThis, mark))}`);
  const shown: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const tells = (text: string) => made.push(`${text} in ${element.outerHTML.slice(0, 200)}`);
    if (element.hasAttribute(mark)) tells('an element');
    if (/^(script|style)$/.test(element.localName) && element.textContent?.includes(mark)) tells('code');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) tells(name);
      const leads = /^(src|srcdoc|href|xlink:href|action|formaction|data|style)$/.test(name);
      if (leads && value.includes(mark) && !/^(https?:|chrome-extension:|mailto:|#)/.test(value)) tells(name);
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) shown.push(` ${element.value} `);
  }
  const loose: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const within = node.parentElement;
    const text = node.nodeValue ?? '';
    if (within?.closest('script, style, title, option, textarea')) {
      if (within.localName === 'option' || within.localName === 'title') shown.push(text);
      continue;
    }
    shown.push(text);
    // Nobody sees a line of what is for screen readers only.
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(text) || within?.closest('[dir="auto"], bdi, .visually-hidden, .unseen'))
      continue;
    let line = within;
    while (line && getComputedStyle(line).unicodeBidi === 'normal') line = line.parentElement;
    if (line?.textContent?.trim() !== text.trim()) loose.push(line?.outerHTML.slice(0, 300) ?? text);
  }
  return { made, loose, words: shown.join('').replace(/\s+/g, ' ') };
}
