import { readFileSync, globSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describeOption, optionNames } from '../src/options/optionTable.ts';

/** The functions that make sentences, and the indexes of their arguments that are templates. */
const makers = new Map([
  ['message', [0]],
  ['plural', [1, 2]],
]);

/**
 * Every English template in code and in the table of options, sorted. Throws where a template is not a literal, since it could not be translated.
 */
export function findTemplates(root: string): string[] {
  const found = new Set(optionTexts());
  for (const name of globSync(['src/**/*.ts', 'webview/**/*.{ts,svelte}'], { cwd: root })) {
    if (name === 'src/message.ts' || name.includes('assembly')) continue;
    const code = readFileSync(path.join(root, name), 'utf8');
    for (const script of name.endsWith('.svelte') ? svelteExpressions(code) : [code]) collect(name, script, found);
  }
  return [...found].sort();
}

/** The placeholder names of a template. */
export function placesOf(template: string): string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), ([, name]) => name).sort();
}

/** The texts of the table of options. */
function optionTexts(): string[] {
  return optionNames.flatMap((name) => {
    const option = describeOption(name);
    const values = option.type === 'choice' ? Object.values(option.values) : [];
    const zero = 'zero' in option ? [option.zero] : [];
    return [option.label, option.help, option.brief, ...zero, ...values.flatMap(({ label, help }) => [label, help])].filter(
      (text) => text !== undefined,
    );
  });
}

/** The scripts of a component, and the expressions in its markup. */
function svelteExpressions(code: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown) => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      if (isNode(node) && node.type === 'CallExpression') found.push(code.slice(node.start, node.end));
      else for (const child of Object.values(node)) walk(child);
    }
  };
  walk(parse(code, { modern: true }));
  return found;
}

function isNode(node: object): node is { type: string; start: number; end: number } {
  return 'type' in node && 'start' in node && 'end' in node;
}

function collect(file: string, code: string, found: Set<string>): void {
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      for (const place of makers.get(node.expression.text) ?? []) {
        const template = node.arguments[place];
        if (!ts.isStringLiteralLike(template))
          throw new Error(`${file}: ${node.expression.text}(…) needs its template written out, not ${template.getText()}.`);
        found.add(template.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
}
