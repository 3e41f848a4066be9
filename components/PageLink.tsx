/** A link to a page that was read. Addresses come from pages and imported files: only what opens as a page is a link. */
export function PageLink({ page, title }: { page: string; title: string }) {
  if (!/^(https?|chrome-extension|moz-extension):/i.test(page)) return <span dir="auto">{title}</span>;
  return (
    <a href={page} target="_blank" rel="noreferrer" dir="auto">
      {title}
    </a>
  );
}
