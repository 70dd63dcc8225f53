/** The speeds that `<` and `>` step through: virtual seconds per second. */
export const speeds = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600] as const;

/** The next faster or slower one; the same where there is none. */
export function nextSpeed(speed: number, faster: boolean): number {
  const next = faster ? speeds.find((each) => each > speed) : speeds.findLast((each) => each < speed);
  return next ?? speed;
}
