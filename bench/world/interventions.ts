import { drawn, officerRole, today } from './sql.ts';
import { partnersOfProvince, workIds } from './words.ts';

const statusByAge = `case
  when age < 45 then ${drawn({ DRAFT: 45, PROPOSED: 35, RETURNED: 8, VERIFIED: 9, APPROVED: 3 }, 'bench.u(n, 55)')}
  when age < 120 then ${drawn({ PROPOSED: 14, RETURNED: 8, VERIFIED: 26, APPROVED: 34, RUNNING: 14, CANCELLED: 4 }, 'bench.u(n, 55)')}
  when age < 330 then ${drawn({ VERIFIED: 4, APPROVED: 16, RUNNING: 50, COMPLETED: 22, CANCELLED: 8 }, 'bench.u(n, 55)')}
  when age < 600 then ${drawn({ RUNNING: 12, COMPLETED: 78, CANCELLED: 10 }, 'bench.u(n, 55)')}
  else ${drawn({ RUNNING: 1, COMPLETED: 90, CANCELLED: 9 }, 'bench.u(n, 55)')} end`;

/** Numbers, states and days of every intervention, with the one or two needs of its place that it answers. */
export const interventionDraft = `
  create unlogged table bench.intervention as
  select s.n, s.area_id, s.age, s.status, s.work, s.source,
    case when status in ('VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED') or (status = 'CANCELLED' and bench.u(n, 56) < 0.6)
      then least(age * 0.15, 4 + bench.u(n, 57) * 36) end as verified_after,
    case when status in ('APPROVED', 'RUNNING', 'COMPLETED') then least(age * 0.15, 5 + bench.u(n, 58) * 45) end
      as approved_after,
    case when status in ('RUNNING', 'COMPLETED') then least(age * 0.15, 7 + bench.u(n, 59) * 53) end as started_after,
    case status when 'COMPLETED' then least(age * 0.5, 30 + bench.u(n, 60) * 180) end as completed_after,
    ${today} - age * interval '1 day' + (420 + floor(bench.u(n, 61) * 540)) * interval '1 minute' as proposed_at,
    case when bench.u(n, 62) < (case status when 'DRAFT' then 0.6 else 0.08 end) then 0
      else 1 + floor(bench.u(n, 63) * 3)::int end as lines,
    case when status in ('RUNNING', 'COMPLETED') then floor(bench.u(n, 64) * 4)::int else 0 end as notes
  from (
    select *, ${statusByAge} as status from (
      select i.n, i.area_id, i.level, i.source,
        case when a.n is null then floor(2190 * bench.u(i.n, 54) ^ 1.2)::int
          else greatest(1, floor(least(a.age, coalesce(b.age, a.age)) * bench.u(i.n, 54))::int) end as age,
        case when a.n is not null then bench.pick(k.works, bench.u(i.n, 65))
          when i.level = 'VILLAGE' then bench.pick(array[${workIds('PROGRAMME').join(', ')}], bench.u(i.n, 65))
          else bench.pick(array[${workIds('REGION').join(', ')}], bench.u(i.n, 65)) end as work
      from bench.picked i
      left join bench.need a on a.n = i.first_need and a.verification = 'VERIFIED' and not a.withdrawn
      left join bench.need b on b.n = i.second_need and b.verification = 'VERIFIED' and not b.withdrawn
      left join bench.kind k on k.code = a.kind_code) as aged) as s`;

/** Which needs of its place an intervention would answer, and who enters it. */
export const picked = `
  create unlogged table bench.picked as
  select n, area_id, level,
    case when needs > 0 and bench.u(n, 51) < 0.66 then need_base + 1 + floor(bench.u(n, 52) * needs)::int end as first_need,
    case when needs > 0 and bench.u(n, 51) < 0.3 then need_base + 1 + floor(bench.u(n, 53) * needs)::int end as second_need,
    case when level <> 'VILLAGE' then (case when bench.u(n, 50) < 0.6 then 'PLACE' else 'OFFICE' end)
      when bench.u(n, 50) < 0.6 then 'PLACE' when bench.u(n, 50) < 0.75 then 'REGENCY' else 'OFFICE' end as source
  from (select p.*, p.intervention_base + i as n from bench.place p, generate_series(1, p.interventions) as i) as d`;

