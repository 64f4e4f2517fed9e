import { registerEnumType, Resolver } from 'type-graphql';
import { managedBy, type Action } from '../access/permissions.ts';
import type { Asker } from '../access/request-context.ts';
import { allowsUnder } from '../access/viewer.ts';
import { Reads, value } from '../platform/reading/reads.ts';
import { Area } from './area.types.ts';

const acts = {
  DRAFT_NEED: 'need:draft',
  REGISTER_NEED: 'need:register',
  DRAFT_INTERVENTION: 'intervention:draft',
  PROPOSE_INTERVENTION: 'intervention:propose',
  REGISTER_PERSON: 'person:register',
  GIVE_GRANT: 'grant:give',
  PROPOSE_AGREEMENT: 'agreement:propose',
} as const satisfies Record<string, Action>;
type AreaAct = (typeof acts)[keyof typeof acts];
const areaActs = Object.values(acts);

registerEnumType(acts, {
  name: 'AreaAction',
  description: 'What somebody can enter for an area.\nYang dapat dimasukkan untuk suatu wilayah.',
  valuesConfig: {
    DRAFT_NEED: { description: '`draftNeed`: note a need.\n`draftNeed`: mencatat kebutuhan.' },
    REGISTER_NEED: { description: '`registerNeed`: report a need.\n`registerNeed`: melaporkan kebutuhan.' },
    DRAFT_INTERVENTION: { description: '`draftIntervention`: note a plan.\n`draftIntervention`: mencatat rencana.' },
    PROPOSE_INTERVENTION: {
      description: '`proposeIntervention`: hand in a plan.\n`proposeIntervention`: mengajukan rencana.',
    },
    REGISTER_PERSON: { description: '`registerPerson`: make somebody known.\n`registerPerson`: mendaftarkan orang.' },
    GIVE_GRANT: { description: '`giveGrant`: give a role.\n`giveGrant`: memberi peran.' },
    PROPOSE_AGREEMENT: {
      description: '`proposeAgreement`: with a partner.\n`proposeAgreement`: dengan mitra.',
    },
  },
});

/** In the sectors and for the organization of the grant, as the viewer would enter it. */
const availableActions = value(
  [],
  ({ code: areaCode }: Area, { viewer }: Asker): AreaAct[] =>
    areaActs.filter(act =>
      viewer.grants.some(grant => {
        const place = {
          areaCode,
          isShared: false,
          sectors: grant.sectors ?? [],
          organizationIds: grant.organizationId === null ? [] : [grant.organizationId],
          enteredKey: grant.organizationId ?? grant.areaCode,
        };
        const roles = act === 'grant:give' ? managedBy(grant.role) : [undefined];
        return roles.some(role => allowsUnder(grant, act, role === undefined ? place : { ...place, role }));
      }),
    ),
  { asks: true },
);

@Resolver(() => Area)
export class AreaActionsResolver {
  @Reads(() => [acts], availableActions, {
    description: 'What you may enter for it now.\nYang boleh Anda masukkan untuknya sekarang.',
  })
  availableActions!: AreaAct[];
}
