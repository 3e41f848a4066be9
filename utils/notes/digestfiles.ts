import { dayOf } from './day.ts';
import { countWords, type Digest, type DigestClaim, sumUpDigest } from './digest.ts';
import { type ExportedNote, pageOf } from './exportednote.ts';
import { html, htmlFile, link, type Markup } from './htmlfile.ts';
import { escapeMarkdown, markdownLink, noteToMarkdown } from './markdown.ts';
import { toArticle } from './noteshtml.ts';
import type { TrailSighting } from './trail.ts';
import { sightingToMarkdown } from './trailfiles.ts';

/** Writes a digest as Markdown. */
export function digestToMarkdown(digest: Digest): string {
  const title = digest.url === undefined ? escapeMarkdown(digest.title) : markdownLink(digest.url, digest.title);
  const head = [`# ${title}`, escapeMarkdown(digest.author), sumUpDigest(digest)];
  const themes = digest.themes.flatMap(({ label, claims }) => [
    `## ${escapeMarkdown(label)}`,
    ...claims.flatMap(claimToMarkdown),
  ]);
  return `${[...head, ...themes].join('\n\n')}\n`;
}

function claimToMarkdown(claim: DigestClaim): string[] {
  const counts = countWords(claim);
  return [
    `### ${escapeMarkdown(claim.text)}`,
    ...(counts === '' ? [] : [counts]),
    ...claim.quoted.map(sightingToMarkdown),
    ...(claim.notes.length === 0 ? [] : ['**My notes**', ...claim.notes.map(digestedToMarkdown)]),
  ];
}

/** Writes a digest as one HTML file to read or print. */
export function digestToHtml(digest: Digest): string {
  const title = digest.url === undefined ? html`${digest.title}` : link(digest.url, digest.title);
  const body = html`<h1>${title}</h1>
    <p>${digest.author}</p>
    <p class="small">${sumUpDigest(digest)}</p>
    ${digest.themes.map(
      ({ label, claims }) =>
        html`<section>
          <h2>${label}</h2>
          ${claims.map(claimToHtml)}
        </section>`,
    )}`;
  return htmlFile(digest.title, body);
}

function claimToHtml(claim: DigestClaim): Markup {
  const notes =
    claim.notes.length === 0
      ? ''
      : html`<h4>My notes</h4>
          ${claim.notes.map(digestedToHtml)}`;
  return html`<h3>${claim.text}</h3>
    <p class="small">${countWords(claim)}</p>
    ${claim.quoted.map(sightingToHtml)}${notes}`;
}

function sightingToHtml({ quote, relation, page, title, firstSeen }: TrailSighting): Markup {
  const words = relation === 'agrees' ? 'Agrees' : 'Disputes';
  return html`<article>
    <blockquote>${quote}</blockquote>
    <p class="small">${words} · ${link(page, title || page)} · ${dayOf(firstSeen)}</p>
  </article> `;
}

/** The claim stands above its notes already, their pages do not. */
function digestedToMarkdown({ note, pageTitle }: ExportedNote): string {
  const page = pageOf(note);
  return noteToMarkdown({ note }, page === null ? '' : markdownLink(page, pageTitle || page));
}

function digestedToHtml({ note, pageTitle }: ExportedNote): Markup {
  const page = pageOf(note);
  return toArticle({ note }, page === null ? undefined : link(page, pageTitle || page));
}
