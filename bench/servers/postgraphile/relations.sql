-- What PostGraphile cannot see in the tables is told it the way its manual says: functions that take a row, and views.
-- PostgreSQL inlines each of them into the statement that calls it, and row level security holds inside as everywhere.

drop schema if exists postgraphile cascade;
create schema postgraphile;
grant usage on schema postgraphile to episentrum_app;

-- A place and all places in it are a range of codes.
create function postgraphile.range_start(code text) returns text language sql immutable parallel safe
  return case when code = 'ID' then '0' else code end;
create function postgraphile.range_end(code text) returns text language sql immutable parallel safe
  return case when code = 'ID' then 'J' else left(code, -1) || chr(ascii(right(code, 1)) + 1) end;

create function postgraphile.area_needs(place area) returns setof need language sql stable parallel safe as $$
  select n.* from need n
  where n.area_code >= postgraphile.range_start(place.code) and n.area_code < postgraphile.range_end(place.code)
$$;

create function postgraphile.area_interventions(place area) returns setof intervention
  language sql stable parallel safe as $$
  select i.* from intervention i
  where i.area_code >= postgraphile.range_start(place.code) and i.area_code < postgraphile.range_end(place.code)
$$;

create function postgraphile.need_uncovered(need) returns int language sql stable parallel safe as $$
  select greatest(0, $1.quantity - $1.planned_quantity - $1.delivered_quantity)
$$;

-- To order by what may be unknown as Episentrum does: the unknown comes before the smallest.
create function postgraphile.need_known_families(need) returns int language sql stable parallel safe as $$
  select coalesce($1.families_affected, -1)
$$;
create function postgraphile.intervention_known_budget(intervention) returns bigint
  language sql stable parallel safe as $$
  select coalesce($1.budget, -1)
$$;

-- Facts with what is counted as numbers to add up, for the aggregates plugin adds up columns and knows no conditions.
create view postgraphile.intervention_count with (security_invoker) as
  select id, area_code, sectors, case when length(area_code) >= 5 then left(area_code, 5) end as regency, year,
    1 as count, (status in ('APPROVED', 'RUNNING', 'COMPLETED'))::int as approved, (status = 'COMPLETED')::int as completed,
    budget, (budget is not null)::int as budget_told, planned_beneficiaries, actual_beneficiaries,
    (actual_beneficiaries is not null)::int as actual_beneficiaries_told
  from intervention_fact;
create view postgraphile.intervention_sector_count with (security_invoker) as
  select sector, f.* from postgraphile.intervention_count f, unnest(f.sectors) as sector;
grant select on postgraphile.intervention_count, postgraphile.intervention_sector_count to episentrum_app;
