import zlib from 'node:zlib';

/**
 * Ends the program in one clear line where jsdom would end it in a stack trace: Node itself is older than jsdom's own
 * parts ask for. `npm run` brings a newer Node along. Imported before anything that brings jsdom in.
 */
if (typeof zlib.createZstdDecompress !== 'function') {
  process.stderr.write(
    `match: needs Node 22.15 or later, and this is ${process.version}: call npm run -s match -- …\n`,
  );
  process.exit(2);
}
