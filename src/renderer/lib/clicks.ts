/**
 * For a button that starts, goes on with or stops a timer, or takes a row out of a list: it acts by the first of several
 * quick clicks. By the next one something else may stand under the pointer, such as a start in the place of the stop, or the
 * button of the next row.
 */
export const byOneClick =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail <= 1) act();
  };
