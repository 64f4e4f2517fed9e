/** One weakening of what keeps people from what is not theirs, and the tests that must notice it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** A text that stands in the file once, and what stands there in the mutant. */
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

const permissions = ['test/access/permissions.test.ts'];
const scopes = ['test/access/scope-agreement.test.ts'];
const walls = ['test/access/row-level-security.test.ts', 'test/access/row-level-security-of-writing.test.ts'];
const rights = ['test/access/rights-at-once.test.ts', 'test/access/grants.test.ts'];
const visible = ['test/access/visibility.test.ts', 'test/access/query-scope.test.ts'];
const database = ['test/access/grants-in-the-database.test.ts'];
const agreements = ['test/agreements'];
const amounts = ['test/agreements/amounts-of-agencies.test.ts'];
const grants = ['test/people/give-grants.test.ts'];
const explained = ['test/people/explanation.test.ts'];
const histories = ['test/audit/history.test.ts'];
const paths = ['test/access/search-path.test.ts'];
const parts = ['test/access/keys-of-parts.test.ts'];
const acts = ['test/proofs/matrix/acts-by-walls.test.ts'];
const tokens = ['test/platform/authentication.test.ts'];

const table = 'src/access/permissions.ts';
const scope = 'src/access/scope.ts';
const viewer = 'src/access/viewer.ts';
const standing = 'src/access/standing.ts';
const compiled = 'src/access/compiled-reading.ts';
const context = 'src/access/request-context.ts';
const keys = 'schema/migrations/2026-11-24-2-hashed-keys.ts';
const grantSql = 'schema/migrations/2026-11-24-3-grants.ts';
const giverSql = 'schema/migrations/2026-11-24-14-grants-of-one-giver.ts';
const agreementSql = 'schema/migrations/2026-11-24-4-agreements.ts';
const offerSql = 'schema/migrations/2026-11-24-5-contributions.ts';
const enteredSql = 'schema/migrations/2026-11-30-2-entered-under-a-grant.ts';
const ownSql = 'schema/migrations/2026-11-24-13-agreements-of-their-own.ts';
const amountSql = 'schema/migrations/2026-11-24-8-amounts-of-agencies.ts';
const sumSql = 'schema/migrations/2026-11-24-11-sums-of-amounts.ts';
const goodSql = 'schema/migrations/2026-11-30-1-grants-for-good.ts';
const partSql = 'schema/migrations/2026-11-30-4-keys-of-parts.ts';
const aroundSql = 'schema/migrations/2026-12-01-1-counted-around-a-place.ts';
const pathSql = 'schema/migrations/2026-11-24-15-contacts-and-paths.ts';

const mutant = (name: string, file: string, from: string, to: string, tests: readonly string[]): Mutant => {
  return { name, file, from, to, tests };
};

