import type { QueryName } from '../../contenders.ts';
import { Q5, Q6 } from './lists.ts';
import { Q2, Q4 } from './pages.ts';
import type { Statement } from './statement.ts';
import { Q3, Q8 } from './sums.ts';
import { Q1, Q7 } from './tree.ts';

export const statements: Readonly<Record<QueryName, Statement>> = { Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8 };
