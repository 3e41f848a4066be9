import { useState } from 'preact/hooks';
import { Asking } from '@/components/Asking.tsx';
import { installBuiltInEssays } from '@/utils/background/install.ts';
import { db } from '@/utils/storage/db.ts';
import { forgetEverything } from '@/utils/storage/forgeteverything.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';

/** Deletes all that the extension keeps, after asking; it then is as on its first day. */
export function ForgetEverything() {
  const [asking, setAsking] = useState(false);
  const { problem, attempt } = useAttempt();
  const forget = () =>
    attempt(async () => {
      await forgetEverything();
      await db.open();
      await installBuiltInEssays();
      location.reload();
    });
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        Forget everything…
      </button>
      {asking && (
        <Asking
          question="All notes, essays of your own, sightings, settings and automatic backups are deleted for good; files that lie outside this browser are not. Export everything first if you may want it back; drafts of essays that you have not saved are in no export. Close news pages too: those that stay open are read again."
          yes="Yes, forget everything"
          no="Keep it"
          onYes={() => void forget()}
          onNo={() => setAsking(false)}
        />
      )}
      {problem !== '' && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
