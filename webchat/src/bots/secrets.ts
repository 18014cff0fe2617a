/** A token or an address on the one occasion it is seen, and how a program uses it. */
import type { BotShape, BotToken, HookSecret } from "../kernel/generated";
import { locale, t } from "../kernel/words";

export interface Snippet {
  label: string;
  code: string;
}
export interface Secret {
  title: string;
  value: string;
  warning: string;
  snippets: readonly Snippet[];
}

export const calledBot = (bot: { name: string; name_en: string }): string => (locale.value === "en" && bot.name_en) || bot.name;

/** A channel as people write it; a group has no name of its own. */
export const roomName = (hook: { room: string }): string => (hook.room ? `#${hook.room}` : t("hooks.group"));

export function tokenSecret(made: BotToken, bot: Pick<BotShape, "name" | "name_en">, origin: string): Secret {
  const base = `${origin}/slack/api/`;
  return {
    title: t("bots.token_title", { name: calledBot(bot) }), value: made.token, warning: t("bots.token_once"),
    snippets: [
      { label: t("bots.how_sdk"), code: `WebClient(token="${made.token}",\n          base_url="${base}").auth_test()` },
      { label: t("bots.how_curl"), code: `curl -X POST ${base}auth.test \\\n  -H "Authorization: Bearer ${made.token}"` },
    ],
  };
}

export function addressSecret({ hook, secret }: HookSecret, origin: string): Secret {
  const value = `${origin}/hooks/${hook.id}/${secret}`;
  return {
    title: t("hooks.secret_title", { name: hook.name }), value, warning: t("hooks.secret_once", { room: roomName(hook) }),
    snippets: [{ label: t("hooks.how"), code: `curl -X POST -H "Content-Type: application/json" \\\n  -d '{"text": "*hello*"}' \\\n  ${value}` }],
  };
}
