import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Channel } from '../platform/compiler/channel.ts';
import { bytesOf, type JsonParts } from '../platform/json-parts.ts';
import {
  begun,
  Compiler,
  finished,
  valuesOf,
  type Operation,
  type Plan,
  type Statement,
} from '../platform/compiler/compiler.ts';
import { ResponseCache, Shared } from '../platform/compiler/response-cache.ts';
import type { TablesRead } from '../platform/compiler/tables-read.ts';
import type { Asking, Program } from '../platform/compiler/compilation.ts';
import { Run } from '../platform/compiler/run.ts';
import type { Texts } from '../platform/text-row.ts';
import { Scopes } from '../platform/compiler/scopes.ts';
import { Late } from '../platform/reading/late.ts';
import type { Action } from './permissions.ts';
import { meet, type Asker, type RequestContext, type Services } from './request-context.ts';
import { accessTables, areaTables, isCurrent, changesOf, type Standing } from './standing.ts';
import { scopeFor } from './viewer-scope.ts';

/**
 * What a statement says of its own answer, before what it read: the stamp it ran under, how often grants, areas and the
 * tables it reads have changed, and whether the viewer's grants are still those that are known. One column, for each costs.
 */
const guard = (tables: readonly string[]) => [
  sql`(select json_build_array(current_setting('episentrum.stamp', true), ${changesOf(accessTables)},
    ${changesOf(areaTables)}, ${changesOf(tables)}, ${isCurrent({ until: new Late(run => (run as Reading).standing.until) })})::text
    from table_version)`,
];
type Guard = readonly [stamp: string | null, access: number, areas: number, version: number, current: boolean];

/** How often each table has changed, and what time it is, for answers that are kept. */
const present: Statement = {
  name: 'present',
  text: `select json_build_array(extract(epoch from now())::float8, coalesce((select json_object_agg(name, version) from (
    select name, sum(version)::int as version from table_version group by name) v), '{}'))::text as present`,
  parameters: [],
};
type Present = readonly [now: number, versions: Readonly<Record<string, number>>];

/** One try at an answer, by whoever it is for. */
class Reading extends Run {
  constructor(
    plan: Plan,
    operation: Operation,
    readonly standing: Standing,
    services: Services,
  ) {
    super(plan.slots, operation.variables, askingOf(services, standing).scopes, (run): Asker => {
      const memory = new Map<string, unknown>();
      return {
        services,
        get viewer() {
          run.asked = true;
          return standing.viewer;
        },
        memo<Value>(key: string, make: () => Value): Value {
          if (!memory.has(key)) memory.set(key, make());
          return memory.get(key) as Value;
        },
      };
    });
  }
}

/** The version of what was read from the areas in memory alone. */
const fromMemory = -1;

/** It was read under rights or areas that are no longer so. */
const outdated = Symbol('outdated');

/** Its plan is not for whoever asks: their values are equal otherwise than those of others. */
const apart = Symbol('apart');

/** How often an answer is begun anew because grants or areas changed meanwhile. */
const mostTries = 3;

/**
 * Answers operations by one statement each. It believes what it remembers of the viewer and the areas, and asks the
 * statement itself whether that still holds: the statement that reads under ended grants says so, and is not used.
 */
export class CompiledReading {
  readonly #compiler: Compiler;
  readonly #cache: ResponseCache | undefined;
  readonly #present: Shared<Present>;
  readonly #beingRead = new Map<string, Promise<void>>();

  constructor(
    program: Program,
    private readonly services: Services,
    private readonly channel: Channel,
    { tablesRead, cache }: { readonly tablesRead: TablesRead; readonly cache: boolean },
  ) {
    this.#compiler = new Compiler(program, guard, tablesRead);
    this.#cache = cache ? new ResponseCache() : undefined;
    this.#present = new Shared(async () => told(await channel.run(undefined, present, [])) as Present);
  }

