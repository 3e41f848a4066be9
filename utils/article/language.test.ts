import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';

const TEXTS: [string, string][] = [
  [
    'en',
    'The government said on Monday that it would not send more soldiers to the border, because it was not clear what the allies had agreed to do there.',
  ],
  [
    'de',
    'Die Regierung hat am Montag gesagt, dass sie keine weiteren Soldaten an die Grenze schicken wird, weil nicht klar ist, was die Partner dort tun wollen.',
  ],
  [
    'fr',
    'Le gouvernement a déclaré lundi que les soldats ne seront pas envoyés à la frontière, parce que les alliés ne sont pas d’accord sur ce qui est prévu dans le plan.',
  ],
  [
    'es',
    'El gobierno dijo el lunes que no enviará más soldados a la frontera porque los aliados no están de acuerdo sobre lo que se debe hacer en el este de la región.',
  ],
  [
    'pt',
    'O governo disse na segunda-feira que não vai enviar mais soldados para a fronteira, porque os aliados ainda não chegaram a um acordo sobre o que é necessário.',
  ],
  [
    'pl',
    'Rząd powiedział w poniedziałek, że nie wyśle żołnierzy na granicę, ponieważ nie jest jasne, co zostało uzgodnione i jak to będzie wyglądać w tym roku po wyborach.',
  ],
  [
    'sv',
    'Regeringen sade på måndagen att den inte kommer att skicka fler soldater till gränsen, för det är inte klart vad de allierade har kommit överens om att göra där.',
  ],
  [
    'ru',
    'Правительство сообщило в понедельник, что не будет отправлять солдат на границу, потому что пока не ясно, о чём договорились союзники и как это будет сделано.',
  ],
  [
    'uk',
    'Уряд повідомив у понеділок, що не буде відправляти солдатів на кордон, тому що поки не ясно, про що домовилися союзники і як це буде зроблено цього року.',
  ],
  ['zh', '政府周一表示不会向边境派遣更多士兵，因为目前尚不清楚盟国在那里商定了什么。'],
  ['ja', '政府は月曜日、同盟国がそこで何に合意したのか明らかではないため、国境にこれ以上兵士を派遣しないと述べた。'],
];

describe('detectLanguage', () => {
  it.each(TEXTS)('tells %s from the text alone and against a wrong declaration', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
    expect(detectLanguage(text, language === 'en' ? 'de' : 'en-US')).toBe(language);
  });

  it('believes the page for short texts and for languages it does not know', () => {
    expect(detectLanguage('Oslo, mandag', 'nb-NO')).toBe('no');
    const unknown = 'lorem ipsum quaero nullam vestra '.repeat(8);
    expect(detectLanguage(unknown, 'la')).toBe('la');
    expect(detectLanguage(unknown, 'en')).toBeNull();
  });

  it('takes hostile tags', () => {
    expect(detectLanguage('short', '__proto__')).toBeNull();
    expect(detectLanguage('short', '<b>')).toBeNull();
  });
});
