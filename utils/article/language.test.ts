import { describe, expect, it } from 'vitest';
import { detectLanguage, isForeign } from './language.ts';

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

const textIn = (language: string): string => TEXTS.find(([code]) => code === language)![1];
const paragraphs = (language: string, count: number): string => `${textIn(language)}\n\n`.repeat(count);

describe('a page whose lang is wrong', () => {
  const others = TEXTS.map(([language]) => language).filter((language) => language !== 'en');

  it.each(others)('English that calls itself %s is English', (language) => {
    expect(detectLanguage(paragraphs('en', 5), language)).toBe('en');
  });

  it.each(others)('%s that calls itself English is not', (language) => {
    expect(detectLanguage(paragraphs(language, 5), 'en-GB')).toBe(language);
    expect(detectLanguage(paragraphs(language, 5), 'not a tag')).toBe(language);
  });

  it.each([
    [
      'Xhosa',
      'Umongameli uthe abantu belizwe kufuneka basebenzisane ukuze kubekho uxolo phakathi kwamazwe onke ehlabathi. ',
    ],
    [
      'Swahili',
      'Rais alisema kwamba nchi zote zinapaswa kushirikiana ili kuleta amani katika eneo hilo baada ya vita vya muda mrefu. ',
    ],
    [
      'Kazakh',
      'Үкімет дүйсенбіде шекараға қосымша сарбаздар жібермейтінін мәлімдеді, өйткені одақтастар не туралы келіскені белгісіз. ',
    ],
  ])('%s, whose words we do not know, is not English, and believed where it names itself', (_name, text) => {
    expect(detectLanguage(text.repeat(8), 'en')).toBe('und');
    expect(detectLanguage(text.repeat(8))).toBe('und');
    expect(detectLanguage(text.repeat(8), 'xx')).toBe('xx');
  });
});

describe('a page that mixes languages', () => {
  it.each(['de', 'fr', 'ru', 'zh', 'ja'])('is English with a few paragraphs in %s', (language) => {
    const text = paragraphs('en', 4) + paragraphs(language, 1) + paragraphs('en', 4);
    expect(detectLanguage(text)).toBe('en');
    expect(detectLanguage(text, language)).toBe('en');
  });

  it.each(['de', 'fr', 'ru', 'zh', 'ja'])('is in %s with a few paragraphs in English', (language) => {
    const text = paragraphs(language, 4) + paragraphs('en', 1) + paragraphs(language, 4);
    expect(detectLanguage(text)).toBe(language);
    expect(detectLanguage(text, 'en')).toBe(language);
  });

  it('is what most of it is, however long the preface', () => {
    expect(detectLanguage(paragraphs('en', 90) + paragraphs('fr', 400), 'en')).toBe('fr');
    expect(detectLanguage(paragraphs('fr', 90) + paragraphs('en', 400), 'fr')).toBe('en');
  });

  it.each(TEXTS)('knows a paragraph in %s', (language, text) => {
    expect(isForeign(text)).toBe(language !== 'en');
  });

  it('leaves names, numbers, short and doubtful ones alone', () => {
    expect(isForeign('Angela Merkel, Emmanuel Macron, Volodymyr Zelenskyy')).toBe(false);
    expect(isForeign('“Plus ça change,” he said.')).toBe(false);
    expect(
      isForeign('Ann Ray, Bo Lund, Cy Dahl, Di Frey, Ed Gray, Flo Hill, Gus Iver, Hal Jones, Ike Katz, Liz Moe'),
    ).toBe(false);
    expect(
      isForeign(`He told me “${textIn('de').slice(0, 60)}”, and I said that it was not for us to decide that.`),
    ).toBe(false);
  });
});
