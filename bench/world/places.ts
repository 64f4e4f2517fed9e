import { quoted, records, today } from './sql.ts';
import { viewers, type BenchViewer } from './viewers.ts';
import { partnerSectors } from './words.ts';

/** The share of all facts at each level: a few are for more than one village. */
const shares = { VILLAGE: 0.95, DISTRICT: 0.03, REGENCY: 0.0145, PROVINCE: 0.005, COUNTRY: 0.0005 };

/** Its own luck, spread log-normally above a few facts that every place has; a town's village has twice as many. */
const weight = `(0.6 + exp(1.2 * bench.normal(id, 1))) * (case kind when 'KELURAHAN' then 2 else 1 end)`;

/**
 * How many needs and interventions each place has: half of the villages have less than half of the average, and a few
 * have hundreds. Both counts follow the same weight, and add up to exactly `rows`.
 */
const placeTable = (rows: number): string => `
  create unlogged table bench.place as
  with weighed as (
    select id as area_id, code, level, name, kind, ${weight} as needs,
      ${weight} * exp(0.3 * bench.normal(id, 3)) as interventions,
      (array[${Object.values(shares).join(', ')}])[array_position(array['${Object.keys(shares).join("', '")}'], level)]
        as share
    from area),
  counted as (
    select *,
      round(${rows} * sum(needs_share) over rising)::int as last_need,
      round(${rows} * sum(interventions_share) over rising)::int as last_intervention
    from (select *, share * needs / sum(needs) over (partition by level) as needs_share,
        share * interventions / sum(interventions) over (partition by level) as interventions_share from weighed) s
    window rising as (order by area_id))
  select area_id, code, level, name,
    coalesce(lag(last_need) over rising, 0) as need_base,
    last_need - coalesce(lag(last_need) over rising, 0) as needs,
    coalesce(lag(last_intervention) over rising, 0) as intervention_base,
    last_intervention - coalesce(lag(last_intervention) over rising, 0) as interventions,
    case level when 'VILLAGE' then (case kind when 'KELURAHAN' then 'Kelurahan ' else 'Desa ' end) || name
      when 'DISTRICT' then 'Kecamatan ' || name when 'PROVINCE' then 'Provinsi ' || name else name end as label,
    -- Where its officers and agencies are found: an office of the country stands for those of all provinces.
    case level when 'VILLAGE' then left(code, 8) when 'DISTRICT' then left(code, 5) else code end as above,
    case level when 'COUNTRY' then '31' when 'PROVINCE' then code else left(code, 5) end as office_area,
    case level when 'COUNTRY' then '31' else left(code, 2) end as province
  from counted window rising as (order by area_id)`;

const organizations = [
  `insert into organization (id, name, short_name, kind, category, sectors, area_id, area_code)
   select bench.id('organization', 'office ' || o.number || ' ' || a.code), o.name || ' ' || a.name,
     o.short || ' ' || a.name, o.kind, 'AGENCY', o.sectors, a.id, a.code
   from area a, bench.office o where a.level in ('PROVINCE', 'REGENCY')`,
  `insert into organization (id, name, kind, category, sectors, area_id, area_code)
   select bench.id('organization', 'partner ' || p.number || ' ' || a.code), format(p.name, a.name), p.kind, 'PARTNER',
     array(select jsonb_array_elements_text(${quoted(JSON.stringify(partnerSectors))}::jsonb
       -> ((p.number - 1) % ${partnerSectors.length}))), a.id, a.code
   from area a, bench.partner p where a.level = 'PROVINCE'`,
];

