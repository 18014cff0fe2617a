/** The assistant: where one talks with it, and what its menu does. */
import { make } from "../chat/rooms";
import { act } from "../kernel/acts";
import { router } from "../kernel/router";
import { session, signOut } from "../kernel/session";
import { say } from "../kernel/words";
import { tell } from "../ui/toasts";
import { assistantOpen } from "./layers";

/** Opens the conversation with the assistant. */
export async function openAssistant(): Promise<void> {
  const { people } = await act("people.find", { query: "assistant", kind: "bot", limit: 5 });
  const bot = people[0];
  if (bot) await router.push(`/c/${await make({ kind: "direct", people: [bot.id] })}`);
}

/** Somebody else (or I, anew) signs in at this screen, which is not loaded again. */
export async function logInAgain(): Promise<void> {
  assistantOpen.value = false;
  await signOut();
  if (session.state === "out") await router.replace("/signin");
}

const morning = (on: boolean) => async (): Promise<void> => tell(say((await act("digest.set", { on })).answer.text));

export const deeds: Record<string, () => void | Promise<void>> = {
  open: () => {
    assistantOpen.value = true;
  },
  talk: openAssistant,
  define: () => void router.push("/apps/quick"),
  on: morning(true),
  off: morning(false),
  again: logInAgain,
};
