import { drawn, officerRole, today } from './sql.ts';
import { kindWeights } from './words.ts';

/** What was verified waits no longer; of what is new, most waits for somebody. */
const verification = `case
  when age < 30 then ${drawn({ DRAFT: 20, SUBMITTED: 45, RETURNED: 8, VERIFIED: 27 }, 'bench.u(n, 24)')}
  when age < 180 then ${drawn({ DRAFT: 4, SUBMITTED: 8, RETURNED: 4, VERIFIED: 84 }, 'bench.u(n, 24)')}
  else ${drawn({ SUBMITTED: 2, RETURNED: 2, VERIFIED: 96 }, 'bench.u(n, 24)')} end`;

/** Numbers and states of every need, before its words. */
export const needDraft = `
  create unlogged table bench.need as
  select d.*, ${verification} as verification, age > 90 and bench.u(n, 25) < 0.02 as withdrawn,
    ${today} - age * interval '1 day' + (480 + floor(bench.u(n, 26) * 500)) * interval '1 minute' as reported_at,
    greatest(1, (k.least + floor(bench.u(n, 27) ^ 2 * (k.most - k.least) / k.step) * k.step)::int) as quantity
  from (
    select p.need_base + i as n, p.area_id,
      ${drawn(kindWeights, 'bench.u(p.need_base + i, 21)')} as kind_code,
      floor(2190 * bench.u(p.need_base + i, 22) ^ 1.2)::int as age
    from bench.place p, generate_series(1, p.needs) as i) as d
  join bench.kind k on k.code = d.kind_code`;

/** What interventions plan and deliver of each need, as the program's triggers would have summed it up. */
export const coverage = `
  create unlogged table bench.coverage as
  select need, coalesce(sum(quantity) filter (where status in ('APPROVED', 'RUNNING')), 0)::int as planned,
    coalesce(sum(delivered) filter (where status = 'COMPLETED'), 0)::int as delivered,
    bool_or(status = 'RUNNING') as running
  from bench.answer group by need`;

/** In the order of their dates, as the rows of a table that grew: those of one village lie far apart. */
export const insertNeeds = (from: number, to: number): string => `
  insert into need (id, version, kind_code, sector, title, quantity, unit, families_affected, severity, evidence, status,
    verification, status_reason, return_reason, reported_by_id, reported_at, verified_by_id, verified_at, met_at,
    planned_quantity, delivered_quantity, area_id, area_code, entered_area_id, entered_area_code)
  select bench.id('need', n::text), 1, kind_code, sector,
    left(replace(bench.pick(titles, bench.u(n, 31)), '{spot}', 'RT ' || lpad((1 + floor(bench.u(n, 32) * 18))::text, 2, '0')
      || ' ' || label), 120),
    quantity, unit, case when bench.u(n, 33) < 0.8 then greatest(1, (quantity * (0.4 + bench.u(n, 34)))::int) end,
    ${drawn({ LOW: 3, MEDIUM: 8, HIGH: 7, CRITICAL: 2 }, 'bench.u(n, 35)')},
    case when bench.u(n, 36) < 0.85 then replace(bench.pick(evidence, bench.u(n, 37)), '{quantity}', quantity::text) end,
    status, verification,
    case when withdrawn then 'Data awal keliru setelah verifikasi lapangan.'
      when met_otherwise then 'Dipenuhi secara swadaya oleh warga melalui gotong royong.' end,
    case verification when 'RETURNED' then 'Jumlah keluarga tidak sama dengan rekap RT; mohon dicocokkan.' end,
    bench.id('person', ${officerRole} || code || ' 1'),
    reported_at,
    case verification when 'VERIFIED' then bench.id('person', case level when 'VILLAGE' then 'DISTRICT ' || above || ' 1'
      when 'DISTRICT' then 'REGENCY ' || above || ' 1' when 'REGENCY' then 'REGENCY ' || code || ' 2'
      when 'PROVINCE' then 'PROVINCE ' || code || ' 2' else 'CENTRE_ADMIN ' || code || ' 2' end) end,
    case verification when 'VERIFIED' then verified_at end,
    case status when 'MET' then least(${today}, verified_at + age * 0.5 * interval '1 day') end,
    planned, delivered, area_id, code, area_id, code
  from (
    select d.*, p.code, p.level, p.label, p.above, k.sector, k.unit, k.titles, k.evidence,
      coalesce(c.planned, 0) as planned, coalesce(c.delivered, 0) as delivered,
      least(${today}, d.reported_at + (1 + floor(bench.u(d.n, 38) * 21)) * interval '1 day') as verified_at,
      case when d.withdrawn then 'WITHDRAWN' when d.met_otherwise or c.delivered >= d.quantity then 'MET'
        when c.running or c.delivered > 0 then 'IN_PROGRESS' when c.planned > 0 then 'PLANNED' else 'OPEN' end as status
    from (
      select *, verification = 'VERIFIED' and not withdrawn and age > 120 and bench.u(n, 39) < 0.01 as met_otherwise
      from bench.need where age >= ${from} and age < ${to}) as d
    join bench.place p using (area_id)
    join bench.kind k on k.code = d.kind_code
    left join bench.coverage c on c.need = d.n
    order by d.reported_at offset 0) as d`;
