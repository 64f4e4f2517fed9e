import { Foundation } from './2026-11-23-1-foundation.ts';
import { Needs } from './2026-11-23-2-needs.ts';
import { Interventions } from './2026-11-23-3-interventions.ts';
import { Reading } from './2026-11-24-1-reading.ts';
import { HashedKeys } from './2026-11-24-2-hashed-keys.ts';
import { Grants } from './2026-11-24-3-grants.ts';
import { Agreements } from './2026-11-24-4-agreements.ts';
import { Contributions } from './2026-11-24-5-contributions.ts';
import { EnteredWithin } from './2026-11-24-6-entered-within.ts';
import { AuditChain } from './2026-11-24-7-audit-chain.ts';
import { AmountsOfAgencies } from './2026-11-24-8-amounts-of-agencies.ts';
import { SumsOfAmounts } from './2026-11-24-11-sums-of-amounts.ts';
import { NamesOfEnums } from './2026-11-24-12-names-of-enums.ts';
import { AgreementsOfTheirOwn } from './2026-11-24-13-agreements-of-their-own.ts';
import { WholeAnswers } from './2026-11-24-16-whole-answers.ts';
import { VersionsOfTheSchema } from './2026-11-24-17-versions-of-the-schema.ts';
import { KnownReferences } from './2026-11-24-10-known-references.ts';
import { GrantsOfOneGiver } from './2026-11-24-14-grants-of-one-giver.ts';
import { ContactsAndPaths } from './2026-11-24-15-contacts-and-paths.ts';
import { EnteredUnderAGrant } from './2026-11-30-2-entered-under-a-grant.ts';
import { ToldAsDone } from './2026-11-24-9-told-as-done.ts';

/** In the order they run; a new one goes last, and none that has landed changes. */
export const migrations = [
  { name: '2026-11-23-1-foundation', class: Foundation },
  { name: '2026-11-23-2-needs', class: Needs },
  { name: '2026-11-23-3-interventions', class: Interventions },
  { name: '2026-11-24-1-reading', class: Reading },
  { name: '2026-11-24-2-hashed-keys', class: HashedKeys },
  { name: '2026-11-24-3-grants', class: Grants },
  { name: '2026-11-24-4-agreements', class: Agreements },
  { name: '2026-11-24-5-contributions', class: Contributions },
  { name: '2026-11-24-6-entered-within', class: EnteredWithin },
  { name: '2026-11-24-7-audit-chain', class: AuditChain },
  { name: '2026-11-24-8-amounts-of-agencies', class: AmountsOfAgencies },
  { name: '2026-11-24-9-told-as-done', class: ToldAsDone },
  { name: '2026-11-24-10-known-references', class: KnownReferences },
  { name: '2026-11-24-11-sums-of-amounts', class: SumsOfAmounts },
  { name: '2026-11-24-12-names-of-enums', class: NamesOfEnums },
  { name: '2026-11-24-13-agreements-of-their-own', class: AgreementsOfTheirOwn },
  { name: '2026-11-24-14-grants-of-one-giver', class: GrantsOfOneGiver },
  { name: '2026-11-24-15-contacts-and-paths', class: ContactsAndPaths },
  { name: '2026-11-24-16-whole-answers', class: WholeAnswers },
  { name: '2026-11-24-17-versions-of-the-schema', class: VersionsOfTheSchema },
  { name: '2026-11-30-2-entered-under-a-grant', class: EnteredUnderAGrant },
];
