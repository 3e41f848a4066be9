import { ClaimGroup } from '@/components/ClaimGroup.tsx';
import { Disclosure } from '@/components/Disclosure.tsx';
import { EssayMark } from '@/components/EssayMark.tsx';
import type { SentenceActions } from '@/components/SentenceRow.tsx';
import { sensitivityOf } from '@/utils/essays/look.ts';
import type { Sensitivity } from '@/utils/matching/match.ts';
import { THRESHOLDS } from '@/utils/matching/select.ts';
import type { PageGroups } from '@/utils/panel/grouping.ts';
import type { ListedEssay } from '@/utils/storage/essays.ts';
import { ClaimMore } from './ClaimMore.tsx';

interface Props {
  page: string;
  groups: PageGroups;
  essays: ListedEssay[];
  /** Of the essays that have none of their own. */
  sensitivity: Sensitivity;
  lost: ReadonlySet<string>;
  actions: SentenceActions;
}

/** The claims met on this page by theme, then what it only touches, then what the reader set aside. */
export function PageClaims({ page, groups, essays, sensitivity, lost, actions }: Props) {
  const { themes, related, setAside } = groups;
  const [first] = essays;
  const several = essays.length > 1;
  const shared = { lost, showSource: several, ...actions };
  return (
    <>
      {!several && first !== undefined && themes.length > 0 && (
        <p class="essay-line">
          <EssayMark colour={first.colour} />
          Claims of <bdi>{first.author}</bdi>, <cite dir="auto">{first.title}</cite>
        </p>
      )}
      {themes.map((theme) => (
        <section key={theme.key} class="theme-section" aria-label={theme.label}>
          <h2>
            {several && <EssayMark colour={theme.colour} name={theme.essayTitle} />}
            <bdi>{theme.label}</bdi>
          </h2>
          {theme.claims.map((claim) => (
            <ClaimGroup key={claim.key} claim={claim} {...shared}>
              <ClaimMore
                claim={claim}
                page={page}
                leastScore={THRESHOLDS[sensitivityOf(claim.essay, essays, sensitivity)]}
              />
            </ClaimGroup>
          ))}
        </section>
      ))}
      {related.length > 0 && (
        <Disclosure size="section" summary="Touched on, neither made nor disputed" count={related.length}>
          {related.map((claim) => (
            <ClaimGroup key={claim.key} claim={claim} related {...shared} />
          ))}
        </Disclosure>
      )}
      {setAside.length > 0 && (
        <Disclosure
          size="section"
          summary="Set aside by you"
          count={setAside.reduce((sum, claim) => sum + claim.matches.length, 0)}
        >
          {setAside.map((claim) => (
            <ClaimGroup key={claim.key} claim={claim} {...shared} />
          ))}
        </Disclosure>
      )}
    </>
  );
}