export const answers = `
  create unlogged table bench.answer as
  select *, case when status = 'COMPLETED' and bench.u(n, 68 + place) < 0.95 then
      (case when bench.u(n, 70 + place) < 0.7 then quantity else floor(quantity * (0.5 + bench.u(n, 72) * 0.45)) end)::int end
      as delivered
  from (
    select i.n, i.status, a.place, d.n as need,
      case when bench.u(i.n, 74 + a.place) < 0.5 then d.quantity
        else greatest(1, ceil(d.quantity * (0.25 + bench.u(i.n, 76 + a.place) * 0.7))::int) end as quantity
    from bench.intervention i join bench.picked p using (n)
    cross join lateral (values (1, p.first_need), (2, nullif(p.second_need, p.first_need))) as a(place, need)
    join bench.need d on d.n = a.need and d.verification = 'VERIFIED' and not d.withdrawn
    -- Only the first need decided how old the intervention is; without it, nothing is answered.
    join bench.need f on f.n = p.first_need and f.verification = 'VERIFIED' and not f.withdrawn) as q`;

/** The office of its lead sector, often one of its second sector or another, and sometimes a partner of the province. */
export const participants = `
  create unlogged table bench.participant as
  select i.n, o.place, o.organization_id, o.role
  from bench.intervention i join bench.place p using (area_id) join bench.work w on w.id = i.work
  cross join lateral (values
    (1, true, bench.id('organization', 'office ' || w.lead_office || ' ' || p.office_area),
      case when w.builds then 'DELIVER' else 'FACILITATE' end),
    (2, bench.u(i.n, 81) < 0.5 and w.lead_office <> w.second_office,
      bench.id('organization', 'office ' || w.second_office || ' ' || p.office_area), 'ACCOMPANY'),
    (3, bench.u(i.n, 82) < 0.25,
      bench.id('organization', 'partner ' || 1 + floor(bench.u(i.n, 83) * ${partnersOfProvince}) || ' ' || p.province), 'FUND'))
    as o(place, taken, organization_id, role)
  where o.taken`;

/** Money by source; the sum of the lines stands on the intervention. */
export const budgetLines = `
  create unlogged table bench.line as
  select i.n, line,
    (array['DANA_DESA', 'APBD_KAB', 'APBD_PROV', 'APBN_KL', 'CSR', 'SWADAYA', 'DAK_FISIK', 'HIBAH'])
      [1 + (floor(bench.u(i.n, 85) * 8)::int + line * 3) % 8] as fund_source,
    (50000 * greatest(1, round(20 * (w.cost_from + (w.cost_to - w.cost_from) * bench.u(i.n, 85 + line) ^ 2) / i.lines)))::bigint
      as amount
  from bench.intervention i join bench.work w on w.id = i.work, generate_series(1, i.lines) as line`;

/** Sums and sets of an intervention's parts that stand on the row itself. */
export const partSums = `
  create unlogged table bench.parts as
  select n, budget, organization_ids, has_partner
  from (select n, array_agg(organization_id order by place) as organization_ids, bool_or(category = 'PARTNER') as has_partner
    from bench.participant join organization on id = organization_id group by n) as p
  left join (select n, sum(amount) as budget from bench.line group by n) as b using (n)`;

