import { Migration } from '@mikro-orm/migrations';

/**
 * What a place has in one state is found in the index, and counted there: an officer's inbox looks at the rows that wait, and
 * not at all that ever were.
 */
export class FiltersInIndexes extends Migration {
  override up(): void {
    this.addSql(`create index on intervention (area_code, starts_on, id, status)`);
    this.addSql(`drop index intervention_area_code_starts_on_id_idx`);
    this.addSql(`create index on need (area_code, reported_at, id, verification)`);
    this.addSql(`drop index need_area_code_reported_at_id_idx`);
  }
}
