/** The Block Kit of Slack, as far as it is drawn here. Everything is optional: a bot may send anything. */

export interface TextObject {
  type?: string;
  text?: string;
  emoji?: boolean;
  verbatim?: boolean;
}
export interface ConfirmObject {
  title?: TextObject;
  text?: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
  style?: string;
}
export interface OptionObject {
  text?: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

export interface Element {
  type?: string;
  action_id?: string;
  block_id?: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: string;
  confirm?: ConfirmObject;
  placeholder?: TextObject;
  options?: OptionObject[];
  option_groups?: { label?: TextObject; options?: OptionObject[] }[];
  initial_option?: OptionObject;
  initial_options?: OptionObject[];
  initial_date?: string;
  initial_time?: string;
  initial_value?: string;
  initial_user?: string;
  initial_users?: string[];
  initial_date_time?: number;
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  min_query_length?: number;
  max_selected_items?: number;
  min_value?: string;
  max_value?: string;
  /** It stands in an input block: used, it tells nobody until the form is sent. */
  quiet?: boolean;
  multiline?: boolean;
  max_length?: number;
  min_length?: number;
  max_files?: number;
  filetypes?: string[];
  image_url?: string;
  alt_text?: string;
  visible_to_user_ids?: string[];
  is_decimal_allowed?: boolean;
}

export interface Cell {
  type?: string;
  text?: string;
  elements?: RichNode[];
}
export interface RichNode {
  type?: string;
  text?: string;
  url?: string;
  name?: string;
  user_id?: string;
  channel_id?: string;
  range?: string;
  unicode?: string;
  style?: string | { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
  indent?: number;
  border?: number;
  elements?: RichNode[];
  timestamp?: number;
  format?: string;
  fallback?: string;
}

export interface BlockShape {
  type?: string;
  block_id?: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: Element;
  elements?: Element[];
  image_url?: string;
  alt_text?: string;
  title?: TextObject;
  title_url?: string;
  author_name?: string;
  provider_name?: string;
  description?: TextObject;
  external_id?: string;
  label?: TextObject;
  hint?: TextObject;
  element?: Element;
  optional?: boolean;
  dispatch_action?: boolean;
  rows?: Cell[][];
  column_settings?: { align?: "left" | "center" | "right"; is_wrapped?: boolean }[];
}

export const textOf = (object: TextObject | string | undefined): string =>
  typeof object === "string" ? object : (object?.text ?? "");

/** The block, in which every element knows where it stands and whether it speaks up by itself. */
export function placed(block: BlockShape): BlockShape {
  const quiet = block.type === "input" && !block.dispatch_action;
  const here = (element: Element): Element => ({ ...element, block_id: block.block_id, quiet });
  return {
    ...block,
    ...(block.accessory ? { accessory: here(block.accessory) } : {}),
    ...(block.element ? { element: here(block.element) } : {}),
    ...(Array.isArray(block.elements) ? { elements: block.elements.map(here) } : {}),
  };
}

/** Pictures and links may come only from the hub itself or by a safe scheme. */
export const safeLink = (url: string | undefined): string | undefined =>
  url && /^(https?:\/\/|mailto:|tel:|\/(?!\/))/iu.test(url) ? url : undefined;
export const safePicture = (url: string | undefined): string | undefined =>
  url && /^(\/(?!\/)|data:image\/(png|jpe?g|gif|webp);)/iu.test(url) ? url : undefined;

/** The words of a block that cannot be drawn: its own text, or whatever texts it holds. */
export function wordsIn(block: unknown, depth = 0): string {
  if (depth > 8 || block === null || typeof block !== "object") return "";
  if (Array.isArray(block))
    return block
      .map((one) => wordsIn(one, depth + 1))
      .filter(Boolean)
      .join(" ");
  const shape = block as Record<string, unknown>;
  for (const name of ["text", "fallback", "alt_text"]) {
    const value = shape[name];
    if (typeof value === "string" && value) return value;
    const nested = value && typeof value === "object" ? wordsIn(value, depth + 1) : "";
    if (nested) return nested;
  }
  return Object.values(shape)
    .map((one) => (typeof one === "object" ? wordsIn(one, depth + 1) : ""))
    .filter(Boolean)
    .join(" ");
}
