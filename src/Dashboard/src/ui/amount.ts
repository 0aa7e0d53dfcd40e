/** Keeps a number and its unit on one line. */
const space = "\u00a0";
const grouped = new Intl.NumberFormat("en-GB");
const scales = ["B", "kB", "MB", "GB", "TB"];

/** "1,204,311" */
export function whole(value: number): string {
  return grouped.format(Math.round(value));
}

/** "412 kB", "1.2 GB": thousands, as disks are sold. */
export function bytes(value: number): string {
  let scaled = value;
  let scale = 0;
  while (scaled >= 999.5 && scale < scales.length - 1) {
    scaled /= 1000;
    scale++;
  }
  return `${scale === 0 || scaled >= 99.95 ? Math.round(scaled) : scaled.toFixed(1)}${space}${scales[scale] ?? "B"}`;
}

/** "75 %"; a share that is not whole is never shown as if it were: 99.6 % is "99 %", and 0.2 % is "under 1 %". */
export function share(value: number): string {
  const hundredths = value * 100;
  return hundredths > 0 && hundredths < 1 ? `under 1${space}%` : `${hundredths < 100 ? Math.floor(hundredths + 1e-9) : Math.round(hundredths)}${space}%`;
}
