/** The forms of bots and webhooks: a new one, a new token or address, an end. */
import { ask } from "../cards/asking";
import { nameOf } from "../chat/rooms";
import { act } from "../kernel/acts";
import type { BotShape, BotToken, Channel, Field, HookSecret, HookShape } from "../kernel/generated";
import { t } from "../kernel/words";
import type { Values } from "../ui/fields/check";
import { calledBot } from "./secrets";

const field = (name: string, kind: Field["kind"], label: string, more: Partial<Field> = {}): Field => ({
  name, kind, required: false, list: false, label: { text: t(label) }, ...more,
});
const spoken = (form: Values, name: string): string => String(form[name] ?? "").trim();

/** One question with one button; null when it was thought better of. */
async function sure<T>(name: string, title: string, text: string, submit: string, send: () => Promise<T>, danger = false): Promise<T | null> {
  return (await ask({ title, draft: name, first: "go", choices: [{ id: "go", label: title, danger, text, fields: [], submit, send }] })) as T | null;
}

/** Lets a new bot in: what it is called and its token. */
export async function newBot(): Promise<{ name: string; name_en: string; made: BotToken } | null> {
  const fields = [
    field("name", "text", "bots.name", { required: true, high: "60" }), field("name_en", "text", "bots.name_en", { high: "60" }),
    field("app", "text", "bots.app", { required: true, high: "60", help: { text: t("bots.app_help") } }),
    field("about", "text", "bots.about", { high: "200", help: { text: t("bots.about_help") } }),
  ];
  const send = async (form: Values): Promise<{ name: string; name_en: string; made: BotToken }> => {
    const [name, name_en, app, about] = (["name", "name_en", "app", "about"] as const).map((one) => spoken(form, one)) as [string, string, string, string];
    return { name, name_en, made: await act("bot.create", { app, name, name_en, about }) };
  };
  return (await ask({
    title: t("bots.new"), draft: "bot:new", first: "new",
    choices: [{ id: "new", label: t("bots.new"), text: t("bots.new_text"), fields, submit: t("act.bot.create"), send }],
  })) as { name: string; name_en: string; made: BotToken } | null;
}

export const newToken = (bot: BotShape): Promise<BotToken | null> =>
  sure(`bot:rotate:${bot.id}`, t("bots.rotate_of", { name: calledBot(bot) }), t("bots.rotate_text"), t("bots.rotate"), () => act("bot.rotate", { bot: bot.id }));

export const endTokens = (bot: BotShape): Promise<object | null> =>
  sure(`bot:revoke:${bot.id}`, t("bots.revoke_of", { name: calledBot(bot) }), t("bots.revoke_text"), t("bots.revoke"), () => act("bot.revoke", { bot: bot.id }), true);

/** Makes an address that posts into `channel`, or into the one chosen among `rooms`. */
export async function newHook(channel: string, rooms: readonly Channel[]): Promise<HookSecret | null> {
  const options = rooms.map((room) => ({ value: room.id, label: { text: nameOf(room) } }));
  const fields = [
    ...(channel ? [] : [field("channel", "choice", "hooks.channel", { required: true, options })]),
    field("name", "text", "hooks.name", { required: true, high: "60", help: { text: t("hooks.name_help") } }),
  ];
  return (await ask({
    title: t("hooks.new"), draft: `hook:new:${channel}`, first: "new",
    choices: [{
      id: "new", label: t("hooks.new"), text: t("hooks.new_text"), fields, submit: t("act.hook.create"),
      send: (form) => act("hook.create", { channel: channel || spoken(form, "channel"), name: spoken(form, "name") }),
    }],
  })) as HookSecret | null;
}

/** A new address; `first` when nobody has seen one yet. */
export const newAddress = (hook: HookShape, first = false): Promise<HookSecret | null> =>
  sure(
    `hook:rotate:${hook.id}`, t(first ? "hooks.show_of" : "hooks.rotate_of", { name: hook.name }), t(first ? "hooks.show_text" : "hooks.rotate_text"),
    t(first ? "hooks.show" : "hooks.rotate"), () => act("hook.rotate", { hook: hook.id }),
  );

export const endHook = (hook: HookShape): Promise<object | null> =>
  sure(`hook:revoke:${hook.id}`, t("hooks.revoke_of", { name: hook.name }), t("hooks.revoke_text"), t("hooks.revoke"), () => act("hook.revoke", { hook: hook.id }), true);
