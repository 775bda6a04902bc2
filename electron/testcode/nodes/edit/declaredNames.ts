/** Names that statements make known to those after them. */

import type { BindingPattern, Statement } from 'oxc-parser';
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { isProblem, parseProgram } from '../parseProgram.ts';

export function declaredNames({ source, file }: SpecNodes, nodes: readonly TestNode[]): string[] {
  return nodes.flatMap(({ span, isDisabled }) => {
    const text = source.slice(span.start, span.end);
    if (isDisabled || !/^(const|let|var|function|async\s+function|class|using|await\s+using)\b/.test(text)) return [];
    const parsed = parseProgram(text, file);
    return isProblem(parsed) ? [] : parsed.program.body.flatMap((statement) => namesIn(statement as Statement));
  });
}

function namesIn(statement: Statement): string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) => namesOf(id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id ? [statement.id.name] : [];
    default:
      return [];
  }
}

function namesOf(pattern: BindingPattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) =>
        element ? namesOf(element.type === 'RestElement' ? element.argument : element) : [],
      );
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === 'RestElement' ? property.argument : property.value),
      );
  }
}

/** Whether a text holds a name as a word of its own. */
export function isUsed(text: string, name: string): boolean {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`(?<![\\w$.])${escaped}(?![\\w$])`, 'u').test(text);
}
