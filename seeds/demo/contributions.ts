import type { Calendar } from './calendar.ts';
import { stableId } from './random.ts';
import type { ContributionRow, DemoWorld } from './rows.ts';

const joinable = ['VERIFIED', 'APPROVED', 'RUNNING'];

/** What partners whose agreements hold offer to interventions of others in their sectors, not yet decided. */
export function contributionsTo(
  { intervention }: Pick<DemoWorld, 'intervention'>,
  { agreement, agreement_area }: Pick<DemoWorld, 'agreement' | 'agreement_area'>,
  calendar: Calendar,
): ContributionRow[] {
  return agreement
    .filter(({ ends_on }) => ends_on > calendar.on(0))
    .flatMap(({ id, partner_id, partner_signed_by_id, sectors }) => {
      const places = agreement_area.filter(place => place.agreement_id === id).map(({ area_code }) => area_code);
      const open = intervention.filter(
        row =>
          joinable.includes(row.status) &&
          places.some(code => row.area_code.startsWith(code)) &&
          row.sectors.some(sector => sectors.includes(sector)) &&
          !row.organization_ids.includes(partner_id),
      );
      return open.slice(0, 2).map(({ id: intervention_id, area_id, area_code }, index): ContributionRow => {
        const pays = index === 0;
        return {
          id: stableId('contribution', id, intervention_id),
          intervention_id,
          organization_id: partner_id,
          role: pays ? 'FUND' : 'ACCOMPANY',
          fund_source: pays ? 'HIBAH' : null,
          amount: pays ? 15_000_000 : null,
          note: pays ? 'Dana pendamping untuk bahan dan upah kerja' : 'Pendampingan warga selama tiga bulan',
          status: 'OFFERED',
          offered_by_id: partner_signed_by_id,
          offered_at: calendar.at(3 + index),
          // The database keeps it: in whose name the intervention was entered.
          entered_key: '',
          area_id,
          area_code,
        };
      });
    });
}
