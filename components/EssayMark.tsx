import type { EssayColour } from '../utils/essays/look.ts';

interface Props {
  colour: EssayColour;
  /** For screen readers, where the essay's title does not stand beside the mark. */
  name?: string;
}

/** Says whose something is: a spot in the essay's hue. */
export function EssayMark({ colour, name }: Props) {
  return (
    <>
      <span class="essay-mark" data-colour={colour} aria-hidden="true" />
      {name !== undefined && <span class="visually-hidden">{name}: </span>}
    </>
  );
}
