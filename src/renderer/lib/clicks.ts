/**
 * For a button that starts, goes on with or stops a timer: it acts by the first of several quick clicks. By the next one
 * something else may stand under the pointer, such as a start in the place of the stop.
 */
export const byOneClick =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail <= 1) act();
  };
