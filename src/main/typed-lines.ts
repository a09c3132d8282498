import { z } from 'zod';
import { typedLine, type TypedLine } from '../shared/inputs';
import type { Ledger } from './ledger/ledger';

const FACT = 'typed-lines';
const MOST_LINES = 50;
const typedLines = z.array(typedLine);

type Facts = Pick<Ledger, 'fact' | 'setFact'>;

/** The lines of the quick entry that were carried out in this account, the last one first; each once, 50 at most. */
export function readTypedLines(facts: Facts): readonly TypedLine[] {
  const json = facts.fact(FACT);
  if (json === null) return [];
  try {
    return typedLines.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    // They are a convenience: without them the person types.
    return [];
  }
}

/** Keeps a line with the account's data, so that it is there after a restart; one that was there already moves up. */
export function rememberTypedLine(facts: Facts, line: TypedLine): void {
  const others = readTypedLines(facts).filter((other) => !isSame(other, line));
  facts.setFact(FACT, JSON.stringify([line, ...others].slice(0, MOST_LINES)));
}

function isSame(a: TypedLine, b: TypedLine): boolean {
  const isSamePlace = a.pinned?.projectId === b.pinned?.projectId && a.pinned?.taskId === b.pinned?.taskId;
  return a.text === b.text && isSamePlace;
}
