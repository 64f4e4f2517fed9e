import 'postgraphile';

const withOrder = ['area_needs', 'area_interventions'];

/**
 * PostGraphile keeps the order in which a function returns its rows, and for that reads what they refer to in statements
 * of their own. Each query of these says how to order, so theirs may be joined like the rows of a table.
 */
export const joined: GraphileConfig.Plugin = {
  name: 'JoinedPlugin',
  gather: {
    hooks: {
      pgProcedures_PgResourceOptions(_, { pgProc, resourceOptions }) {
        if (withOrder.includes(pgProc.proname)) resourceOptions.hasImplicitOrder = false;
      },
    },
  },
};
