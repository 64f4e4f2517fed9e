import { Migration } from '@mikro-orm/migrations';

/** What a view or a policy shows changes by a migration, too: an answer that was kept from before is made anew. */
export class VersionsOfTheSchema extends Migration {
  override up(): void {
    this.addSql(`create trigger versioned after insert or update or delete or truncate on migration
      for each statement execute function raise_table_version()`);
  }
}
