import { pgSmartTags } from 'postgraphile/utils';

const hidden = { behavior: '-*' };
/** The short lists that belong to a row are plain lists, as in Episentrum. */
const listed = (foreignSimpleFieldName: string) => ({ foreignSimpleFieldName, behavior: '+list' });

const internal = [
  'audit_entry',
  'audit_head',
  'history_entry',
  'idempotency_key',
  'migration',
  'area_version',
  'table_version',
];

const relations = {
  area_parent_id_fkey: listed('children'),
  need_area_id_area_code_fkey: { fieldName: 'area' },
  need_kind_code_fkey: { fieldName: 'kind' },
  need_answer_need_id_fkey: listed('answers'),
  need_answer_intervention_id_fkey: listed('answers'),
  intervention_area_id_area_code_fkey: { fieldName: 'area' },
  intervention_participant_intervention_id_fkey: listed('participants'),
  budget_line_intervention_id_fkey: listed('budgetLines'),
  progress_note_intervention_id_fkey: listed('progressNotes'),
  organization_area_id_area_code_fkey: { fieldName: 'area' },
  person_area_id_area_code_fkey: { fieldName: 'area' },
  person_contact_person_id_fkey: { foreignFieldName: 'contact' },
};

/** Names as Episentrum has them, and no more than it shows. */
export const tags = pgSmartTags([
  { kind: 'class', match: ({ relname }) => internal.includes(relname), tags: hidden },
  ...Object.entries(relations).map(([match, named]) => ({ kind: 'constraint' as const, match, tags: named })),
  { kind: 'class', match: 'intervention_count', tags: { name: 'interventionCount' } },
  { kind: 'class', match: 'intervention_sector_count', tags: { name: 'interventionSectorCount' } },
  { kind: 'attribute', match: 'scope_keys', tags: hidden },
  ...['range_start', 'range_end'].map(name => ({
    kind: 'procedure' as const,
    match: `postgraphile.${name}`,
    tags: hidden,
  })),
  ...['area_needs', 'area_interventions'].map(name => ({
    kind: 'procedure' as const,
    match: `postgraphile.${name}`,
    tags: { behavior: '+order +filter' },
  })),
  ...['need_uncovered', 'need_known_families', 'intervention_known_budget'].map(name => ({
    kind: 'procedure' as const,
    match: `postgraphile.${name}`,
    tags: { behavior: '+orderBy +filterBy' },
  })),
]);