/** In the order of their dates, as the rows of a table that grew: those of one village lie far apart. */
export const insertInterventions = (from: number, to: number): string => `
  insert into intervention (id, version, title, description, status, status_reason, sectors, inpres_activity_id,
    family_function, nawacita_priority, target_groups, starts_on, ends_on, planned_beneficiaries, actual_beneficiaries,
    budget, result, proposed_by_id, proposed_at, verified_by_id, verified_at, approved_by_id, approved_at, started_at,
    completed_at, organization_ids, has_partner, entered_organization_id, area_id, area_code, entered_area_id, entered_area_code)
  select bench.id('intervention', n::text), 1, title || ' ' || label || ' tahun ' || extract(year from starts_on),
    case when bench.u(n, 91) < 0.85 then description end,
    status,
    case status when 'RETURNED' then 'Rincian biaya belum dilampirkan.'
      when 'CANCELLED' then 'Anggaran dialihkan dalam perubahan APBD.' end,
    sectors, activity, case when bench.u(n, 93) < 0.95 then family_function end,
    case when bench.u(n, 94) < 0.9 then nawacita end, target_groups, starts_on, starts_on + length,
    planned,
    case when status = 'COMPLETED' and bench.u(n, 95) < 0.85 then
      round(coalesce(planned, 40) * (0.7 + bench.u(n, 96) * 0.45))::int end,
    budget, case when status = 'COMPLETED' and bench.u(n, 97) < 0.94 then bench.pick(results, bench.u(n, 98)) end,
    case source when 'OFFICE' then bench.id('person', 'organization ' || organization_ids[1])
      when 'REGENCY' then bench.id('person', 'REGENCY ' || left(code, 5) || ' 1')
      else bench.id('person', ${officerRole} || code || ' 1') end,
    proposed_at,
    case when verified_at is not null then bench.id('person', case
      when level = 'VILLAGE' and source = 'PLACE' then 'DISTRICT ' || above || ' 1'
      when level in ('VILLAGE', 'DISTRICT', 'REGENCY') then 'REGENCY ' || left(code, 5) || ' 2'
      when level = 'PROVINCE' then 'PROVINCE ' || code || ' 2' else 'CENTRE_ADMIN ID 2' end) end,
    verified_at,
    case when approved_at is not null then bench.id('person', case
      when level = 'VILLAGE' or level = 'DISTRICT' then 'REGENCY ' || left(code, 5) || (case source when 'REGENCY' then ' 2' else ' 1' end)
      when level = 'REGENCY' then 'REGENCY ' || code || ' 2'
      when level = 'PROVINCE' then 'PROVINCE ' || code || ' 2' else 'CENTRE_ADMIN ID 2' end) end,
    approved_at, started_at, completed_at, organization_ids, has_partner,
    case source when 'OFFICE' then organization_ids[1] end, area_id, code, entered_id, entered_code
  from (
    select d.*, p.code, p.level, p.label, p.above, w.title, w.sectors, w.activity, w.family_function, w.nawacita,
      w.target_groups, w.results, t.description, s.budget, s.organization_ids, s.has_partner, e.id as entered_id, e.code as entered_code,
      case when bench.u(d.n, 101) < 0.93 then 15 + floor(bench.u(d.n, 102) ^ 2 * 400)::int end as planned,
      case when d.started_at is null
        then (coalesce(d.approved_at, d.verified_at, d.proposed_at) at time zone 'Asia/Jakarta')::date + 14 + floor(bench.u(d.n, 103) * 106)::int
        else (d.started_at at time zone 'Asia/Jakarta')::date end as starts_on,
      greatest(14, coalesce(d.completed_after, 0) + floor(bench.u(d.n, 104) * 150))::int as length
    from (
      select *, proposed_at + verified_after * interval '1 day' as verified_at,
        proposed_at + (verified_after + approved_after) * interval '1 day' as approved_at,
        proposed_at + (verified_after + approved_after + started_after) * interval '1 day' as started_at,
        proposed_at + (verified_after + approved_after + started_after + completed_after) * interval '1 day' as completed_at
      from bench.intervention where age >= ${from} and age < ${to}) as d
    join bench.place p using (area_id)
    join bench.work w on w.id = d.work
    join bench.phrase t on t.id = floor(bench.u(d.n, 92) * 4000)::int
    join bench.parts s using (n)
    join area e on e.code = case d.source when 'PLACE' then p.code when 'REGENCY' then left(p.code, 5) else p.office_area end
    order by d.proposed_at offset 0) as d`;

/** The keys of a place, as the parts of what is done there carry them. */
export const placeKeys = `
  create unlogged table bench.keys as
  select area_id, scope_hashes(code, false, '{}', '{}', null) as keys from bench.place where interventions > 0`;

const withKeys = 'join bench.intervention i using (n) join bench.keys using (area_id)';

export const insertParts = {
  intervention_participant: `
    insert into intervention_participant (intervention_id, organization_id, role, scope_keys)
    select bench.id('intervention', n::text), organization_id, role, keys from bench.participant ${withKeys}`,
  need_answer: `
    insert into need_answer (intervention_id, need_id, quantity, delivered_quantity, scope_keys)
    select bench.id('intervention', n::text), bench.id('need', need::text), quantity, delivered, keys
    from bench.answer ${withKeys}`,
  budget_line: `
    insert into budget_line (id, intervention_id, fund_source, amount, note, scope_keys)
    select bench.id('budget_line', n || ' ' || line), bench.id('intervention', n::text), fund_source, amount,
      case when bench.u(n, 111) < 0.3 then 'Sesuai rincian anggaran tahun berjalan' end, keys
    from bench.line ${withKeys}`,
  progress_note: `
    insert into progress_note (id, intervention_id, reported_by_id, reported_at, physical_progress, text,
      scope_keys)
    select bench.id('progress_note', n || ' ' || note), bench.id('intervention', n::text), reporter,
      least(${today}, proposed_at + (verified_after + approved_after + started_after
        + (note - 0.5) / i.notes * coalesce(completed_after, (i.age * 0.5)::float8)) * interval '1 day'),
      case when bench.u(n, 112 + note) < 0.9 then (note * 100 / (i.notes + (case when completed_after is null then 1 else 0 end)))::int end,
      w.notes[least(5, 1 + note * 4 / i.notes)], keys
    from (
      select d.*, bench.id('person', ${officerRole} || code || ' 1') as reporter
      from bench.intervention d join bench.place p using (area_id) where notes > 0) as i
    join bench.keys using (area_id) join bench.work w on w.id = i.work, generate_series(1, i.notes) as note`,
};
