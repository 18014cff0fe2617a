/** Asking a customer's owner: the conversation with them, where what is to be asked stands ready to be sent. */
import { answer } from "../../cards/asking";
import { openDirect } from "../../chat/rooms";
import { keepDraft } from "../../kernel/drafts";
import { wordsOf } from "../../kernel/refused";
import { router } from "../../kernel/router";
import { complain } from "../../ui/toasts";

export async function askOwner(person: string, text: string): Promise<void> {
  try {
    const room = await openDirect(person);
    keepDraft(room, text);
    answer(null);
    await router.push(`/c/${room}`);
  } catch (error) {
    complain(wordsOf(error));
  }
}
