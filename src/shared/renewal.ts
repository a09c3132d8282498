/**
 * The event by which the window asks its page whether it may be made anew, which costs the page. As with `beforeunload`,
 * a page in which something is half typed prevents it.
 */
export const RENEWAL_EVENT = 'keito-bar-renewal';
