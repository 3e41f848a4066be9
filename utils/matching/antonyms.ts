import { stem } from './stem.ts';

/**
 * Pairs of opposites, one a line: words of one pole, a slash, words of the other. The first pole is the one that is
 * rather wished for, where there is such a one. General English; nouns stand beside verbs, since stems keep them apart.
 */
const AXES = `
grow growth growing expand expansion boom thrive / decline declining shrink contract contraction stagnate stagnation dwindle recession
rise rising climb surge soar up higher / fall falling drop plunge slump sink down lower
increase raise boost double triple / cut reduce reduction decrease halve slash trim
more greater bigger larger / less fewer smaller
strengthen strength strong stronger reinforce consolidate robust / weaken weakness weak weaker undermine erode hollow fragile brittle
support back endorse favor champion / oppose opposition resist object campaign protest
succeed success successful work effective effect / fail failure unsuccessful ineffective useless futile flop
win victory triumph gain / lose loss defeat
help aid benefit beneficial assist useful / harm hurt damage hamper hinder backfire counterproductive detrimental
safe safer safety secure security / dangerous danger unsafe risk risky threat threaten threatening insecure menace
begin start launch open / end stop halt cease close
accept agree agreed consent embrace welcome / reject refuse decline rebuff spurn condemn denounce
allow permit authorize legalize approve / ban forbid prohibit outlaw block veto bar
build create establish found / destroy demolish dismantle abolish scrap abolition
good better best fine / bad worse worst poor
true right correct accurate / false wrong untrue incorrect mistaken myth illusion
peace peaceful ceasefire truce calm / war conflict escalate escalation violence
unite united unity together cohesion solidarity / divide divided division split fracture fragment
ally friend partner partnership / enemy rival adversary foe
cheap cheaper affordable / expensive costly dear unaffordable
cost costs spend expense / save savings
rich richer wealthy prosperous prosperity / poor poorer poverty impoverish
easy easier simple simply / hard harder difficult difficulty impossible
possible feasible realistic viable / impossible unrealistic unworkable unfeasible
likely probable certain inevitable / unlikely improbable doubtful
include join enter admit accession membership / exclude leave exit quit withdraw withdrawal expel
keep retain preserve maintain remain stay / abandon discard drop lose relinquish leave
defend protect protection shield / attack assault expose betray
trust trusted reliable credible rely confidence / distrust mistrust unreliable doubt
legal lawful legitimate constitutional / illegal unlawful illegitimate unconstitutional
democratic democracy free freedom liberal / authoritarian autocratic dictatorship autocracy repression repress
independent independence sovereign sovereignty autonomy / dependent dependence subordinate reliant vassal
advance progress improve improvement forward / retreat regress deteriorate deterioration worsen backward
fast quick quickly rapid soon swift / slow slowly late delay belated postpone
necessary essential needed vital indispensable need / unnecessary needless superfluous redundant duplicate
present ready prepared / absent unready unprepared
adequate enough sufficient ample / inadequate insufficient short shortage scarce lacking lack
effective efficient productive / wasteful inefficient waste bureaucratic bureaucracy
healthy health / sick ill harmful toxic
clean cleaner green / dirty polluting pollute pollution
fair just equal equality justice / unfair unjust unequal inequality injustice
public state nationalize / private privatize
open openness free / closed protectionist protectionism
central centralize federal / local decentralize devolve
encourage promote foster stimulate / discourage deter deterrent stifle dissuade
attract draw / repel scare
unify reunite reintegrate / separate secede partition breakaway
temporary brief / permanent lasting forever
stable stability steady / unstable instability chaos turmoil collapse
popular majority welcome / unpopular minority resented
bold brave resolute decisive / timid cowardly hesitant hesitate weak
honest transparent transparency / corrupt corruption secret opaque
guilty blame responsible / innocent blameless exonerate
cause drive produce / prevent avoid avert
reward praise celebrate / punish criticize penalize
tighten tough tougher strict stricter stringent / loosen ease relax lenient soft softer
innovative innovate modern modernize / obsolete outdated
important significant crucial / irrelevant insignificant negligible minor marginal
demand insist require / waive exempt
recover recovery rebound revive / crisis collapse crumble decay
superior ahead lead outperform / inferior behind lag trail
many most all every / few none hardly
always / never
overstate exaggerate inflate / understate underestimate downplay
willing eager keen / unwilling reluctant reluctance
able capable capability / unable incapable
sustain sustainable lasting / unsustainable
invest investment fund finance / divest defund starve
hire employ job / fire dismiss layoff unemployment
import / export
victim / aggressor perpetrator
deter deterrence dissuade / provoke provocation invite embolden
escalate inflame / defuse calm cool
pressure sanction isolate / appease engage dialogue reward
resume restore return / suspend revoke remove
confirm prove proof show / refute disprove rebut debunk
respect comply obey honor / violate breach defy ignore
win gain profit / deficit debt bankrupt
`;

/** For each stem its poles: axis number from 1, negative for the second pole. */
const POLES = new Map<string, number[]>();
for (const [index, line] of AXES.trim().split('\n').entries()) {
  for (const [side, words] of line.split('/').entries()) {
    for (const word of new Set(words.trim().split(/\s+/).map(stem))) {
      POLES.set(word, [...(POLES.get(word) ?? []), (index + 1) * (side === 0 ? 1 : -1)]);
    }
  }
}

const NONE: number[] = [];

/** Tells the poles that a stem stands at: axis numbers from 1, negative at an axis's second pole. Most stand at none. */
export function polesOf(term: string): number[] {
  return POLES.get(term) ?? NONE;
}
