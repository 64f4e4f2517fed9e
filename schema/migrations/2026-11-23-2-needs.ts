import { Migration } from '@mikro-orm/migrations';
import { audited, keptBy, place, reference, walls } from './statements.ts';

/** Kinds of needs, needs with their walls, and what statistics see of them. */
export class Needs extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table need_kind (
     code text primary key,
     name text not null,
     name_en text not null,
     unit text not null,
     unit_en text not null,
     sector text not null)`,
  ...reference('need_kind'),

  `create table need (
     id uuid primary key,
     version int not null default 1,
     kind_code text not null references need_kind (code),
     sector text not null,
     title text not null,
     quantity int not null check (quantity > 0),
     unit text not null,
     families_affected int check (families_affected >= 0),
     severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
     evidence text,
     status text not null check (status in ('OPEN', 'PLANNED', 'IN_PROGRESS', 'MET', 'WITHDRAWN')),
     verification text not null check (verification in ('DRAFT', 'SUBMITTED', 'VERIFIED', 'RETURNED')),
     status_reason text,
     return_reason text,
     reported_by_id uuid not null references person (id),
     reported_at timestamptz(3) not null,
     verified_by_id uuid references person (id),
     verified_at timestamptz(3),
     met_at timestamptz(3),
     planned_quantity int not null default 0,
     delivered_quantity int not null default 0,
     entered_organization_id uuid references organization (id),
     ${place('area')},
     ${place('entered_area')},
     is_shared boolean not null generated always as (verified_at is not null) stored,
     entered_key text not null generated always as (coalesce(entered_organization_id::text, entered_area_code)) stored,
     scope_keys text[] not null generated always as (scope_keys(area_code, verified_at is not null, array[sector], '{}',
       coalesce(entered_organization_id::text, entered_area_code))) stored,
     check ((verification = 'VERIFIED') = (verified_at is not null)),
     check (verification <> 'RETURNED' or return_reason is not null),
     check (status <> 'WITHDRAWN' or status_reason is not null),
     check (verified_by_id is distinct from reported_by_id))`,
  `create index on need (area_code, reported_at, id)`,
  `create index on need (reported_at, id)`,
  ...walls('need', 'reported_by_id'),
  ...audited('need'),

  // Statistics read facts without texts or persons, under a reach of their own: an analyst counts drafts, unread.
  `create view need_fact with (security_barrier) as
     select id, area_code, sector, array[sector] as sectors, kind_code, status, verification, severity,
            extract(year from reported_at at time zone 'Asia/Jakarta')::int as year, quantity, families_affected,
            planned_quantity, delivered_quantity, is_shared, entered_key, '{}'::uuid[] as organization_ids
     from need where scope_keys && (select viewer_keys('need:aggregate'))`,
  `grant select on need_fact to episentrum_app`,
  ...keptBy({ views: ['need_fact'] }),
];
