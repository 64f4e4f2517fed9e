/**
 * Who may do what: action x role -> scope. The shield's rules, the scope of every query, the keys of the database's row
 * level security, `viewer.permissions` and the page in `docs/` all come from this table. Nothing else mentions a role.
 */
export const roles = [
  'CENTRE_ADMIN',
  'BAPPENAS',
  'PROVINCE',
  'REGENCY',
  'DISTRICT',
  'VILLAGE',
  'POKJA',
  'SECTOR_AGENCY',
  'PARTNER',
  'SURVEY_SUPERVISOR',
  'ENUMERATOR',
  'AUDITOR',
  'ANALYST',
  'SYS_ADMIN',
  'PUBLIC',
] as const;
/** `PUBLIC` is nobody signed in: it is never granted. */
export type Role = (typeof roles)[number];
/** Whoever holds it was given it by nobody: `npm run appoint` makes the first. */
export const highestRole: Role = 'CENTRE_ADMIN';

/** Which rows a grant reaches; `scope.ts` says it once for queries, for single rows and for the database. */
export const scopes = {
  none: 'Nothing.\nTidak ada.',
  open: 'Everything: it belongs to nobody.\nSemuanya: bukan milik siapa pun.',
  area: 'What lies in the area of the grant, in every state.\nSemua yang berada di wilayah hak akses, apa pun statusnya.',
  around:
    'What lies in the area of the grant, in every state, and what was verified for the places above it.\nSemua yang berada di wilayah hak akses, dan yang telah diverifikasi untuk wilayah di atasnya.',
  shared:
    'What was verified in the area of the grant or for the places above it.\nYang telah diverifikasi di wilayah hak akses atau untuk wilayah di atasnya.',
  sector:
    'What was verified there in the sectors of the grant, and what names its organization there.\nYang telah diverifikasi di sana pada sektor hak akses, dan yang menyebut organisasinya di sana.',
  agencies:
    'What was verified there in the sectors of the grant with agencies alone taking part, and what names its organization there.\nYang telah diverifikasi di sana pada sektor hak akses dengan keikutsertaan instansi saja, dan yang menyebut organisasinya di sana.',
  level: 'What belongs to exactly the area of the grant.\nYang dimiliki tepat oleh wilayah hak akses.',
  entered:
    'What was entered for the area of the grant, or there by its organization.\nYang dimasukkan untuk wilayah hak akses, atau di sana oleh organisasinya.',
  taking_part:
    'In the area and the sectors of the grant, with its organization taking part.\nDi wilayah dan sektor hak akses, dengan keikutsertaan organisasinya.',
  named: 'What names the organization of the grant there.\nYang menyebut organisasi hak akses di sana.',
  agreed: 'The agreement that the grant comes from.\nPerjanjian yang menjadi dasar hak akses.',
  officers:
    'Who works for the government, in the area of the grant.\nYang bekerja untuk pemerintah, di wilayah hak akses.',
  below:
    'In the area of the grant, what belongs to a role that it manages.\nDi wilayah hak akses, yang dimiliki peran yang dikelolanya.',
} as const;
export type Scope = keyof typeof scopes;

const [none, open, area, around, shared, sector, agencies, level, entered, takes_part, named, agreed, officers, below] = [
  'none', 'open', 'area', 'around', 'shared', 'sector', 'agencies', 'level', 'entered', 'taking_part', 'named', 'agreed',
  'officers', 'below',
] as const; // prettier-ignore

