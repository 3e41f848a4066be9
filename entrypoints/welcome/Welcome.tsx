import { browser } from '#imports';
import { Wordmark } from '@/components/Wordmark.tsx';
import { AccessSection } from './AccessSection.tsx';
import { Illustration } from './Illustration.tsx';

/** The first thing a reader sees: what Throughline does, why it may read pages, and where to try it. */
export function Welcome() {
  return (
    <>
      <header class="welcome-bar">
        <Wordmark />
      </header>
      {/* The built-in essay's colour. */}
      <main data-colour="blue">
        <section class="hero">
          <div>
            <h1>Read the news with an essay in mind</h1>
            <p class="standfirst">
              Throughline knows the claims of an op-ed. While you read, it marks the sentences that make one of them and
              the sentences that dispute one, and keeps your notes on both.
            </p>
            <p class="actions">
              <a class="button primary" href={browser.runtime.getURL('/practice.html')}>
                Try it on a practice article
              </a>
              <a class="button" href={browser.runtime.getURL('/library.html')}>
                See the essay’s claims
              </a>
            </p>
          </div>
          <Illustration />
        </section>

        <ol role="list" class="steps">
          <li>
            <h2>It notices the theme</h2>
            <p>On most pages Throughline does nothing. When an article covers the essay’s themes, it reads on.</p>
          </li>
          <li>
            <h2>It marks sentences</h2>
            <p>
              A <span class="mark agrees">straight line</span> where a sentence makes a claim, a{' '}
              <span class="mark disputes">wavy one</span> where it disputes one. Point at it for the claim and the
              reason.
            </p>
          </li>
          <li>
            <h2>It keeps your place</h2>
            <p>The panel gathers the claims of the page, your notes on them, and where you met them before.</p>
          </li>
        </ol>

        <div class="columns">
          <AccessSection />
          <section>
            <h2>Open the panel</h2>
            <p>
              Click Throughline’s button in the toolbar. If it is hidden, it is behind the puzzle piece: pin it there.
            </p>
            <h2>From the keyboard</h2>
            <dl class="keys">
              <div>
                <dt>
                  <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>N</kbd>
                </dt>
                <dd>next highlighted sentence</dd>
              </div>
              <div>
                <dt>
                  <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>P</kbd>
                </dt>
                <dd>previous highlighted sentence</dd>
              </div>
              <div>
                <dt>
                  <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>A</kbd>
                </dt>
                <dd>note on the selected sentence</dd>
              </div>
            </dl>
          </section>
        </div>
        <p class="modest">
          Throughline is a reading aid, not a judge. A small language model on your computer does the matching; it will
          miss sentences and it will mark wrong ones. “Not a match” sets a wrong one aside.
        </p>
      </main>
    </>
  );
}
