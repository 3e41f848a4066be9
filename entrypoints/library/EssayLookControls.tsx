import { ColourControl } from '@/components/ColourControl.tsx';
import { EssaySensitivityControl } from '@/components/EssaySensitivityControl.tsx';
import type { Sensitivity } from '@/utils/matching/match.ts';
import { type ListedEssay, setEssayLook } from '@/utils/storage/essays.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';

interface Props {
  essay: ListedEssay;
  /** The sensitivity of essays that have none of their own. */
  forAll: Sensitivity;
}

/** How many highlights an essay gets, and their colour; both act at once, on open pages too. */
export function EssayLookControls({ essay: { id, title, colour, sensitivity }, forAll }: Props) {
  const { problem, attempt } = useAttempt();
  return (
    <div class="essay-look">
      <EssaySensitivityControl
        essay={title}
        value={sensitivity ?? null}
        forAll={forAll}
        onChange={(next) => void attempt(() => setEssayLook(id, { sensitivity: next }))}
      />
      <ColourControl
        essay={title}
        value={colour}
        onChange={(next) => void attempt(() => setEssayLook(id, { colour: next }))}
      />
      <p class="error" role="alert">
        {problem}
      </p>
    </div>
  );
}
