import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MatchingError } from './errors.ts';
import { ensureOffscreen, offscreenHost } from './offscreen.ts';

const chromium = vi.hoisted(() => ({
  open: false,
  createDocument: vi.fn(),
  closeDocument: vi.fn(),
  sendMessage: vi.fn(),
}));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      getURL: (path: string) => `chrome-extension://id${path}`,
      getContexts: async () => (chromium.open ? [{}] : []),
    },
    offscreen: { createDocument: chromium.createDocument, closeDocument: chromium.closeDocument },
  },
}));
vi.mock('../messaging/protocol.ts', () => ({ sendMessage: chromium.sendMessage }));

const request = { essay: 'essay', sentences: [] };
const turn = { sender: '7', window: '1', inFront: true };

beforeEach(() => {
  chromium.open = false;
  chromium.createDocument.mockReset().mockImplementation(async () => {
    if (chromium.open) throw new Error('Only a single offscreen document may be created.');
    chromium.open = true;
  });
  chromium.closeDocument.mockReset().mockImplementation(async () => {
    if (!chromium.open) throw new Error('No current offscreen document.');
    chromium.open = false;
  });
  chromium.sendMessage.mockReset().mockResolvedValue([]);
});

describe('ensureOffscreen', () => {
  it('creates one document however many ask at once', async () => {
    await Promise.all([ensureOffscreen(), ensureOffscreen(), ensureOffscreen()]);
    await ensureOffscreen();
    expect(chromium.createDocument).toHaveBeenCalledTimes(1);
  });

  it('accepts that another life of the service worker was first', async () => {
    chromium.createDocument.mockImplementation(async () => {
      chromium.open = true;
      throw new Error('Only a single offscreen document may be created.');
    });
    await expect(ensureOffscreen()).resolves.toBeUndefined();
  });

  it('names what keeps it from being created', async () => {
    chromium.createDocument.mockRejectedValue(new Error('no'));
    await expect(ensureOffscreen()).rejects.toMatchObject({ name: 'RuntimeError' });
  });
});

describe('offscreenHost', () => {
  it.each([
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
    'No response',
  ])('opens the document again when it closed meanwhile: %s', async (message) => {
    chromium.sendMessage.mockImplementationOnce(async () => {
      chromium.open = false;
      throw new Error(message);
    });
    await expect(offscreenHost.match(request, turn)).resolves.toEqual([]);
    expect(chromium.createDocument).toHaveBeenCalledTimes(2);
    expect(chromium.sendMessage).toHaveBeenLastCalledWith('hostMatchSentences', { ...request, turn });
  });

  it('asks under a name of its own what is foreseen', async () => {
    chromium.sendMessage.mockResolvedValueOnce([0.5]);
    expect(await offscreenHost.foresee(request, turn)).toEqual([0.5]);
    expect(chromium.sendMessage).toHaveBeenLastCalledWith('hostForeseeMatches', { ...request, turn });
  });

  it('replaces a document that is listed as open and answers nobody: its process crashed', async () => {
    chromium.open = true;
    chromium.sendMessage.mockRejectedValueOnce(
      new Error('Could not establish connection. Receiving end does not exist.'),
    );
    await expect(offscreenHost.match(request, turn)).resolves.toEqual([]);
    expect(chromium.createDocument).toHaveBeenCalledTimes(1);
  });

  it("passes the host's own errors on without repeating", async () => {
    chromium.sendMessage.mockRejectedValue(new MatchingError('ModelDamagedError'));
    await expect(offscreenHost.match(request, turn)).rejects.toMatchObject({ name: 'ModelDamagedError' });
    expect(chromium.sendMessage).toHaveBeenCalledTimes(1);
  });

  it('gives up by name when nobody ever answers', async () => {
    chromium.sendMessage.mockRejectedValue(new Error('No response'));
    await expect(offscreenHost.match(request, turn)).rejects.toMatchObject({ name: 'WorkerDiedError' });
  });
});
