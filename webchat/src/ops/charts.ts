/** A line through the last samples, as the points of an SVG polyline in a box of 100 × 32. */
import type { Sample } from "../kernel/generated";

export const WIDTH = 100;
export const HEIGHT = 32;

/** The figures drawn, in their order; each is a field of a sample. */
export const DRAWN = [
  { field: "connections", word: "ops.connections" },
  { field: "deliveries", word: "ops.deliveries" },
  { field: "acts", word: "ops.acts" },
  { field: "batch", word: "ops.batch" },
  { field: "commit_ms_p99", word: "ops.commit" },
  { field: "stall_ms_p99", word: "ops.stall" },
  { field: "outbox_age_ms", word: "ops.outbox" },
  { field: "timer_lateness_ms", word: "ops.timers" },
  { field: "memory_mb", word: "ops.memory" },
  { field: "free_mb", word: "ops.free" },
] as const satisfies readonly { field: keyof Sample; word: string }[];

/** The points of a line through `values`, oldest at the left; a flat line lies on the ground. */
export function line(values: readonly number[]): string {
  const most = Math.max(...values, 0);
  const step = WIDTH / Math.max(1, values.length - 1);
  return values
    .map((value, i) => `${(i * step).toFixed(1)},${(HEIGHT - 2 - (most ? (value / most) * (HEIGHT - 4) : 0)).toFixed(1)}`)
    .join(" ");
}

/** A figure as people read it: whole when large, one decimal when small. */
export function shown(value: number): string {
  return value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString("en") : value.toFixed(1);
}
