import type { Project } from '../../shared/model';

/** Now, in UTC ms. Always passed in. */
export type Clock = () => number;

/** A new random UUID. */
export type NewId = () => string;

/** What the rules need to know of the account that time is kept in. */
export interface WorkContext {
  /** IANA name of the work zone: company's, else user's, else the system's (api-facts). */
  readonly zone: string;
  readonly findProject: (projectId: string) => Project | null;
}