/** Officers of every place, those of agencies and partners, and the viewers of the bench, each with what they hold. */
const people = [
  `create unlogged table bench.person as
   select role, code as key, bench.id('person', role || ' ' || code || ' ' || n) as id,
     'bench:' || lower(role) || ':' || code || ':' || n as subject, title || ' ' || a.name as position,
     null::uuid as organization_id, null::text[] as sectors, a.id as area_id, a.code as area_code
   from area a join (values ('VILLAGE', 'VILLAGE', 1, 'Penyuluh KB'), ('DISTRICT', 'DISTRICT', 1, 'Koordinator PLKB'),
     ('REGENCY', 'REGENCY', 2, 'Pengelola Kampung KB'), ('PROVINCE', 'PROVINCE', 2, 'Pengelola Kampung KB'),
     ('COUNTRY', 'CENTRE_ADMIN', 2, 'Pengelola Kampung KB'), ('VILLAGE', 'POKJA', 1, 'Ketua Pokja'))
     as held(level, role, count, title) on held.level = a.level,
     generate_series(1, held.count) as n
   where role <> 'POKJA' or bench.u(a.id, 11) < 0.08
   union all
   select case category when 'AGENCY' then 'SECTOR_AGENCY' else 'PARTNER' end, id::text,
     bench.id('person', 'organization ' || id), 'bench:organization:' || id, 'Pengelola Program ' || name,
     id, sectors, area_id, area_code
   from organization`,
  ...Object.values<BenchViewer>(viewers).map(
    ({ subject, grants, partner }) => `
   insert into bench.person
   select g.role, ${quoted(subject)}, bench.id('person', ${quoted(subject)}), ${quoted(subject)}, 'Pengguna ukur',
     ${partner ? `bench.id('organization', 'partner ${partner.number} ${partner.province}')` : 'null'}, g.sectors, a.id, a.code
   from ${records(grants)} as g(role text, "areaCode" text, sectors text[])
     join area a on a.code = g."areaCode"`,
  ),
  `insert into person (id, subject, name, position, organization_id, is_of_partner, area_id, area_code)
   select distinct on (p.id) p.id, subject, w.name, position, organization_id, is_partner(organization_id), area_id, area_code
   from bench.person p join bench.phrase w on w.id = abs(hashtext(subject)) % 4000 order by p.id`,
  `insert into person_contact (person_id, phone, email)
   select id, '+62 800-' || lpad((abs(hashtext(subject)) % 10000000)::text, 7, '0'),
     replace(subject, ':', '.') || '@contoh.id' from person`,
  `insert into access_grant (id, person_id, role, organization_id, sectors, valid_from, reason, area_id, area_code)
   select bench.id('grant', subject || ' ' || area_code), id, role, organization_id, sectors,
     ${today} - interval '6 years', 'Penugasan', area_id, area_code
   from bench.person where role <> 'PARTNER'`,
  // Partners hold what their agreements allow: everything but contacts, in every place where they are in the world.
  `insert into agreement (id, number, purpose, partner_id, sectors, allows, starts_on, ends_on, status, proposed_at,
     government_signed_at, partner_signed_at, area_id, area_code)
   select distinct on (p.id) bench.id('agreement', subject), 'PKS/' || subject, 'Kemitraan Kampung KB', organization_id, sectors,
     '{READ_NEEDS,READ_INTERVENTIONS,READ_AMOUNTS,DRAFT_INTERVENTIONS}', (${today} - interval '6 years')::date,
     (${today} + interval '6 years')::date, 'SIGNED', ${today} - interval '6 years', ${today} - interval '6 years',
     ${today} - interval '6 years', a.id, a.code
   from bench.person p join area a on a.code = 'ID' where role = 'PARTNER' order by p.id`,
  `insert into agreement_area (id, agreement_id, area_id, area_code)
   select bench.id('agreement area', subject || area_code), bench.id('agreement', subject), area_id, area_code
   from bench.person where role = 'PARTNER'`,
  `insert into agreement_member (id, agreement_id, person_id, is_representative, named_by_id)
   select distinct on (p.id) bench.id('agreement member', subject), bench.id('agreement', subject), p.id, true, p.id
   from bench.person p where role = 'PARTNER' order by p.id`,
  `select keep_grants_of(id) from agreement`,
  // Other servers read budgets as a column; ours reads a view that asks whether the viewer reads amounts.
  `grant select on intervention to episentrum_app`,
];

export const placeSteps = (rows: number): string[] => [placeTable(rows), ...organizations, ...people];