// prettier-ignore
const table = {
  //                          CENTRE  BAPPENAS PROVINCE REGENCY  DISTRICT VILLAGE  POKJA    SECTOR      PARTNER     SURVEY  ENUM    AUDITOR ANALYST SYS     PUBLIC
  'area:read':               [open,   open,    open,    open,    open,    open,    open,    open,       open,       open,   open,   open,   open,   open,   open  ],
  'reference:read':          [open,   open,    open,    open,    open,    open,    open,    open,       open,       open,   open,   open,   open,   open,   open  ],
  'organization:read':       [open,   open,    open,    open,    open,    open,    open,    open,       open,       open,   open,   open,   open,   open,   none  ],
  'person:read':             [area,   around,  around,  around,  around,  around,  around,  none,       officers,   none,   none,   area,   none,   none,   none  ],
  'person:contact':          [area,   none,    area,    area,    area,    area,    none,    none,       officers,   none,   none,   none,   none,   none,   none  ],
  'person:register':         [area,   none,    area,    area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'person:suspend':          [area,   none,    area,    area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'person:reinstate':        [area,   none,    area,    area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'grant:read':              [area,   none,    area,    area,    area,    none,    none,    none,       none,       none,   none,   area,   none,   none,   none  ],
  'grant:give':              [below,  none,    below,   below,   below,   none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'grant:prolong':           [below,  none,    below,   below,   below,   none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'grant:revoke':            [below,  none,    below,   below,   below,   none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'audit:read':              [area,   none,    area,    area,    none,    none,    none,    none,       none,       none,   none,   area,   none,   none,   none  ],
  'access:review':           [area,   none,    none,    none,    none,    none,    none,    none,       none,       none,   none,   area,   none,   none,   none  ],

  'agreement:read':          [area,   around,  around,  around,  around,  around,  around,  sector,     named,      none,   none,   around, none,   none,   none  ],
  'agreement:propose':       [level,  none,    level,   level,   none,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'agreement:renew':         [level,  none,    level,   level,   none,    none,    none,    none,       agreed,     none,   none,   none,   none,   none,   none  ],
  'agreement:sign':          [level,  none,    level,   level,   none,    none,    none,    none,       agreed,     none,   none,   none,   none,   none,   none  ],
  'agreement:end':           [level,  none,    level,   level,   none,    none,    none,    none,       agreed,     none,   none,   none,   none,   none,   none  ],
  'agreement:name':          [level,  none,    level,   level,   none,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'agreement:remove':        [level,  none,    level,   level,   none,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],

  'need:read':               [area,   around,  around,  around,  around,  around,  around,  sector,     sector,     none,   none,   around, shared, none,   none  ],
  'need:aggregate':          [area,   area,    around,  around,  around,  around,  around,  sector,     sector,     none,   none,   around, area,   none,   none  ],
  'need:draft':              [none,   none,    none,    none,    none,    area,    area,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:register':           [none,   none,    none,    none,    none,    area,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:revise':             [none,   none,    none,    none,    none,    entered, entered, none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:submit':             [none,   none,    none,    none,    none,    entered, none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:verify':             [none,   none,    none,    area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:return':             [none,   none,    none,    area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:withdraw':           [none,   none,    none,    none,    none,    entered, none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'need:meet':               [none,   none,    none,    none,    none,    entered, none,    none,       none,       none,   none,   none,   none,   none,   none  ],

  'intervention:read':       [area,   around,  around,  around,  around,  around,  around,  sector,     sector,     none,   none,   around, shared, none,   none  ],
  'intervention:aggregate':  [area,   area,    around,  around,  around,  around,  around,  sector,     sector,     none,   none,   around, area,   none,   none  ],
  'intervention:amounts':    [area,   around,  around,  around,  around,  around,  around,  sector,     agencies,   none,   none,   around, shared, none,   none  ],
  'intervention:sums':       [area,   around,  around,  around,  around,  around,  around,  sector,     agencies,   none,   none,   around, area,   none,   none  ],
  'intervention:partners':   [area,   around,  around,  around,  around,  around,  around,  sector,     named,      none,   none,   around, shared, none,   none  ],
  'intervention:draft':      [none,   none,    level,   area,    none,    area,    area,    takes_part, takes_part, none,   none,   none,   none,   none,   none  ],
  'intervention:propose':    [none,   none,    level,   area,    none,    area,    none,    takes_part, none,       none,   none,   none,   none,   none,   none  ],
  'intervention:revise':     [none,   none,    entered, entered, none,    entered, entered, entered,    entered,    none,   none,   none,   none,   none,   none  ],
  'intervention:submit':     [none,   none,    level,   area,    none,    area,    none,    entered,    none,       none,   none,   none,   none,   none,   none  ],
  'intervention:verify':     [none,   none,    level,   area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'intervention:approve':    [none,   none,    level,   area,    none,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'intervention:return':     [none,   none,    level,   area,    area,    none,    none,    none,       none,       none,   none,   none,   none,   none,   none  ],
  'intervention:start':      [none,   none,    entered, entered, none,    entered, none,    entered,    none,       none,   none,   none,   none,   none,   none  ],
  'intervention:report':     [none,   none,    entered, entered, none,    entered, none,    entered,    none,       none,   none,   none,   none,   none,   none  ],
  'intervention:complete':   [none,   none,    entered, entered, none,    entered, none,    entered,    none,       none,   none,   none,   none,   none,   none  ],
  'intervention:cancel':     [none,   none,    entered, entered, none,    entered, none,    entered,    entered,    none,   none,   none,   none,   none,   none  ],

  'contribution:read':       [area,   area,    area,    area,    area,    area,    area,    entered,    named,      none,   none,   area,   none,   none,   none  ],
  'contribution:offer':      [none,   none,    none,    none,    none,    none,    none,    none,       sector,     none,   none,   none,   none,   none,   none  ],
  'contribution:withdraw':   [none,   none,    none,    none,    none,    none,    none,    none,       named,      none,   none,   none,   none,   none,   none  ],
  'contribution:accept':     [none,   none,    entered, entered, none,    entered, none,    entered,    none,       none,   none,   none,   none,   none,   none  ],
  'contribution:decline':    [none,   none,    entered, entered, none,    entered, none,    entered,    none,       none,   none,   none,   none,   none,   none  ],

  'query:adhoc':             [none,   none,    none,    none,    none,    none,    none,    none,       none,       none,   none,   none,   open,   none,   none  ],
} as const satisfies Record<string, readonly Scope[] & { length: typeof roles.length }>;

export type Action = keyof typeof table;

export const actions = Object.keys(table) as Action[];

export function scopeOf(action: Action, role: Role): Scope {
  return table[action][roles.indexOf(role)] as Scope;
}

/** Which roles a role gives and takes: those below its own. Partners' roles come from agreements alone. */
const managed: Partial<Record<Role, readonly Role[]>> = {
  CENTRE_ADMIN: roles.filter(role => !['CENTRE_ADMIN', 'PARTNER', 'PUBLIC'].includes(role)),
  PROVINCE: ['REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY', 'ENUMERATOR'],
  REGENCY: ['DISTRICT', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY'],
  DISTRICT: ['VILLAGE'],
};

export function managedBy(role: Role): readonly Role[] {
  return managed[role] ?? [];
}

/** The level of the area that a role is held in, where it is of one level. */
export const levelOfRole: Partial<Record<Role, 'COUNTRY' | 'PROVINCE' | 'REGENCY' | 'DISTRICT' | 'VILLAGE'>> = {
  CENTRE_ADMIN: 'COUNTRY',
  BAPPENAS: 'COUNTRY',
  PROVINCE: 'PROVINCE',
  REGENCY: 'REGENCY',
  DISTRICT: 'DISTRICT',
  VILLAGE: 'VILLAGE',
  POKJA: 'VILLAGE',
};

/** Roles that somebody holds for an organization and its sectors. */
export const rolesOfOrganizations: readonly Role[] = ['SECTOR_AGENCY', 'PARTNER'];

/** What an agreement may allow its partner, besides knowing of the agreement itself. */
export const agreementRights = [
  'READ_NEEDS',
  'READ_INTERVENTIONS',
  'READ_AMOUNTS',
  'READ_CONTACTS',
  'DRAFT_INTERVENTIONS',
] as const;
export type AgreementRight = (typeof agreementRights)[number];

/** The actions that an agreement must allow, and what remains of each without. */
const allowed: Partial<Record<Action, readonly [right: AgreementRight, otherwise: Scope]>> = {
  'need:read': ['READ_NEEDS', 'none'],
  'need:aggregate': ['READ_NEEDS', 'none'],
  'intervention:read': ['READ_INTERVENTIONS', 'entered'],
  'intervention:aggregate': ['READ_INTERVENTIONS', 'entered'],
  'intervention:partners': ['READ_INTERVENTIONS', 'entered'],
  'intervention:amounts': ['READ_AMOUNTS', 'entered'],
  'intervention:sums': ['READ_AMOUNTS', 'entered'],
  'intervention:draft': ['DRAFT_INTERVENTIONS', 'none'],
  'intervention:revise': ['DRAFT_INTERVENTIONS', 'none'],
  'contribution:offer': ['DRAFT_INTERVENTIONS', 'none'],
  'person:read': ['READ_CONTACTS', 'none'],
  'person:contact': ['READ_CONTACTS', 'none'],
};

/** Until both sides have signed, its representative reads the agreement, and signs or declines it. It allows nothing yet. */
const unsigned: Partial<Record<Action, Scope>> = {
  'area:read': open,
  'reference:read': open,
  'organization:read': open,
  'agreement:read': agreed,
  'agreement:sign': agreed,
  'agreement:end': agreed,
};

/** What an action reaches under a grant: that of its role, unless the agreement behind it allows less. */
export function scopeUnder(
  action: Action,
  { role, allows }: { readonly role: Role; readonly allows: readonly string[] | null },
): Scope {
  const scope = scopeOf(action, role);
  if (allows?.length === 0) return unsigned[action] ?? 'none';
  const [right, otherwise] = allowed[action] ?? [];
  return allows === null || right === undefined || otherwise === undefined || allows.includes(right)
    ? scope
    : otherwise;
}

/** Nobody signed in may do this, so nobody needs to be asked who they are. */
export function isPublic(action: Action): boolean {
  return scopeOf(action, 'PUBLIC') === 'open';
}

/**
 * The groups by which the database knows the actions: a row is read, counted, created, or changed somehow.
 * Which act it is, and in which state, the entity decides.
 */
export function databaseGroup(action: Action): string {
  const [noun, verb] = action.split(':') as [string, string];
  if (['draft', 'register', 'propose', 'renew', 'give', 'prolong', 'offer'].includes(verb)) return `${noun}:create`;
  const isRead = ['read', 'aggregate', 'amounts', 'sums', 'partners', 'contact', 'review', 'adhoc'].includes(verb);
  return isRead ? action : `${noun}:change`;
}

/**
 * What an index tells whoever does these to all of a place: there is a view around it. It shows what the other actions reach
 * too, so they must reach the same.
 */
export const shownAround: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  'need:read': [],
  'need:aggregate': [],
  'intervention:read': [],
  'intervention:aggregate': ['intervention:sums'],
};

/** The database judges apart where agencies alone take part: the keys of a row do not say it. */
export function knowsAgencies(action: Action): boolean {
  return roles.some(role => ['agencies', 'officers'].includes(scopeOf(action, role)));
}
