import { connectionOf } from '../platform/reading/connection.ts';
import { Area } from './area.types.ts';

export const AreaConnection = connectionOf<Area>(() => Area as never, 'Area', ['areas', 'wilayah']);
