import { value, type Read } from '../platform/reading/reads.ts';
import { areaTree, type Memory } from './area-tree.ts';

/** The area of a row, from the tree in memory. */
export const areaOfRow: Read = value(['areaId'], ({ areaId }: { areaId: number }, asker: Memory) =>
  areaTree(asker).byId(areaId),
);