export const mutants: readonly Mutant[] = [
  // The table.
  mutant(
    'the centre gives its own role',
    table,
    "!['CENTRE_ADMIN', 'PARTNER', 'PUBLIC']",
    "!['PARTNER', 'PUBLIC']",
    permissions,
  ),
  mutant(
    'a district gives its own role',
    table,
    "DISTRICT: ['VILLAGE'],",
    "DISTRICT: ['DISTRICT', 'VILLAGE'],",
    grants,
  ),
  mutant('needs need no right', table, "'need:read': ['READ_NEEDS', 'none'],", '', agreements),
  mutant('amounts need no right', table, "'intervention:amounts': ['READ_AMOUNTS', 'entered'],", '', agreements),
  mutant('contacts need no right', table, "'person:contact': ['READ_CONTACTS', 'none'],", '', permissions),
  mutant('drafts need no right', table, "'intervention:draft': ['DRAFT_INTERVENTIONS', 'none'],", '', agreements),
  mutant(
    'what may be read may be changed',
    table,
    "'contact', 'review', 'adhoc']",
    "'contact', 'verify']",
    permissions,
  ),

  // Which rows.
  mutant(
    'the area of a grant is forgotten for a row',
    scope,
    '(reach.within === undefined || reach.within.some(place => isWithin(row.areaCode, place))) &&',
    '',
    scopes,
  ),
  mutant(
    'the area of a grant is forgotten in a query',
    scope,
    'if (reach.within !== undefined && !reach.within.includes(countryCode)) {',
    'if (reach.within?.length === 0) {',
    scopes,
  ),
  mutant('a subtree ends one place too late', scope, '< ${to}`);', '<= ${to}`);', scopes),
  mutant(
    'drafts are shared',
    scope,
    '{ within: [areaCode], shared: true },\n        { at: above',
    '{ within: [areaCode] },\n        { at: above',
    visible,
  ),
  mutant(
    'what is above is shared before it is verified',
    scope,
    'return [{ within: [areaCode] }, { at: above, shared: true }];',
    'return [{ within: [areaCode] }, { at: above }];',
    visible,
  ),
  mutant(
    'sectors do not matter',
    scope,
    '{ within: [areaCode], shared: true, sectors },',
    '{ within: [areaCode], shared: true },',
    visible,
  ),
  mutant(
    'sectors do not matter for a row',
    scope,
    '(reach.sectors === undefined || reach.sectors.some(sector => row.sectors.includes(sector))) &&',
    '',
    scopes,
  ),
  mutant(
    'who takes part does not matter',
    scope,
    '(reach.organization === undefined || row.organizationIds.includes(reach.organization)) &&',
    '',
    scopes,
  ),
  mutant(
    'who entered it does not matter',
    scope,
    '(reach.enteredBy === undefined || row.enteredKey === reach.enteredBy) &&',
    '',
    scopes,
  ),
  mutant(
    'no set is every row',
    scope,
    'if (sets.length === 0) return sql<boolean>`false`;',
    'if (sets.length === 0) return sql<boolean>`true`;',
    scopes,
  ),
  mutant(
    'a column that is not there holds',
    scope,
    'name === undefined ? sql<boolean>`false`',
    'name === undefined ? sql<boolean>`true`',
    scopes,
  ),
  mutant(
    'the key of what is shared is that of everything',
    scope,
    'return reach.shared === true ? places.map(place => `${place}+`) : places;',
    'return places;',
    scopes,
  ),
  mutant(
    'the agreement is forgotten',
    viewer,
    'this.grants.flatMap(grant => reachOf(scopeUnder(action, grant), grant))',
    'this.grants.flatMap(grant => reachOf(scopeUnder(action, { ...grant, allows: null }), grant))',
    agreements,
  ),
  mutant(
    'the agreement is forgotten for one row',
    viewer,
    'return reachOf(scopeUnder(action, grant), grant).some',
    'return reachOf(scopeUnder(action, { ...grant, allows: null }), grant).some',
    explained,
  ),
  mutant(
    'a row that is hidden can be acted on',
    'src/access/row-policy.ts',
    'if (visible.length === 0) throw',
    'if (false) throw',
    ['test/access/change-of-a-row.test.ts', 'test/needs/verify-need.test.ts'],
  ),
  mutant(
    'a row of others can be acted on',
    'src/access/row-policy.ts',
    'if (row === null || grant === undefined) throw new ForbiddenError();\n    await act.under(grant);',
    'if (row === null) throw new ForbiddenError();\n    if (grant !== undefined) await act.under(grant);',
    ['test/access/query-scope.test.ts'],
  ),
  mutant(
    'a history names people and needs that its reader does not see',
    'schema/migrations/2026-11-24-10-known-references.ts',
    "return value is null or case ${cases.join(' ')} else true end`",
    'return true`',
    ['test/audit/history.test.ts'],
  ),
  mutant(
    'the database lets any act through that one may do to such rows',
    'src/access/row-policy.ts',
    'await this.assertVisible(act, id, sql`, set_config(${name}, ${keys}, true)`);',
    'await this.assertVisible(act, id, sql`, ${name}::text, ${keys}::text`);',
    ['test/access/change-of-a-row.test.ts'],
  ),
  mutant(
    'parts are read without their owner',
    'src/access/row-policy.ts',
    '${all([ownerIs(viewer, reached), ...more])}',
    'true',
    ['test/people/person.test.ts', 'test/access/query-scope.test.ts'],
  ),
  mutant(
    'the owner of parts is enough, whatever more they take',
    'src/platform/compiler/rows.ts',
    'return open === undefined ? reached : sql`(${reached} or ${open(alias)})`;',
    'return sql`true or ${reached} or ${open?.(alias)}`;',
    ['test/access/row-level-security-alone.test.ts', 'test/access/query-scope.test.ts'],
  ),

  // Who asks.
  mutant(
    'the suspended hold on',
    standing,
    'and person.suspended_at is null and g.revoked_at is null',
    'and g.revoked_at is null',
    [...rights, ...grants],
  ),
  mutant(
    'what was taken back is still held',
    standing,
    'and person.suspended_at is null and g.revoked_at is null',
    'and person.suspended_at is null',
    [...grants, ...agreements],
  ),
  mutant('what has ended is still held', standing, 'and (g.valid_to is null or g.valid_to > now())', '', rights),
  mutant('what has not begun is held', standing, 'and g.valid_from <= now() and', 'and', rights),
  mutant(
    'nothing ends while it is remembered',
    standing,
    'coalesce(extract(epoch from now())::float8 < ${until}::float8, true)',
    'coalesce(extract(epoch from now())::float8 < ${until}::float8, true) or true',
    rights,
  ),
  mutant(
    'changed grants are not noticed in acts',
    standing,
    'if (seen?.current === true && seen.accessVersion === known.version)',
    'if (seen?.current === true)',
    rights,
  ),
  mutant(
    'changed grants are not noticed in reads',
    compiled,
    'if (access !== standing.version || !current || seenAreas !== areas) return outdated;',
    'if (!current || seenAreas !== areas) return outdated;',
    rights,
  ),
  mutant(
    'ended grants are not noticed in reads',
    compiled,
    'if (access !== standing.version || !current || seenAreas !== areas) return outdated;',
    'if (access !== standing.version || seenAreas !== areas) return outdated;',
    rights,
  ),
  mutant('settings of another are believed', compiled, 'if (!isTheirs(standing, row)) throw', 'if (false) throw', [
    'test/access/lost-settings.test.ts',
  ]),
  mutant('answers are kept beyond a change', compiled, 'versionNow(plan.tables ?? []) === kept.version &&', '', [
    'test/reading/kept-answers.test.ts',
  ]),
  mutant('answers are kept beyond a grant', compiled, '(standing.until === null || now < standing.until)', 'true', [
    'test/reading/kept-answers.test.ts',
    ...rights,
  ]),
  mutant(
    'the shield lets everybody pass',
    'src/access/shield.ts',
    'if (viewer.can(action)) return true;',
    'if (viewer.can(action) || true) return true;',
    ['test/access/shield.test.ts', ...agreements],
  ),
  mutant('any type of token signs in', 'src/access/authentication.ts', "typ: 'at+jwt',", '', tokens),
  mutant('a token for others signs in', 'src/access/authentication.ts', 'audience: issuer.audience,\n', '', tokens),
  mutant(
    'a token of others signs in',
    'src/access/authentication.ts',
    'issuer: issuer.issuer,\n      audience',
    'audience',
    tokens,
  ),
  mutant(
    'nobody has to be somebody else',
    'src/platform/state-machine.ts',
    'return notBy !== undefined && personId !== undefined && row[notBy] === personId;',
    'return notBy === undefined && row[this.state] === personId;',
    ['test/platform/state-machine.test.ts', ...explained],
  ),

  // The database.
  mutant(
    'every need is read',
    keys,
    'for select to episentrum_app using (${reaches(`${table}:read`)})',
    'for select to episentrum_app using (true)',
    walls,
  ),
  mutant(
    'every row is created',
    keys,
    'with check (${reaches(`${table}:create`)} and ${creator} = (select viewer_person()))',
    'with check (true)',
    walls,
  ),
  mutant('a row is created in the name of another', keys, ' and ${creator} = (select viewer_person()))', ')', walls),
  mutant(
    'every row is changed',
    keys,
    'using (${reaches(`${table}:change`)}) with check (${reaches(`${table}:change`)})',
    'using (true) with check (true)',
    walls,
  ),
  mutant('contacts come with the person', ownSql, " and ${readsPerson('person:contact')}))`", '))`', walls),
  mutant('no keys are all keys', keys, "',')::bigint[], '{}')`,", "',')::bigint[], array[scope_hash('ID')])`,", [
    'test/access/walls.test.ts',
    'test/access/row-level-security.test.ts',
  ]),
  mutant(
    'anybody gives grants',
    grantSql,
    "with check (${reaches('grant:create')} and given_by_id = (select viewer_person()))",
    'with check (true)',
    database,
  ),
  mutant(
    'a grant is longer than its giver’s',
    giverSql,
    "or coalesce(new.valid_to, 'infinity') > coalesce(giver.valid_to, 'infinity')",
    '',
    database,
  ),
  mutant(
    'a grant is given under another’s',
    giverSql,
    'where g.id = new.given_under_id and g.person_id = viewer_person() and',
    'where g.id = new.given_under_id and',
    database,
  ),
  mutant(
    'a grant is given under one that does not manage its role',
    giverSql,
    'or not manages_role(giver.role, new.role)',
    '',
    database,
  ),
  mutant(
    'a grant is given for any agency, also by raw SQL',
    giverSql,
    'where o.id = new.organization_id and giver.area_code = any(area_path(o.area_code))',
    'where o.id = new.organization_id',
    database,
  ),
  mutant(
    'a grant is given for any agency',
    'src/people/person.policy.ts',
    'organizationAreaCode === null || isWithin(organizationAreaCode, areaCode)',
    'organizationAreaCode === null || areaCode.length > 0',
    ['test/people/explanation.test.ts', 'test/people/give-grants.test.ts'],
  ),
  mutant('a grant that was taken back comes again, prolonged', goodSql, 'exit when last is null;', 'exit when true;', [
    ...grants,
    ...database,
  ]),
  mutant(
    'a grant is deleted by whoever keeps the table',
    goodSql,
    'before delete on access_grant for each statement execute',
    "before delete on access_grant for each statement when (current_user = 'episentrum_app') execute",
    database,
  ),
  mutant(
    'a prolongation is of somebody else',
    goodSql,
    '(${following}.person_id, ${following}.role, ${following}.area_id) = (${grant}.person_id, ${grant}.role, ${grant}.area_id)',
    '(${following}.role, ${following}.area_id) = (${grant}.role, ${grant}.area_id)',
    database,
  ),
  mutant(
    'a grant that was taken back is prolonged',
    goodSql,
    'or (prolonged.revoked_at is not null and new.revoked_at is null',
    'or (false',
    database,
  ),
  mutant(
    'a grant ends alone, and what prolongs it goes on',
    goodSql,
    "or exists (select from access_grant g where g.prolongs_id = new.id and not ${goesOn('new', 'g')})",
    '',
    database,
  ),
  mutant('a grant is revived', grantSql, 'if old.revoked_at is not null or new.revoked_at is null or', 'if', database),
  mutant(
    'somebody is suspended from aside',
    giverSql,
    "and not ${reaches('grant:change', 'g')}))`",
    'and false))`',
    database,
  ),
  mutant(
    'somebody suspends themselves',
    giverSql,
    'manages_all_of.person is distinct from viewer_person() and (',
    '(',
    database,
  ),
  mutant(
    'a suspension is ended by whoever manages what is left',
    giverSql,
    'g.valid_to > coalesce(p.suspended_at, now())',
    'g.valid_to > now()',
    database,
  ),
  mutant(
    'any of the partner’s people signs',
    'src/access/permissions.ts',
    "'agreement:sign':          [level,  none,    level,   level,   none,    none,    none,    none,       agreed,",
    "'agreement:sign':          [level,  none,    level,   level,   none,    none,    none,    none,       named,",
    agreements,
  ),
  mutant(
    'a partner signs for the government',
    ownSql,
    'and not (is_government\n           and old.government_signed_at is null',
    'and not (old.government_signed_at is null',
    database,
  ),
  mutant(
    'a partner extends its agreement',
    agreementSql,
    "or (tg_table_name = 'agreement_member' and is_government)) then",
    'or true) then',
    database,
  ),
  mutant(
    'an agreement gives before it is signed',
    agreementSql,
    "case when a.status = 'SIGNED' then a.allows else '{}' end as allows,",
    'a.allows as allows,',
    agreements,
  ),
  mutant(
    'an ended agreement goes on',
    agreementSql,
    "where a.status = 'SIGNED' or (a.status = 'PROPOSED' and m.is_representative)`",
    "where a.status <> 'PROPOSED' or m.is_representative`",
    agreements,
  ),
  mutant(
    'an agreement is at work before it is signed',
    table,
    "if (allows?.length === 0) return unsigned[action] ?? 'none';",
    '',
    agreements,
  ),
  mutant(
    'any of a partner’s people ends its agreements',
    table,
    "'agreement:end':           [level,  none,    level,   level,   none,    none,    none,    none,       agreed,",
    "'agreement:end':           [level,  none,    level,   level,   none,    none,    none,    none,       named,",
    [...permissions, ...agreements],
  ),
  mutant(
    'the database lets anybody sign for the partner',
    ownSql,
    "is_partner boolean := scope_hash('#' || old.id::text) = any(keys);",
    'is_partner boolean := true;',
    database,
  ),
  mutant(
    'partners know the people of partners',
    scope,
    'return [{ within: [areaCode], agencies: true }];',
    'return [{ within: [areaCode] }];',
    [...scopes, ...agreements],
  ),
  mutant('the database shows partners the people of partners', ownSql, '(not is_of_partner and ', '(', agreements),
  mutant(
    'an act goes on without its grant',
    context,
    'if (held?.holds !== true) throw new ForbiddenError();',
    '',
    rights,
  ),
  mutant('removed members stay', agreementSql, 'and m.removed_at is null\n', '\n', agreements),
  mutant(
    'amounts are a column like any other',
    amountSql,
    "from intervention i where ${readsAmounts('i')} and",
    'from intervention i where',
    ['test/agreements/allowed.test.ts', ...amounts],
  ),
  mutant(
    'statistics add up what may not be read',
    sumSql,
    "case when ${addsUp('i')} then i.budget end as budget,",
    'i.budget as budget,',
    agreements,
  ),
  mutant(
    'grouping tells of hidden money',
    sumSql,
    "where ${reaches('intervention:aggregate', 'i')} and ${addsUp('i')}`",
    "where ${reaches('intervention:aggregate', 'i')}`",
    agreements,
  ),
  mutant(
    'who adds drafts up reads what they cost',
    table,
    "'intervention:amounts':    [area,   around,  around,  around,  around,  around,  around,  sector,     agencies,   none,   none,   around, shared,",
    "'intervention:amounts':    [area,   around,  around,  around,  around,  around,  around,  sector,     agencies,   none,   none,   around, area,",
    amounts,
  ),
  mutant('the database forgets that others take part', amountSql, '(not ${alias}.has_partner and ', '(', amounts),
  mutant(
    'nobody looks who takes part later',
    amountSql,
    'before insert or update of organization_ids, has_partner on',
    'before insert on',
    amounts,
  ),
  mutant(
    'whether others take part can be written',
    amountSql,
    'before insert or update of organization_ids, has_partner on',
    'before insert or update of organization_ids on',
    amounts,
  ),
  mutant(
    'an organization becomes an agency',
    amountSql,
    'when (old.category is distinct from new.category)',
    'when (false)',
    amounts,
  ),
  mutant(
    'a history tells what follows from who takes part',
    pathSql,
    "['has_partner', 'is_of_partner', ...ofContacts]",
    "['is_of_partner', ...ofContacts]",
    amounts,
  ),
  mutant('a history tells contacts', pathSql, "'is_of_partner', ...ofContacts]", "'is_of_partner']", histories),
  mutant(
    'the database lets whoever sees an offer withdraw it',
    offerSql,
    "using (${reaches('contribution:change')}) with check (${reaches('contribution:change')})",
    'using (true) with check (true)',
    acts,
  ),
  mutant(
    'who only drafts hands in, where the program asks for no right',
    'src/areas/area-fact.service.ts',
    'await under(grant, action);',
    'await under(grant);',
    ['test/access/change-of-a-row.test.ts'],
  ),
  mutant(
    'the database lets a partner plan outside its sectors',
    enteredSql,
    'and g.sectors && enters_under_a_grant.sectors\n',
    '\n',
    walls,
  ),
  mutant(
    'the keys of parts can be written',
    partSql,
    'before insert or update of intervention_id, scope_keys on',
    'before insert or update of intervention_id on',
    parts,
  ),
  mutant(
    'parts stay under the keys of the place before',
    partSql,
    'when (old.area_code is distinct from new.area_code)',
    'when (false)',
    parts,
  ),
  mutant(
    'the database tells agencies what partners cost, line by line',
    partSql,
    '(not i.has_partner and ',
    '(',
    amounts,
  ),
  mutant(
    'the database tells everybody which partners take part',
    partSql,
    "`(${reaches('intervention:partners', 'i')}\n",
    '`(true\n',
    [...parts, ...walls],
  ),
  mutant('a place is counted from the first code on', aroundSql, 'area_code >=& ${told(from)} and ', '', walls),
  mutant('a place is counted to the last code', aroundSql, ' and area_code <& ${told(to)}', '', walls),
  mutant(
    'drafts above a place are counted',
    aroundSql,
    ' or ${isIn(4, 5)}) and is_shared)`',
    ') or ${isIn(4, 5)} and is_shared)`',
    walls,
  ),
  mutant(
    'drafts are counted for those who read none',
    aroundSql,
    ' or ${isIn(4, 5)}) and is_shared)`',
    ' and is_shared or ${isIn(4, 5)}))`',
    walls,
  ),
  mutant(
    'who counts in a place adds up all amounts there',
    table,
    "'intervention:aggregate': ['intervention:sums'],",
    "'intervention:aggregate': [],",
    ['test/access/shapes.test.ts'],
  ),
  mutant(
    'whoever reads what is shared in a place has all of it counted',
    'src/access/whole-place.ts',
    'return reach.within !== undefined && Object.keys(reach).length === 1;',
    'return reach.within !== undefined && Object.keys(reach).length < 3;',
    walls,
  ),
  mutant(
    'what is one value in a plan is given to those who have two',
    'src/platform/compiler/scopes.ts',
    'if (!others.every(other => isDeepStrictEqual(other, value))) {',
    'if (others.length < 0) {',
    ['test/access/shared-plans.test.ts'],
  ),
  mutant('viewers of different shapes share plans', viewer, 'placesOf(this.reach(action))?.within.length ?? -1', '0', [
    'test/access/shapes.test.ts',
  ]),
  mutant('a temporary table is taken for one of ours', pathSql, "'hold_contribution()',", '', paths),
  mutant(
    'a partner reads amounts as agencies do',
    table,
    'agencies,   none,   none,   around, shared',
    'sector,     none,   none,   around, shared',
    [...permissions, ...amounts],
  ),
  mutant(
    'a query forgets that others take part',
    scope,
    'if (reach.agencies === true) conditions.push(unless(columns.hasPartner, name => sql`not ${column(name)}`));',
    '',
    scopes,
  ),
  mutant(
    'a row forgets that others take part',
    scope,
    '(reach.agencies === undefined || row.hasPartner === false) &&',
    '',
    [...scopes, ...amounts],
  ),
  mutant(
    'keys for rows of agencies are for all rows',
    viewer,
    'union.filter(({ agencies }) => agencies === undefined),',
    'union,',
    amounts,
  ),
];
