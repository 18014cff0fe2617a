import { expect, it, vi } from "vitest";
import { swiping } from "../../../webchat/src/records/swiping";

const at = (clientX: number, pointerType = "touch") => ({ clientX, pointerType }) as PointerEvent;

function push(far: number, pointerType = "touch") {
  const swiped = vi.fn();
  const finger = swiping(swiped);
  finger.begin(at(100, pointerType));
  finger.move(at(100 + far, pointerType));
  const shown = finger.dx.value;
  finger.end();
  return { swiped, shown, after: finger.dx.value };
}

it("asks for what lies on the side it was pushed from, once it is pushed far enough", () => {
  expect(push(120).swiped).toHaveBeenCalledExactlyOnceWith(1);
  expect(push(-120).swiped).toHaveBeenCalledExactlyOnceWith(-1);
});

it("comes back when it is pushed a little, and does not move at a tremble", () => {
  expect(push(60)).toMatchObject({ shown: 60, after: 0 });
  expect(push(60).swiped).not.toHaveBeenCalled();
  expect(push(6).shown).toBe(0);
});

it("leaves the mouse alone: it drags", () => {
  expect(push(200, "mouse").swiped).not.toHaveBeenCalled();
});

it("forgets the finger that the page took to scroll", () => {
  const swiped = vi.fn();
  const finger = swiping(swiped);
  finger.begin(at(0));
  finger.move(at(200));
  finger.drop();
  finger.end();
  expect(swiped).not.toHaveBeenCalled();
});
