import { places, viewers, type BenchViewer, type ViewerName } from '../../world/viewers.ts';

/**
 * The scope of a viewer as `scopeCondition` of src/access/scope.ts writes it into a query, put down by hand: which rows
 * of a table they reach. The policies of row level security do not hold here, for the limit connects as the owner.
 * Where a statement has the row's place from elsewhere, the condition asks there, and the order of the index is kept.
 */
export interface Scope {
  readonly need: Rows;
  readonly intervention: Rows;
  /** What statistics may count. */
  readonly fact: Rows;
  readonly person: Rows;
  /** Of which of the interventions read or counted, on an alias, amounts and partners are shown; unless told, of all. */
  readonly amount?: (table: string) => string;
  readonly partner?: (table: string) => string;
}

type Rows = (table: string, areaCode?: string) => string;

const everything = (): string => 'true';

const within = (area: string, code: string): string =>
  `${code} >= '${area}' and ${code} < '${area.slice(0, -1)}${String.fromCharCode(area.charCodeAt(area.length - 1) + 1)}'`;

const atPlaceAbove = (area: string, code: string): string =>
  `${code} = any('{${['ID', ...[2, 5, 8].filter(length => length < area.length).map(length => area.slice(0, length))].join(',')}}'::text[])`;

const self =
  ({ subject }: BenchViewer): Rows =>
  t =>
    `${t}.id = (select id from person where subject = '${subject}')`;

/** What lies in the area, and what was verified for the places above. */
function around(viewer: BenchViewer, area: string): Scope {
  const rows: Rows = (t, code = `${t}.area_code`) =>
    `(${within(area, code)} or ${atPlaceAbove(area, code)} and ${t}.is_shared)`;
  return {
    need: rows,
    intervention: rows,
    fact: rows,
    person: (t, code = `${t}.area_code`) =>
      `(${self(viewer)(t)} or ${within(area, code)} or ${atPlaceAbove(area, code)})`,
  };
}

/** What was verified in the areas and sectors of the grants, and what names the organization there. */
function sector(viewer: BenchViewer): Scope {
  const sets = (code: string, ofGrant: (sectors: string) => string): string =>
    `(${viewer.grants
      .flatMap(({ areaCode, sectors = [] }) =>
        [within(areaCode, code), atPlaceAbove(areaCode, code)].map(
          place => `${place} and ${ofGrant(`'{${sectors.join(',')}}'::text[]`)}`,
        ),
      )
      .join(' or ')})`;
  const organization = `(select organization_id from person where subject = '${viewer.subject}')`;
  const takesPart = (t: string): string => `${t}.organization_ids && array[${organization}]`;
  const intervention: Rows = (t, code = `${t}.area_code`) =>
    sets(code, sectors => `(${t}.is_shared and ${t}.sectors && ${sectors} or ${takesPart(t)})`);
  return {
    amount: t => `(not ${t}.has_partner or ${takesPart(t)})`,
    partner: takesPart,
    need: (t, code = `${t}.area_code`) => sets(code, sectors => `${t}.is_shared and ${t}.sector = any(${sectors})`),
    intervention,
    fact: intervention,
    person: self(viewer),
  };
}

function analyst(viewer: BenchViewer): Scope {
  const shared: Rows = t => `${t}.is_shared`;
  return { need: shared, intervention: shared, fact: everything, person: self(viewer) };
}

export const scopes: Readonly<Record<ViewerName, Scope>> = {
  central: { need: everything, intervention: everything, fact: everything, person: everything },
  regency: around(viewers.regency, places.regency),
  district: around(viewers.district, places.district),
  village: around(viewers.village, places.village),
  ngo: sector(viewers.ngo),
  analyst: analyst(viewers.analyst),
};
