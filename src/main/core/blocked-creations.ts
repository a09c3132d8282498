import { nameOf } from '../../shared/clients';
import type { BlockedCreation } from '../../shared/creation-view';
import type { Creation } from './creation';

/** How what a creation names by its id is called; null where it is not known. */
export interface CreationNames {
  readonly category: (id: string) => string | null;
  readonly client: (id: string) => string | null;
}

/** Which of the open creations wait for the person, and what leads to each. */
export function blockedCreations(
  open: readonly Creation[],
  names: CreationNames,
): readonly BlockedCreation[] {
  return open.filter(({ state }) => state === 'blocked').map((creation) => blockedView(creation, names));
}

function blockedView({ id, body }: Creation, names: CreationNames): BlockedCreation {
  switch (body.kind) {
    case 'expense': {
      const name = body.notes.trim() || names.category(body.categoryId) || body.categoryId;
      return { id, kind: 'expense', name, month: body.spentDate.slice(0, 7) };
    }
    case 'client':
      return { id, kind: 'client', name: body.name };
    case 'contact': {
      const clientId = names.client(body.clientId) === null ? null : body.clientId;
      return { id, kind: 'contact', name: nameOf(body), clientId };
    }
    case 'invoice':
      return { id, kind: 'invoice', name: body.subject ?? names.client(body.clientId) ?? '' };
  }
}
