/** A card pushed aside by a finger: how far it is, and what is asked of it when it is let go. */
import { ref, type Ref } from "vue";

const enough = 88;
const slack = 10;

/** `swiped` is told the direction once the finger leaves: 1 to the right, -1 to the left. */
export function swiping(swiped: (way: 1 | -1) => void): {
  dx: Ref<number>;
  begin: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  end: () => void;
  drop: () => void;
} {
  const dx = ref(0);
  let from: number | null = null;

  function drop(): void {
    from = null;
    dx.value = 0;
  }
  return {
    dx,
    begin: (event) => {
      if (event.pointerType !== "mouse") from = event.clientX;
    },
    move: (event) => {
      if (from === null) return;
      const way = event.clientX - from;
      dx.value = Math.abs(way) > slack ? way : 0;
    },
    end: () => {
      const way = dx.value;
      drop();
      if (Math.abs(way) >= enough) swiped(way > 0 ? 1 : -1);
    },
    drop,
  };
}
