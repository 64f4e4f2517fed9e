import type { PersonaGrant } from '../personas.ts';
import type { Calendar } from './calendar.ts';
import { organizationId } from './organizations.ts';
import type { Places } from './places.ts';
import { stableId } from './random.ts';
import type { DemoWorld } from './rows.ts';

interface Partner {
  readonly subject: string;
  readonly person: string;
  readonly partnerships: readonly PersonaGrant[];
}

interface World {
  readonly places: Places;
  readonly calendar: Calendar;
  readonly holding: (role: string, areaCode: string) => string[];
}

/** One agreement a partner, with the regency, or, about several of them, with the province; its people sign it. */
export function agreementsOf(
  partners: readonly Partner[],
  { places, calendar, holding }: World,
): Pick<DemoWorld, 'agreement' | 'agreement_area' | 'agreement_member'> {
  const signed = partners.flatMap(({ subject, person, partnerships }, index) => {
    const codes = partnerships.map(({ areaCode }) => areaCode);
    const [{ organization, sectors = [], endsInDays = 365 } = {} as PersonaGrant] = partnerships;
    const [code = '15'] = codes;
    const areaCode = codes.length === 1 ? code : code.slice(0, 2);
    const [officer] = holding(areaCode.length === 2 ? 'PROVINCE' : 'REGENCY', areaCode);
    const first = officer ?? holding('PROVINCE', areaCode.slice(0, 2))[0] ?? null;
    const id = stableId('agreement', subject);
    return {
      codes,
      row: {
        id,
        number: `PKS/${String(index + 1).padStart(2, '0')}/KKB/${areaCode}`,
        purpose: 'Kerja sama kemitraan dalam penyelenggaraan Kampung Keluarga Berkualitas',
        partner_id: organizationId(organization ?? ''),
        sectors: [...sectors],
        // Companies agreed on less than those who work in the villages.
        allows:
          organization?.startsWith('company') === true
            ? ['READ_NEEDS', 'READ_INTERVENTIONS', 'DRAFT_INTERVENTIONS']
            : ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'DRAFT_INTERVENTIONS'],
        starts_on: calendar.on(1900),
        ends_on: calendar.on(-endsInDays),
        status: 'SIGNED' as const,
        proposed_by_id: first,
        proposed_at: calendar.at(1910),
        government_signed_by_id: first,
        government_signed_at: calendar.at(1905),
        partner_signed_by_id: person,
        partner_signed_at: calendar.at(1904),
        ...places.columns(areaCode),
      },
    };
  });
  return {
    agreement: signed.map(({ row }) => row),
    agreement_area: signed.flatMap(({ row, codes }) =>
      codes.map(code => ({
        id: stableId('agreement_area', row.id, code),
        agreement_id: row.id,
        ...places.columns(code),
      })),
    ),
    agreement_member: signed.map(({ row }) => ({
      id: stableId('agreement_member', row.id),
      agreement_id: row.id,
      person_id: row.partner_signed_by_id,
      is_representative: true,
      named_by_id: row.proposed_by_id ?? row.partner_signed_by_id,
      named_at: row.proposed_at,
      removed_at: null,
    })),
  };
}
