import { writeFileSync } from 'node:fs';
import { actions, agreementRights, roles, scopeOf, scopes, scopeUnder, type Scope } from '../access/permissions.ts';

/** The permission table as a page, so that it can be read and reviewed without the code. */
const signed = (scope: Scope): string => (scope === 'none' ? '·' : scope.replace('_', ' '));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const explained = Object.entries(scopes).map(([scope, text]) => {
  const [en = '', id = ''] = text.split('\n');
  return row([signed(scope as Scope), en, id]);
});

/** What a partner's people may do by their agreement: with the right that it takes, without, and before it is signed. */
const partners = actions.flatMap(action => {
  const under = (allows: readonly string[]): Scope => scopeUnder(action, { role: 'PARTNER', allows });
  if (under(agreementRights) === 'none') return [];
  const right = agreementRights.find(
    each => under(agreementRights.filter(other => other !== each)) !== under(agreementRights),
  );
  const others = agreementRights.filter(each => each !== right);
  return [
    row([`\`${action}\``, right ?? '', signed(under(agreementRights)), signed(under(others)), signed(under([]))]),
  ];
});

writeFileSync(
  'docs/permissions.md',
  [
    '# Who may do what',
    '',
    'Made by `npm run schema` from `src/access/permissions.ts`, the one place that says it. A grant is a role in an area;',
    'several grants are a union, each judged on its own. `PUBLIC` is nobody signed in.',
    '',
    row(['action', ...roles]),
    row(['---', ...roles.map(() => '---')]),
    ...actions.map(action => row([`\`${action}\``, ...roles.map(role => signed(scopeOf(action, role)))])),
    '',
    '## Scopes',
    '',
    row(['scope', 'reaches', 'jangkauan']),
    row(['---', '---', '---']),
    ...explained,
    '',
    '## Partners',
    '',
    'What a partner holds, it holds by an agreement. Until both sides have signed, its representative reads the agreement,',
    'and signs or declines it.',
    '',
    row(['action', 'right', 'with it', 'without', 'before it is signed']),
    row(['---', '---', '---', '---', '---']),
    ...partners,
    '',
    'On top of this, nobody verifies or approves what they entered themselves, and what may be done to a row depends on',
    'its state: ask `availableActions`.',
    '',
  ].join('\n'),
);
