import { describe, expect, it } from 'vitest';
import { groupIntoThemes } from './themes.ts';

const labels = (claims: string[]) => groupIntoThemes(claims).themes.map(({ label }) => label);

describe('themes', () => {
  it('are named by nothing that names nothing', () => {
    const claims = [
      'Landlords won’t lower rents for forty tenants.',
      'Landlords won’t mend forty roofs, because they’re paid anyway.',
      'The council isn’t paid to build.',
      'Councils won’t build what isn’t wanted.',
    ];
    expect(labels(claims).join(' ')).toMatch(/landlord/i);
    expect(labels(claims).join(' ')).not.toMatch(/won.t|isn.t|they.re|forty|paid/i);
  });

  it('are spelt as what names best, wherever it stands', () => {
    const claims = [
      'The seabed was mined before.',
      'Reefs were mined for lime.',
      'Nobody who mined there paid for it.',
      'Mining ruins what it touches.',
      'Librarians lend spades.',
      'The ferry was late.',
      'Choirs sang in the evening.',
    ];
    expect(labels(claims).join()).toMatch(/Mining/);
    expect(labels(claims).join()).not.toMatch(/mined/i);
  });
});
