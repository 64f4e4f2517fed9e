import { GraphQLScalarType } from 'graphql';
import { areaResolvers } from './area.resolvers.ts';
import { statisticsResolvers } from './statistics.resolvers.ts';
import { interventions } from './intervention.ts';
import { root, type Connection, type ListArgs } from './list.ts';
import { needs } from './need.ts';
import type { Context } from './context.ts';

interface Need {
  readonly id: string;
  readonly areaId: number;
  readonly kindCode: string;
  readonly quantity: number;
  readonly plannedQuantity: number;
  readonly deliveredQuantity: number;
  readonly reportedById: string;
  readonly verifiedById: string | null;
}

interface Intervention {
  readonly id: string;
  readonly areaId: number;
  readonly inpresActivityId: number | null;
  readonly nawacitaPriority: number | null;
  readonly proposedById: string;
  readonly verifiedById: string | null;
  readonly approvedById: string | null;
}

interface Answer {
  readonly needId: string;
  readonly interventionId: string;
}

interface Person {
  readonly id: string;
  readonly areaId: number;
  readonly organizationId: string | null;
}

const connection = {
  nodes: async (list: Connection) => (await list.page()).rows,
  edges: async (list: Connection) => (await list.page()).edges(),
  pageInfo: async (list: Connection) => (await list.page()).pageInfo,
  totalCount: (list: Connection) => list.count(),
};

const globalId =
  (noun: string) =>
  ({ id }: { readonly id: string }) =>
    `${noun}_${id}`;
const rowId = (id: string) => id.slice(id.indexOf('_') + 1);
const areaOf = ({ areaId }: { readonly areaId: number }, _: unknown, { loaders }: Context) =>
  loaders.areaById.load(areaId);
const personWho = (id: string | null, { loaders }: Context) => (id === null ? null : loaders.personById.load(id));

/** An interface and its objects name themselves; everything that has no resolver here is a column of its row. */
export const resolvers = {
  Query: {
    ...areaResolvers.Query,
    ...statisticsResolvers.Query,
    need: (_: unknown, { id }: { id: string }, { loaders }: Context) => loaders.needById.load(rowId(id)),
    intervention: (_: unknown, { id }: { id: string }, { loaders }: Context) =>
      loaders.interventionById.load(rowId(id)),
    needs: (_: unknown, args: ListArgs, { lists }: Context) => lists.connection(needs, root, args),
    interventions: (_: unknown, args: ListArgs, { lists }: Context) => lists.connection(interventions, root, args),
  },
  ...areaResolvers.types,
  ...statisticsResolvers.types,
  NeedConnection: connection,
  InterventionConnection: connection,
  Need: {
    id: globalId('need'),
    area: areaOf,
    kind: (need: Need, _: unknown, { loaders }: Context) => loaders.needKindByCode.load(need.kindCode),
    coverage: ({ quantity, plannedQuantity: planned, deliveredQuantity: delivered }: Need) => ({
      planned,
      delivered,
      uncovered: Math.max(0, quantity - planned - delivered),
    }),
    answers: (need: Need, _: unknown, { loaders }: Context) => loaders.answersByNeed.load(need.id),
    reportedBy: (need: Need, _: unknown, context: Context) => personWho(need.reportedById, context),
    verifiedBy: (need: Need, _: unknown, context: Context) => personWho(need.verifiedById, context),
  },
  Intervention: {
    id: globalId('intervention'),
    area: areaOf,
    inpresActivity: ({ inpresActivityId: id }: Intervention, _: unknown, { loaders }: Context) =>
      id === null ? null : loaders.activityById.load(id),
    nawacitaPriority: ({ nawacitaPriority: number }: Intervention) => (number === null ? null : `NAWACITA_${number}`),
    participants: ({ id }: Intervention, _: unknown, { loaders }: Context) =>
      loaders.participantsByIntervention.load(id),
    answers: ({ id }: Intervention, _: unknown, { loaders }: Context) => loaders.answersByIntervention.load(id),
    budgetLines: ({ id }: Intervention, _: unknown, { loaders }: Context) => loaders.budgetLinesByIntervention.load(id),
    progressNotes: ({ id }: Intervention, _: unknown, { loaders }: Context) => loaders.notesByIntervention.load(id),
    proposedBy: (row: Intervention, _: unknown, context: Context) => personWho(row.proposedById, context),
    verifiedBy: (row: Intervention, _: unknown, context: Context) => personWho(row.verifiedById, context),
    approvedBy: (row: Intervention, _: unknown, context: Context) => personWho(row.approvedById, context),
  },
  NeedAnswer: {
    need: ({ needId }: Answer, _: unknown, { loaders }: Context) => loaders.needById.load(needId),
    intervention: (answer: Answer, _: unknown, { loaders }: Context) =>
      loaders.interventionById.load(answer.interventionId),
  },
  InterventionParticipant: {
    organization: ({ organizationId }: { organizationId: string }, _: unknown, { loaders }: Context) =>
      loaders.organizationById.load(organizationId),
  },
  ProgressNote: {
    reportedBy: ({ reportedById }: { reportedById: string }, _: unknown, context: Context) =>
      personWho(reportedById, context),
  },
  InpresActivity: {
    programme: ({ programmeId }: { programmeId: number }, _: unknown, { loaders }: Context) =>
      loaders.programmeById.load(programmeId),
  },
  InpresProgramme: {
    target: ({ targetId }: { targetId: number }, _: unknown, { loaders }: Context) => loaders.targetById.load(targetId),
  },
  Organization: { id: globalId('organization'), area: areaOf },
  Person: {
    id: globalId('person'),
    area: areaOf,
    contact: ({ id }: Person, _: unknown, { loaders }: Context) => loaders.contactByPerson.load(id),
    organization: ({ organizationId: id }: Person, _: unknown, { loaders }: Context) =>
      id === null ? null : loaders.organizationById.load(id),
  },
  DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: value => (value as Date).toISOString() }),
  LocalDate: new GraphQLScalarType({ name: 'LocalDate' }),
  Rupiah: new GraphQLScalarType({ name: 'Rupiah' }),
};