  /** The answer's data, written; nothing where the other way of reading has to answer. */
  async answer(
    context: RequestContext,
    document: DocumentNode,
    definition: OperationDefinitionNode,
    documentKey: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<JsonParts | undefined> {
    const operation = this.#compiler.read(document, definition, documentKey, variables);
    if (operation === undefined) return undefined;
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const standing =
        this.services.standings.known(context.sender.subject) ?? (await meet(this.services, context.sender));
      const areas = this.services.areaVersion();
      const plan = this.#compiler.plan(operation, askingOf(this.services, standing));
      if (plan === undefined) return undefined;
      const key = this.#cache && `${operation.key} ${JSON.stringify(operation.variables)} ${standing.stamp} ${areas}`;
      const kept = key === undefined ? undefined : await this.#kept(key, plan, standing, areas);
      if (kept !== undefined) return answered(context, [kept]);

      // What many ask at once, one of them reads: the others look whether that is kept, once, and read it themselves if not.
      const others = key === undefined || attempt > 0 ? undefined : this.#beingRead.get(key);
      if (others !== undefined) {
        await others;
        continue;
      }
      const reading = this.#read(context, operation, plan, standing, areas, key);
      if (key !== undefined && plan.tables !== undefined) this.#tell(key, reading);
      const answer = await reading;
      if (answer === outdated) await meet(this.services, context.sender);
      else if (answer === apart) askingOf(this.services, standing, true);
      else return answer && answered(context, answer);
    }
    return undefined;
  }

  async #read(
    context: RequestContext,
    operation: Operation,
    plan: Plan,
    standing: Standing,
    areas: number,
    key: string | undefined,
  ): Promise<JsonParts | typeof outdated | typeof apart | undefined> {
    const run = new Reading(plan, operation, standing, this.services);
    const out = begun(plan, run);
    if (out === undefined) return undefined;
    if (out.holes.length === 0 && !run.asked) {
      if (key !== undefined && plan.slots === 0) this.#keep(key, [out.text], fromMemory);
      return [out.text];
    }
    const values = valuesOf(plan, run);
    if (values === undefined) return run.isApart ? apart : undefined;
    const row = await this.#run(context, standing, plan, values);
    if (!isTheirs(standing, row)) throw new Error('A statement ran under the settings of somebody else.');
    const [, access, seenAreas, version, current] = told(row) as Guard;
    if (access !== standing.version || !current || seenAreas !== areas) return outdated;
    const json = finished(plan, out, row.slice(1));
    if (json !== undefined && key !== undefined && plan.tables !== undefined) this.#keep(key, json, version);
    return json;
  }

  /** Those who ask the same meanwhile learn when somebody has read it. */
  #tell(key: string, reading: Promise<unknown>): void {
    const end = () => void (this.#beingRead.get(key) === ended && this.#beingRead.delete(key));
    const ended: Promise<void> = reading.then(end, end);
    this.#beingRead.set(key, ended);
  }

  #keep(key: string, json: JsonParts, version: number): void {
    this.#cache?.set(key, { json: bytesOf(json), version });
  }

  /** An answer that was kept, when all it was made of is still as it was: the database says so now. */
  async #kept(key: string, plan: Plan, standing: Standing, areas: number): Promise<Buffer | undefined> {
    const kept = this.#cache?.get(key);
    if (kept === undefined || kept.version === fromMemory) return kept?.json;
    const [now, versions] = await this.#present.get();
    const versionNow = (tables: readonly string[]): number =>
      tables.reduce((sum, table) => sum + (versions[table] ?? 0), 0);
    const holds =
      versionNow(plan.tables ?? []) === kept.version &&
      versionNow(accessTables) === standing.version &&
      versionNow(areaTables) === areas &&
      (standing.until === null || now < standing.until);
    return holds ? kept.json : undefined;
  }

  async #run(context: RequestContext, standing: Standing, { statement }: Plan, values: unknown[]) {
    context.counted();
    const { stamp, settings } = standing;
    const carried = { stamp, settings, gone: context.sender.gone, isTheirs: isTheirs.bind(undefined, standing) };
    return await this.channel.run(carried, statement, values);
  }
}

/** What the first column tells. */
function told([json]: Texts): unknown {
  return JSON.parse(json ?? 'null');
}

function isTheirs({ stamp }: Standing, [json]: Texts): boolean {
  return json?.startsWith(`["${stamp}"`) === true;
}

function answered(context: RequestContext, json: JsonParts): JsonParts {
  context.readPath = 'compiled';
  return json;
}

const known = new WeakMap<Standing, Asking>();

function askingOf(services: Services, standing: Standing, isApart = false): Asking {
  const before = known.get(standing);
  if (before !== undefined && !isApart) return before;
  const { viewer } = standing;
  const scope = scopeFor(services, viewer);
  const asking: Asking = {
    // Long, and compared with every request.
    shape: createHash('sha256').update(`${isApart} ${viewer.shape}`).digest('base64'),
    scopes: new Scopes(scope, isApart),
    isFew: (entity, action) => scope.isFew(entity, action),
    may: action => viewer.can(action as Action),
  };
  known.set(standing, asking);
  return asking;
}
