import type { Canary, Persona } from './canaries.ts';
import type { Asked, Program } from './asking.ts';
import { globalId } from '../../../src/platform/global-id.ts';

const person = `{ id name position contact { phone email } grants { id reason revocationReason }
  history(first: 100) { nodes { changes { before after } } } }`;
const contribution = '{ id note amount decisionReason organization { id name shortName } }';
const need = '{ id title evidence unit quantity familiesAffected statusReason returnReason }';
const intervention = `{ id title description statusReason result plannedBeneficiaries actualBeneficiaries budget
  budgetLines { note amount } progressNotes { text } }`;
const agreement = '{ id number purpose endReason partner { id name shortName } }';
const grant = '{ id reason revocationReason }';
const organization = '{ id name shortName }';

const lists = {
  needs: need,
  interventions: intervention,
  people: person,
  grants: grant,
  agreements: agreement,
  organizations: organization,
};
const nodes = `... on Need ${need} ... on Intervention ${intervention} ... on Person ${person} ... on Grant ${grant}
  ... on Agreement ${agreement} ... on Contribution ${contribution} ... on Organization ${organization}`;
const nouns: Readonly<Record<string, string>> = { access_grant: 'grant' };

/** Everything that somebody gets who asks for everything: page after page of each list, and each row by its id. */
export async function* sweep(
  program: Program,
  { subject }: Persona,
  canaries: readonly Canary[],
): AsyncGenerator<Asked & { readonly text: string }> {
  const asking = async (query: string, variables: Record<string, unknown> = {}) => {
    const { headers, body } = await program.ask({ query, variables, subject });
    return { query, subject, text: `${headers}${body}`, body };
  };
  for (const [list, fields] of Object.entries(lists)) {
    let after: string | null = null;
    do {
      const query = `query ($after: String) { list: ${list}(first: 50, after: $after) {
        pageInfo { endCursor hasNextPage } nodes ${fields} } }`;
      const { body, ...asked } = await asking(query, { after });
      yield asked;
      const { data } = JSON.parse(body) as { data?: { list?: { pageInfo: PageInfo } | null } | null };
      const page = data?.list?.pageInfo;
      after = page?.hasNextPage === true ? page.endCursor : null;
    } while (after !== null);
  }
  const ids = canaries
    .filter(({ kind }) => kind === 'id')
    .map(({ table, row }) => globalId(nouns[table] ?? table, row));
  for (let from = 0; from < ids.length; from += 40) {
    yield await asking(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ${nodes} } }`, {
      ids: ids.slice(from, from + 40),
    });
  }
  yield await asking(`{ viewer { person ${person} grants ${grant} } }`);
}

interface PageInfo {
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}
