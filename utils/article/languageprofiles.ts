/**
 * Function words that make up a third or more of running text in their language; chosen by hand, so that near
 * relatives (Danish and Norwegian, Spanish and Portuguese, Czech and Slovak) differ in several.
 */
const WORDS: Record<string, string> = {
  en: 'the of and to in a is that for it was on with as his her they be at by have from this had not are but what were we there an been their has would who will its more he she you about which when said',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch',
  fr: 'le la les de des du et à un une en est que qui dans pour pas sur au avec il par plus ce ne se sont son aux ont cette mais ou comme sa nous été ses était leur elle on être ces fait',
  es: 'el la los las de del y en que un una por con no para se su al lo es como más pero sus le ha me o este sí porque esta son entre está cuando muy sin sobre también hasta hay donde quien desde todo',
  pt: 'o a os as de do da dos das e em que um uma no na nos nas por com não para se ao mais como mas foi ele à sua ou seu ser quando muito são já também pelo pela até isso ela entre depois sem mesmo aos tem',
  it: 'il lo la i gli le di del della dei delle e in che un una per con non si da al alla sono è come più ma anche nel nella ha questo dal dalla se ci su ai o ed gli suo sua essere stato tra degli hanno',
  nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als bij maar door naar over uit hij ze wordt deze dit tot worden nog wel hebben heeft was werd meer dan geen die of ik haar kan',
  sv: 'och att det i en som på är av för med den till inte har de ett om han men var jag från så kan när vi ska också hade sig efter eller under vid än nu skulle sedan mot blir där här bara över mycket',
  da: 'og at det i en som på er af for med den til ikke har de et om han men var jeg fra så kan når vi skal også havde sig efter eller under ved end nu ville mod bliver der her kun over meget blev være ud',
  no: 'og at det i en som på er av for med den til ikke har de et om han men var jeg fra så kan når vi skal også hadde seg etter eller under ved enn nå ville mot blir der her bare over mye ble være ut',
  fi: 'ja on ei se että oli hän mutta ovat myös kun tai kuin mukaan jos niin sen ole joka vain hänen jo sekä nyt olla voi mitä tämä kanssa sitä vielä mitään heidän olisi tämän noin vuoden jälkeen ollut ne',
  pl: 'i w z na się nie że do to jest o jak po za od przez dla są ale tego był jego czy oraz było tym który która które co a także może już tylko jej być ich przed przy ten tak między by roku',
  cs: 'a v se na je že s z do o to i za by ale jako po pro k jsou podle které který která od ve než byl jeho jsem jen však být si také už nebo před jeho ze bude při co tak bylo byla aby až uvedl',
  sk: 'a v sa na je že s z do o to aj za by ale ako po pre k sú podľa ktoré ktorý ktorá od vo než bol jeho som len však byť si tiež už alebo pred zo bude pri čo tak bolo bola aby až uviedol keď',
  hu: 'a az és hogy nem is egy ez meg volt csak de már még el mint azt ki ha vagy van után kell lehet ezt szerint így nagyon akkor minden lesz majd között amely ami pedig arra ezért magyar illetve',
  ro: 'de și în la a cu nu pe să o un că din este care mai pentru sunt ce se au fost prin dar după ca fi sau ale lui al am când până acest această iar fără spre între dintre unui unei aceste',
  tr: 'bir ve bu da de için ile olarak çok daha olan gibi ne kadar sonra var en ama o ise değil her ki mi dedi olduğu ya tarafından göre etti oldu yeni ancak önce diye iki şey hem bunu',
  hr: 'i u je na se da su za s od a o koji će kako ne što to koja koje iz bi nije do kao ali po nakon sve bio ili samo još već bilo biti ovo taj te prije može više je li hrvatske rekao',
  sl: 'in je v na se da so za z s od pa ki bo kot ne tudi ni po bi do ali pri iz kako še če le ko več lahko to že biti bil bila bilo med tem vse slovenije so pred svoje',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada oleh kami mereka bisa sudah atau seperti telah kata lebih tersebut dia kita orang bahwa adalah para secara saat menjadi',
  vi: 'và của là có được cho không một trong với các những này đã để người khi từ đến cũng ông về như trên tại ra năm nhiều vào phải sẽ bị đó còn nhưng do rằng',
  ca: 'el la els les de del dels i en que un una per amb no se al és com més però ha són també aquest aquesta seva seu als ser entre sense fins va han hi ho perquè quan sobre pel o van',
  et: 'ja on ei et see oli ka kui aga mis ta oma või kes siis ning seda veel nii olnud kuid mida välja selle pole nad olla juba üle ma kõik eesti sest pärast seal',
  lv: 'un ir ka no ar uz par arī bet kas tas nav lai bija gan kā līdz to tika pēc vai ja tikai šo būs savu pie latvijas kuru viņš tā tiek vēl jau kad vairāk',
  lt: 'ir kad yra į tai su iš buvo kaip ne bet už nuo dar ar apie jau labai jo tik po bus taip kurie pat per gali lietuvos savo jis jų prie sakė',
  ru: 'и в не на я что он с как это по но они к у за из мы так же от для было его все или если только бы был об уже при есть до который также может ее их после были этого',
  uk: 'і в не на що він з як це по але вони до у за та й із ми так від для було його все або якщо тільки би був про вже при є який також може її їх після були цього щодо україни ж',
  bg: 'и в не на че той с как това по но те до у за от са се ще да е го или ако само бе беше при има който също може я им след бяха този към като със през',
  sr: 'и у је на се да су за с од а о који ће како не што то која које из би није до као али по након све био или само још већ било бити',
  fa: 'و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد شده گفت می ها های اما او ایران',
  ar: 'في من على إلى أن التي الذي عن مع هذا هذه ما لا كان وقد ذلك كما بعد قال بين أو إن هو هي لم كل حيث و قبل',
  ur: 'کے میں کی ہے اور سے کا کو نے پر ہیں کہ یہ بھی اس کر جو ہو نہیں لیے ایک تھا وہ گیا ان',
};

export const PROFILES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** Scripts that one language owns, or nearly; tried in this order, so Japanese comes before Chinese. */
export const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
];
