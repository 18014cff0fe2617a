/** Puts a floating list beside what opened it, in the browser's top layer, where nothing can clip it. */

export interface Berth {
  align: "start" | "end";
  /** As wide as what it belongs to. */
  stretch?: boolean;
}

const gap = 4;
const edge = 8;

/** Shows `panel` (a popover element) under `anchor`, or over it where there is more room. */
export function float(panel: HTMLElement, anchor: HTMLElement, berth: Berth): void {
  if (!panel.matches(":popover-open")) panel.showPopover();
  const near = anchor.getBoundingClientRect();
  if (berth.stretch) panel.style.width = `${near.width}px`;
  const box = panel.getBoundingClientRect();
  const below = window.innerHeight - near.bottom - gap - edge;
  const above = near.top - gap - edge;
  const top = box.height <= below || below >= above ? near.bottom + gap : near.top - gap - Math.min(box.height, above);
  const wanted = berth.align === "start" ? near.left : near.right - box.width;
  panel.style.top = `${Math.max(edge, top)}px`;
  panel.style.left = `${Math.min(Math.max(edge, wanted), window.innerWidth - box.width - edge)}px`;
}

export function sink(panel: HTMLElement | null): void {
  if (panel?.matches(":popover-open")) panel.hidePopover();
}
