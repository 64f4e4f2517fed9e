import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  AgreementsDocument,
  ExplainAccessDocument,
  FindGrantsDocument,
  FindNeedsDocument,
  FindOrganizationsDocument,
  FindPeopleDocument,
  HistoryDocument,
  InboxDocument,
  InterventionPageDocument,
  InterventionStatisticsDocument,
  MyAccessDocument,
  NeedStatisticsDocument,
  ProvincePageDocument,
  ProvinceTreeDocument,
  ReferenceDocument,
  SearchAreasDocument,
  VillagePageDocument,
  WhoAmIDocument,
  WhoCanSeeDocument,
} from '../../schema/generated/operations.ts';

/** The most rows that it looks at, among 10 needs and interventions, and among 10,000. */
type Most = readonly [few: number, many: number];

interface Cost {
  /** Statements, when each level of the answer is read by those of its own; one more there says who asks. */
  readonly executed: number;
  /** Rows of facts that the one statement of the compiler looks at, also those it leaves out. */
  readonly needs?: Most;
  readonly interventions?: Most;
  /** Of interventions: participants, answers, lines of the budget, notes. */
  readonly parts?: Most;
  /** It is made by code of its own, which nothing compiles. */
  readonly byCode?: boolean;
}

export interface DocumentedQuery extends Required<Cost> {
  readonly name: string;
  readonly document: TypedDocumentNode<unknown, never>;
  readonly variables: object;
  /** Statements, when it is compiled. */
  readonly compiled: number;
}

export const firstIntervention = '00000000-0000-4000-8000-000000000001';
const none: Most = [0, 0];
const interventionId = `intervention_${firstIntervention}`;

const query = <Data, Variables extends object>(
  name: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { executed, needs = none, interventions = none, parts = none, byCode = false }: Cost,
): DocumentedQuery => {
  return { name, document, variables, compiled: Math.min(executed, 1), executed, needs, interventions, parts, byCode };
};

/**
 * Every query of `schema/operations`, asked of the large world by the centre. What grows with the world does so because
 * it counts: `totalCount` and statistics look at all that they tell of. So does a page in an order that no index has: needs
 * by severity, or interventions of a place together with those of the places above it.
 */
export const documentedQueries: readonly DocumentedQuery[] = [
  query('ProvinceTree', ProvinceTreeDocument, { code: '15' }, { executed: 0 }),
  query('SearchAreas', SearchAreasDocument, { search: 'merlung' }, { executed: 0 }),
  query('WhoAmI', WhoAmIDocument, {}, { executed: 2 }),
  query(
    'VillagePage',
    VillagePageDocument,
    { code: '15.71.01.1001' },
    { executed: 11, needs: [30, 2900], interventions: [44, 10_050], parts: [3, 30] },
  ),
  query(
    'ProvincePage',
    ProvincePageDocument,
    { code: '15' },
    // In a table of ten PostgreSQL looks at all, once for each of eleven regencies.
    { executed: 7, needs: [111, 8600], interventions: [86, 8600], parts: [12, 12] },
  ),
  query('Inbox', InboxDocument, {}, { executed: 5, needs: [20, 10_050], interventions: [20, 10_050] }),
  query('FindNeeds', FindNeedsDocument, { filter: { uncovered: true } }, { executed: 3, needs: [20, 20_000] }),
  query(
    'InterventionStatistics',
    InterventionStatisticsDocument,
    { groupBy: ['REGENCY', 'SECTOR'] },
    { executed: 2, interventions: [10, 10_000] },
  ),
  query(
    'InterventionStatistics by programme',
    InterventionStatisticsDocument,
    { groupBy: ['PROGRAMME'] },
    { executed: 3, interventions: [10, 10_000] },
  ),
  query(
    'NeedStatistics',
    NeedStatisticsDocument,
    { within: '15', groupBy: ['KIND'] },
    { executed: 3, needs: [10, 8600] },
  ),
  query('Reference', ReferenceDocument, {}, { executed: 4 }),
  query('FindOrganizations', FindOrganizationsDocument, { within: '15.71' }, { executed: 2 }),
  query(
    'InterventionPage',
    InterventionPageDocument,
    { id: interventionId },
    { executed: 12, needs: [30, 3], interventions: [70, 11], parts: [9, 9] },
  ),
  query('History', HistoryDocument, { id: interventionId }, { executed: 3, interventions: [130, 130] }),
  query('FindPeople', FindPeopleDocument, { within: '15.71.01' }, { executed: 5 }),
  query('FindGrants', FindGrantsDocument, { within: '15.71' }, { executed: 6 }),
  query('Agreements', AgreementsDocument, {}, { executed: 5 }),
  query('MyAccess', MyAccessDocument, {}, { executed: 1 }),
  query(
    'ExplainAccess',
    ExplainAccessDocument,
    { action: 'intervention:verify', id: interventionId },
    { executed: 1, byCode: true },
  ),
  query('WhoCanSee', WhoCanSeeDocument, { id: interventionId }, { executed: 4, byCode: true }),
];
