import type { Child } from './child';
import type { Desk } from './desk';
import { passing } from './patience';
import type { Company } from './service';

/** So much is created in a life that is not ended, and so long it meets a bad line, ms. */
const CREATED = 8;
const LASTS_MS = 4_000;

/** Most processes are ended before they have met what a bad line does to what they create: this one is not. */
export async function longLife(child: Child, desk: Desk, company: Company): Promise<void> {
  for (let left = CREATED; left > 0; left -= 1) desk.tell(child, desk.person.create(company));
  await passing(LASTS_MS);
}
