/** So many characters tell a reader which text it is. */
const SHOWN = 60;

/** The beginning of a text on one line, whole words where it can be, to call something by. */
export function firstWords(text: string): string {
  const line = [...text.trim().replace(/\s+/g, ' ')];
  if (line.length <= SHOWN) return line.join('');
  const cut = line.slice(0, SHOWN).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > SHOWN / 2 ? cut.slice(0, space) : cut}…`;
}
