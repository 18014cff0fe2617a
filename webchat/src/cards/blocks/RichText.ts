/** Draws the nodes of rich text, block by block and run by run. */
import { defineComponent, h, type PropType, type VNode } from "vue";
import { t } from "../../kernel/words";
import MrkdwnText from "../MrkdwnText";
import { safeLink, type RichNode } from "./shapes";

type Drawn = VNode | string;

function draw(node: RichNode): Drawn {
  const kids = (): Drawn[] => (node.elements ?? []).map(draw);
  switch (node.type) {
    case "rich_text_section":
      return h("div", { class: "mk__p" }, kids());
    case "rich_text_quote":
      return h("blockquote", { class: "mk__quote" }, kids());
    case "rich_text_preformatted":
      return h("pre", { class: "mk__pre", tabindex: 0 }, h("code", kids()));
    case "rich_text_list":
      return list(node);
    default:
      return run(node);
  }
}

function list(node: RichNode): VNode {
  const items = (node.elements ?? []).map((item) => h("li", (item.elements ?? []).map(draw)));
  return h(
    node.style === "ordered" ? "ol" : "ul",
    { class: ["mk__list", `mk__list--${Math.min(node.indent ?? 0, 4)}`] },
    items,
  );
}

function run(node: RichNode): Drawn {
  switch (node.type) {
    case "text":
      return styled(node, node.text ?? "");
    case "link": {
      const url = safeLink(node.url);
      const words = styled(node, node.text ?? node.url ?? "");
      return url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, [words]) : words;
    }
    case "user":
      return h(MrkdwnText, { text: `<@${node.user_id ?? ""}>`, flat: true });
    case "channel":
      return h(MrkdwnText, { text: `<#${node.channel_id ?? ""}>`, flat: true });
    case "broadcast":
      return h("span", { class: "men men--me" }, `@${t(`card.all.${node.range ?? "channel"}`)}`);
    case "emoji":
      return node.unicode ? glyph(node.unicode) : `:${node.name ?? ""}:`;
    case "date":
      return h(MrkdwnText, {
        text: `<!date^${node.timestamp ?? ""}^${node.format ?? ""}|${node.fallback ?? ""}>`,
        flat: true,
      });
    default:
      return node.text ?? "";
  }
}

const glyph = (codes: string): string =>
  String.fromCodePoint(
    ...codes
      .split("-")
      .map((code) => parseInt(code, 16))
      .filter((code) => code > 0 && code < 0x110000),
  );

function styled(node: RichNode, text: string): Drawn {
  const style = typeof node.style === "object" ? node.style : {};
  let drawn: Drawn = text;
  if (style.code) drawn = h("code", [drawn]);
  if (style.strike) drawn = h("del", [drawn]);
  if (style.italic) drawn = h("em", [drawn]);
  if (style.bold) drawn = h("strong", [drawn]);
  return drawn;
}

export default defineComponent({
  name: "RichText",
  props: { nodes: { type: Array as PropType<RichNode[]>, required: true } },
  setup: (props) => () => props.nodes.map(draw),
});
