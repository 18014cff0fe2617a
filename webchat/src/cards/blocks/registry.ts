/** Which component draws which block and which element. A new kind is one line here and one component beside it. */
import { markRaw, type Component } from "vue";
import ActionsBlock from "./ActionsBlock.vue";
import ButtonElement from "./ButtonElement.vue";
import CheckboxesElement from "./CheckboxesElement.vue";
import ContextBlock from "./ContextBlock.vue";
import DateElement from "./DateElement.vue";
import DateTimeElement from "./DateTimeElement.vue";
import DividerBlock from "./DividerBlock.vue";
import FileBlock from "./FileBlock.vue";
import FileElement from "./FileElement.vue";
import HeaderBlock from "./HeaderBlock.vue";
import ImageBlock from "./ImageBlock.vue";
import ImageElement from "./ImageElement.vue";
import InputBlock from "./InputBlock.vue";
import MarkdownBlock from "./MarkdownBlock.vue";
import OverflowElement from "./OverflowElement.vue";
import PeopleElement from "./PeopleElement.vue";
import RadioElement from "./RadioElement.vue";
import RichTextBlock from "./RichTextBlock.vue";
import RoomsElement from "./RoomsElement.vue";
import SectionBlock from "./SectionBlock.vue";
import SelectElement from "./SelectElement.vue";
import ServedElement from "./ServedElement.vue";
import TableBlock from "./TableBlock.vue";
import TextElement from "./TextElement.vue";
import VideoBlock from "./VideoBlock.vue";

const blocks: Record<string, Component> = markRaw({
  section: SectionBlock,
  header: HeaderBlock,
  divider: DividerBlock,
  context: ContextBlock,
  image: ImageBlock,
  actions: ActionsBlock,
  input: InputBlock,
  markdown: MarkdownBlock,
  table: TableBlock,
  rich_text: RichTextBlock,
  file: FileBlock,
  video: VideoBlock,
});

const elements: Record<string, Component> = markRaw({
  button: ButtonElement,
  static_select: SelectElement,
  multi_static_select: ServedElement,
  users_select: PeopleElement,
  multi_users_select: PeopleElement,
  external_select: ServedElement,
  multi_external_select: ServedElement,
  channels_select: RoomsElement,
  multi_channels_select: RoomsElement,
  conversations_select: RoomsElement,
  multi_conversations_select: RoomsElement,
  datepicker: DateElement,
  datetimepicker: DateTimeElement,
  timepicker: TextElement,
  plain_text_input: TextElement,
  email_text_input: TextElement,
  url_text_input: TextElement,
  number_input: TextElement,
  rich_text_input: TextElement,
  file_input: FileElement,
  checkboxes: CheckboxesElement,
  radio_buttons: RadioElement,
  overflow: OverflowElement,
  image: ImageElement,
});

export const blockFor = (type: string | undefined): Component | undefined =>
  type && Object.hasOwn(blocks, type) ? blocks[type] : undefined;
export const elementFor = (type: string | undefined): Component | undefined =>
  type && Object.hasOwn(elements, type) ? elements[type] : undefined;
