/** Draws marked-up text of a card: people by their names, rooms by theirs, dates in the reader's own way. */
import { defineComponent, h, type VNode } from "vue";
import { RouterLink } from "vue-router";
import { personName } from "../chat/rooms";
import { want } from "../kernel/people";
import { myId, personOf, world } from "../kernel/state";
import { locale, t } from "../kernel/words";
import { isoOf, today } from "../ui/dates";
import { clock, fullDay } from "../ui/when";
import { inline, parse, type Block, type Inline } from "./mrkdwn";

function draw(node: Inline): VNode | string {
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return h("br");
    case "code":
      return h("code", node.text);
    case "strong":
    case "em":
    case "del":
      return h(node.type, node.kids.map(draw));
    case "link":
      return link(node.url, node.text);
    case "person":
      return person(node.id, node.name);
    case "room":
      return h(
        RouterLink,
        { to: `/c/${node.id}`, class: "men" },
        () => `#${world.channels[node.id]?.name ?? node.name ?? node.id}`,
      );
    case "all":
      return h("span", { class: "men men--me" }, `@${everyone(node.who)}`);
    case "date":
      return node.url
        ? link(node.url, date(node.at, node.form, node.text))
        : h("span", date(node.at, node.form, node.text));
  }
}

function link(url: string, text: string): VNode {
  if (url.startsWith("/")) return h(RouterLink, { to: url }, () => text);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

function person(id: string, name?: string): VNode {
  if (!world.people[id]) want([id]);
  const shown = personName(personOf({ id, name: name ?? "" })) || name || id;
  return h("span", { class: ["men", { "men--me": id === myId.value }] }, `@${shown}`);
}

const everyone = (who: string): string =>
  who === "here" || who === "channel" || who === "everyone" ? t(`card.all.${who}`) : who;

function date(seconds: number, form: string, fallback: string): string {
  if (!Number.isFinite(seconds) || !form) return fallback;
  const at = new Date(seconds * 1000);
  const day = today(at);
  return form.replace(/\{(date\w*|time\w*|date_num)\}/gu, (_, what: string) => {
    if (what.startsWith("time")) return clock(at);
    return what === "date_num" ? isoOf(day) : fullDay(isoOf(day), locale.value);
  });
}

function block(one: Block): VNode {
  if (one.type === "pre") return h("pre", { class: "mk__pre", tabindex: 0 }, h("code", one.text));
  return h(
    one.type === "quote" ? "blockquote" : "div",
    { class: one.type === "quote" ? "mk__quote" : "mk__p" },
    one.kids.map(draw),
  );
}

export default defineComponent({
  name: "MrkdwnText",
  props: { text: { type: String, required: true }, flat: Boolean },
  setup: (props) => () =>
    props.flat
      ? h("span", { class: "mk" }, inline(props.text).map(draw))
      : h("div", { class: "mk" }, parse(props.text).map(block)),
});
