import { Fragment } from 'preact';

interface Props {
  /** Words of readers, pages and files, with ours among them or not; empty ones are left out. */
  parts: (string | undefined)[];
  /** What stands between them. */
  between?: string;
}

/** Words of several hands in one line, each apart: none that turns the direction of writing turns the others too. */
export function JoinedWords({ parts, between = ', ' }: Props) {
  return (
    <>
      {parts.filter(Boolean).map((part, i) => (
        <Fragment key={i}>
          {i > 0 && between}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </>
  );
}
