/** The result, or what is said instead of it when it takes too long. The work itself goes on, and ends by its own bounds. */
export async function inTime<Result, Late>(
  milliseconds: number,
  work: Promise<Result>,
  late: () => Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Late>(resolve => {
    timer = setTimeout(() => resolve(late()), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more.
    work.catch(() => {});
  }
}
