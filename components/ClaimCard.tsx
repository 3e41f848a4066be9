import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownMatch } from '../utils/page/knownmatch.ts';
import type { CardActions, CardSubject, Purpose } from '../utils/page/card.ts';
import { ClaimCardMatch } from './ClaimCardMatch.tsx';
import { ClaimPicker } from './ClaimPicker.tsx';

/** Claims that a card shows whole: a third would not have room without scrolling in a low window. */
const WHOLE = 2;

interface Props {
  subject: CardSubject;
  actions: Omit<CardActions, 'closed'>;
  /** What the card was opened for. */
  purpose?: Purpose;
  onClose(): void;
  /** A note is open: from now on the card stays. */
  onNote(): void;
  /** The card's size changed. */
  onResize(): void;
}

/** What stands on one sentence: the claims that it makes or disputes, and the reader's note. */
export function ClaimCard({ subject, actions, purpose, onClose, onNote, onResize }: Props) {
  const [frame, setFrame] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const [told, setTold] = useState('');
  const { matches, quote, hasNote } = subject;

  useEffect(onResize, [frame, told, picking]);

  const openNote = async (claim: ShownMatch | undefined) => {
    onNote();
    try {
      setFrame(await actions.noteFrameUrl(quote, claim));
    } catch {
      setTold('The note could not be opened. Reload the page and try again.');
    }
  };
  const openPanel = async (match: string | null) => {
    const opened = await actions.openPanel(match).catch(() => false);
    setTold(opened ? '' : 'Open it from Throughline’s icon in the toolbar.');
  };
  const first = matches[0];
  useEffect(() => {
    if (purpose === 'note' && frame === null) void openNote(first);
    if (purpose === 'say') setPicking(true);
  }, [purpose]);

  const noteButton = frame === null && (
    <button type="button" onClick={() => void openNote(first)}>
      {hasNote ? 'Your note' : 'Note'}
    </button>
  );
  const sayButton = !picking && (
    <button type="button" onClick={() => setPicking(true)}>
      This says…
    </button>
  );
  const panelButton = (
    <button type="button" onClick={() => void openPanel(first?.id ?? null)}>
      Open panel
    </button>
  );
  const single = matches.length === 1;

  return (
    <>
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      {matches.map((match, index) => (
        <ClaimCardMatch
          key={match.id}
          match={match}
          sentence={quote.exact}
          actions={actions}
          onResize={onResize}
          brief={!single}
          folded={matches.length > WHOLE && index > 0}
          before={single && noteButton}
          after={
            single && (
              <>
                {sayButton}
                {panelButton}
              </>
            )
          }
        />
      ))}
      {!single && (
        <div class="whole">
          {matches.length === 0 && <p class="relation">{hasNote ? 'Your note on this sentence' : 'This sentence'}</p>}
          <div class="actions">
            {noteButton}
            {sayButton}
            {panelButton}
          </div>
        </div>
      )}
      {told !== '' && (
        <p class="told" role="status">
          {told}
        </p>
      )}
      {picking && <ClaimPicker quote={quote} actions={actions} onResize={onResize} />}
      {frame !== null && (
        <div class="note">
          <NoteFrame src={frame} />
        </div>
      )}
    </>
  );
}

/** The frame is the extension's own page: the news page sees neither its address nor what is typed in it. */
function NoteFrame({ src }: { src: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const enter = () => {
    // All of it, at the card's end: browsers bring only as much into sight as holds the line that is typed in.
    const card = frame.current?.closest('.card');
    if (card) card.scrollTop = card.scrollHeight;
    frame.current?.focus({ preventScroll: true });
  };
  return <iframe ref={frame} src={src} title="Your note on this sentence" onLoad={enter} />;
}
