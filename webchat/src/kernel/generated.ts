/**
 * The wire as the hub describes it. Generated from the shapes its modules declare: change those, then
 * `python3 -m hub check --write`.
 */

export type ChannelKind = "public" | "private" | "direct" | "group" | "inbox";
export type Presence = "online" | "away" | "busy" | "offline";
export type Tone = "pine" | "cinnabar" | "amber" | "indigo" | "plum" | "slate";
/** What a bot calls itself in one message, for the program it speaks for. Whose message it is, `by` says. */
export interface Alias { name: string; icon?: string }
/** Which form is there to fill in? */
export type AnnouncementBlank = Record<string, never>;
/** A form: its title, its fields, and what its button says. */
export interface AnnouncementBlankForm {
  title: Record<string, unknown>;
  fields: Field[];
  submit: Record<string, unknown>;
}
/** Somebody, and what they are called in every language. */
export interface AnnouncementBy { id: string; name: string; words: Record<string, string> }
/** An act on one announcement that changes something. */
export interface AnnouncementChange { announcement?: string | null; no?: string | null; key?: string | null }
/** How many were given it, and how many have read. */
export interface AnnouncementCount { total: number; read: number }
/** I do not sign it, for a reason its author reads. */
export interface AnnouncementDecline {
  announcement?: string | null;
  no?: string | null;
  key?: string | null;
  reason?: string;
}
/** Done; there is nothing to say. */
export type AnnouncementDone = Record<string, never>;
/** A file's name and its content as text. */
export interface AnnouncementEvidence { name: string; content: string }
/** An announcement as it is written. `to` is everyone, the author's own department, or those chosen below it. What goes to everyone is declared to concern the whole company (`company_wide`). `files` are my own. */
export interface AnnouncementForm {
  title?: string | null;
  text?: string | null;
  to?: "chosen" | "department" | "everyone" | null;
  departments?: string[] | string | null;
  roles?: string[] | string | null;
  people?: string[] | string | null;
  must_read?: boolean | null;
  question?: string | null;
  due?: string | null;
  signer?: string | null;
  company_wide?: boolean | null;
  files?: string[] | string | null;
}
/** Those I was given (`mine`), or all of the company's (`sent`); `query` finds a number or words of the title. */
export interface AnnouncementList { box?: "mine" | "sent"; query?: string; before?: string | null; limit?: number }
/** What became of it with me. */
export interface AnnouncementMine { reply: string; read_at?: string }
/** How far one department is; `id` is empty for those who belong to none. */
export interface AnnouncementPart { id: string; name: AnnouncementWords; total: number; read: number; waiting: number }
/** I have read it, in the `version` I saw; `text` is my answer where one is asked for. */
export interface AnnouncementRead {
  announcement?: string | null;
  no?: string | null;
  key?: string | null;
  text?: string | null;
  version?: number | null;
}
/** What became of it with one person. */
export interface AnnouncementReader {
  person: AnnouncementBy;
  department: AnnouncementWords;
  place: number;
  reply: string;
  chases: number;
  delivered_at?: string;
  read_at?: string;
}
/** Who has read it; only those of a department, or only those who have not. `after` a place to page on. */
export interface AnnouncementReaders {
  announcement?: string | null;
  no?: string | null;
  department?: string | null;
  unread?: boolean;
  after?: number;
  limit?: number;
}
/** Take it back, for a reason everybody sees. */
export interface AnnouncementRecall {
  announcement?: string | null;
  no?: string | null;
  key?: string | null;
  reason?: string | null;
}
/** Put another text in its place; everybody it went to is to read it again. */
export interface AnnouncementReplace {
  announcement?: string | null;
  no?: string | null;
  key?: string | null;
  title?: string | null;
  text?: string | null;
  version?: number | null;
}
/** Who has read and who has not: per department, and person by person in the order of delivery. */
export interface AnnouncementRoll {
  departments: AnnouncementPart[];
  people: AnnouncementReader[];
  more: boolean;
  answer: Record<string, unknown>;
}
/** Send an announcement to those it is for, as they are at this moment. */
export interface AnnouncementSend { form: AnnouncementForm; key?: string | null }
/** One announcement. What is for whoever keeps it (`keeps`) is left out for others, and so is a list's text. `mine`, `channel` and `message` are there where I was given it. */
export interface AnnouncementShape {
  id: string;
  no: string;
  title: string;
  state: "recalled" | "sending" | "sent" | "signing";
  version: number;
  must_read: boolean;
  question: string;
  by: AnnouncementBy;
  sent_at: string;
  reason: string;
  keeps: boolean;
  edited_at?: string;
  due_at?: string;
  ended_at?: string;
  mine?: AnnouncementMine;
  channel?: string;
  message?: string;
  count?: AnnouncementCount;
  chased_at?: string;
  audience?: AnnouncementWords;
  text?: string;
  departments?: AnnouncementPart[];
  signer?: AnnouncementBy;
  signed_at?: string;
  opinion?: string;
}
/** I sign it off, and confirm with it that what goes to everyone concerns all; `text` is my opinion. */
export interface AnnouncementSign {
  announcement?: string | null;
  no?: string | null;
  key?: string | null;
  text?: string;
}
/** The announcement as it stands; a new one says where its author's card is, `answer` what a command is told. */
export interface AnnouncementStands {
  announcement: string;
  no: string;
  state: string;
  version: number;
  total: number;
  channel?: string | null;
  message?: string | null;
  answer?: Record<string, unknown> | null;
}
/** A text in every language. */
export interface AnnouncementWords { text: string; words: Record<string, string> }
/** Announcements, newest first; whether this person may send any; in `answer` the same as a text. */
export interface AnnouncementsFound {
  announcements: AnnouncementShape[];
  more: boolean;
  may_send: boolean;
  answer: Record<string, unknown>;
}
/** My message in the thread of a request's card, to be taken as an answer or a comment. */
export interface Answer { message: string; key?: string | null }
/** A question of a form with its answer, as kept and as people read it; a table with its columns and their sums. */
export interface Answered {
  field: string;
  kind: "choice" | "date" | "department" | "email" | "file" | "flag" | "integer" | "long" | "message" | "money" | "people" | "person" | "phone" | "quantity" | "record" | "signature" | "table" | "text" | "time" | "url";
  label: Words;
  value: unknown;
  shown: Words;
  columns?: Field[];
  sums?: Record<string, unknown>;
  names?: Record<string, Words>;
  files?: FileInfo[];
}
/** A bot's answer to an interaction, by its trigger, as long as that lives. `errors` names what is wrong in a form, by `block_id` or `action_id`; `options` or `groups` are what a list offers while one types. */
export interface AppAnswer {
  key?: string | null;
  trigger: string;
  reply?: AppReply | null;
  update?: AppUpdate | null;
  errors?: Record<string, string> | null;
  view?: AppDialog | null;
  options?: Record<string, unknown>[] | null;
  groups?: Record<string, unknown>[] | null;
}
/** What a bot says of itself when it connects: what it is called by. What it may do for people is not its to say. */
export interface AppDescribe {
  key?: string | null;
  commands?: ManifestCommand[];
  shortcuts?: ManifestShortcut[];
  home?: boolean;
}
/** What becomes of the dialog something was asked from: it changes, another lies upon it, or all close. */
export interface AppDialog { action: "clear" | "push" | "update"; view?: ViewBody | null }
/** Let a bot in as an app. */
export interface AppRegister { bot: string; manifest: Manifest }
/** What a bot says to whoever asked: to them alone (until an hour, a day at most), or in the room. `card` shows them a bound card they may see. */
export interface AppReply {
  text?: string;
  words?: Record<string, string> | null;
  blocks?: Record<string, unknown>[] | null;
  card?: string | null;
  in_channel?: boolean;
  until?: string | null;
}
/** What the bot's message, on which was tapped, becomes. */
export interface AppUpdate { text?: string; blocks?: Record<string, unknown>[] | null }
/** The same for its bot, with what is the bot's alone, and what was filled in when it was last sent. */
export interface AppView {
  id: string;
  type: string;
  app: Who;
  channel: string;
  root: string;
  depth: number;
  hash: string;
  opened_at: string;
  until: string;
  title: Record<string, unknown>;
  blocks: Record<string, unknown>[];
  interaction?: string;
  previous?: string;
  submit?: Record<string, unknown>;
  close?: Record<string, unknown>;
  submit_disabled?: boolean;
  clear_on_close?: boolean;
  closed?: boolean;
  person: string;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  notify_on_close: boolean;
  state: Record<string, unknown>;
}
/** How long do people, departments or kinds of request take? Both days included. */
export interface AskFigures { start: string; until: string; by?: "department" | "flow" | "person" }
export interface AskReaders { message: string }
/** Whoever asked a bot, and the language they read. */
export interface Asker { id: string; name: string; kind?: "bot" | "clock" | "person"; locale: string }
/** `app` is what it signs in as: small letters, digits and hyphens. */
export interface BotCreate { app: string; name: string; name_en?: string; about?: string; icon?: string }
export type BotList = Record<string, never>;
/** A bot as its administrator sees it: its manifest's contents, how many tokens open its door, and whether it is here. `commands` are the words it is called by, `for_person` the acts it may do for whoever tapped. */
export interface BotShape {
  id: string;
  app: string;
  name: string;
  name_en: string;
  icon: string;
  about: Record<string, string>;
  commands: string[];
  cards: string[];
  scopes: string[];
  for_person: string[];
  tokens: number;
  presence: Presence;
  created_at: string;
  seen_at?: string;
}
/** The token is shown this once; only its hash is kept. */
export interface BotToken { bot: string; token: string }
/** Every bot of the company; in `answer` the same as a text, for a command. */
export interface Bots { bots: BotShape[]; answer: Record<string, unknown> }
/** A type as the list shows it. `source`: a file of config/modules, the page, or the hub's own code. */
export interface BuiltType {
  name: string;
  label: Words;
  icon: string;
  tone: Tone;
  slash: string;
  source: "code" | "file" | "page";
  enabled: boolean;
  version: number;
  records: number;
  at?: string;
  yours?: boolean;
}
export interface BuiltTypes { types: BuiltType[]; files: RefusedFile[] }
/** Say that a year's calendar is complete (or not yet): deadlines in it are no longer provisional. */
export interface CalendarAnnounce { key?: string | null; year: number; announced?: boolean }
export interface CalendarList { year: number; company?: string | null }
/** Make one day a day off or a working day; `ordinary` takes back what was set. `announced` closes its year. */
export interface CalendarSet {
  key?: string | null;
  day: string;
  kind: "off" | "ordinary" | "work";
  hours?: string;
  name?: string;
  name_en?: string;
}
/** A year's special days; `announced` is false while the official calendar is still to come. */
export interface CalendarYear { year: number; announced: boolean; week: string[]; days: DayShape[] }
/** A bound card's face. `face` rises with each redraw, `version` when what is to be judged changes. `text`, in CommonMark, is what a card is there to be read for. */
export interface Card {
  id: string;
  kind: string;
  thing: string;
  view: string;
  version: number;
  face: number;
  masked: boolean;
  tone: Tone;
  icon: string;
  label: Words;
  no: string;
  state: CardState;
  title: Words;
  facts: CardFact[];
  blocks: Record<string, unknown>[];
  actions: CardAction[];
  sub?: Words;
  text?: string;
  trail?: TrailStop[];
  waits?: Words;
  seal?: Seal;
  url?: string;
}
/** `for` names who may do it now: `all`, these people, or `ask` (`card.view` says so when it comes on screen). After `until` nobody may any more. */
export interface CardAction {
  id: string;
  label: Words;
  for: string | string[];
  until?: string;
  style?: "danger" | "primary";
  form?: Field[];
  confirm?: Words;
  quick?: Words[];
}
export interface CardChanged { card: Card }
/** `value` is a text in words, an amount of money, or a person; masked ones come by `card.view` only. `links` lead to the files, the record or the message it names. */
export interface CardFact { label: Words; value: Words | Money | Person; masked?: boolean; links?: FactLink[] }
/** Have a contact's name card sent to me: of the contact with this id, or of the one a text means. */
export interface CardOut { record?: string; query?: string; version?: number; key?: string | null }
export interface CardState {
  code: string;
  text: string;
  words?: Record<string, string>;
  mark?: "dot" | "ring" | "square";
  tone?: Tone;
}
/** A tap on a card, naming the `version` that was seen. `card` when it stands on a page, not in a message. `form`: a bound card's fields by name; a free card's by `block_id` and `action_id`. */
export interface CardTap {
  key?: string | null;
  action: string;
  message?: string | null;
  card?: string | null;
  block?: string | null;
  value?: string | (string | Record<string, unknown>)[] | number | Record<string, unknown> | null;
  form?: Record<string, unknown> | null;
  version?: number;
}
export interface CardView { message?: string | null; card?: string | null; thing?: string | null }
/** What a step changed in one field. */
export interface Changed { field: string; label: Words; before: Words; after: Words }
/** A room as one person has it. `with` are the people of a conversation, `waiting` the cards there for me. */
export interface Channel {
  id: string;
  kind: ChannelKind;
  name: string;
  topic: string;
  people: number;
  archived: boolean;
  icon?: string;
  joined: boolean;
  head: Head;
  read: Head;
  mentions: number;
  unread: number;
  muted: boolean;
  pinned: boolean;
  waiting: number;
  with?: Person[];
  last?: LastWords;
}
/** A `direct` one is found, not doubled. `department` makes it the room of that department. */
export interface ChannelCreate {
  key?: string | null;
  kind: "direct" | "group" | "private" | "public";
  name?: string;
  topic?: string;
  icon?: string | null;
  people?: string[];
  department?: string | null;
}
/** A room with its people (the first 1,000), what is pinned (latest first) and who has which role. */
export interface ChannelDetail {
  channel: Channel;
  people: string[];
  pins: Message[];
  head: number;
  roles: Record<string, string>;
}
/** What is left out stays. */
export interface ChannelEdit {
  key?: string | null;
  channel: string;
  name?: string | null;
  topic?: string | null;
  icon?: string | null;
}
export interface ChannelGet { channel: string }
/** My rooms (`joined`), or the open ones I could enter too; by name, a page after the room `before`. */
export interface ChannelList { joined?: boolean; query?: string; before?: string | null; limit?: number }
export interface ChannelPeople { key?: string | null; channel: string; people: string[] }
export interface ChannelSwitch { key?: string | null; channel: string; on: boolean }
export interface Channels { channels: Channel[]; more: boolean }
/** The message that was said or changed, and the dialog that was opened or changed, if any was. */
export interface ChatAnswered { message?: string; view?: string }
/** Could this YAML text be put in force? */
export interface CheckDefinition { body: string }
/** Could this be published? Nothing is refused; what is wrong is told. */
export interface CheckType { body: string }
/** What is wrong, in words, and the lines that would change; `flow` is the kind it would be. */
export interface Checked { problems: string[]; changes: string[]; flow?: string }
/** What is wrong, line by line, what it would change, and the name it speaks of. */
export interface CheckedType {
  problems: TypeProblem[];
  changes: string[];
  name?: string;
  version?: number;
  label?: Words | null;
}
/** What commands are listed under: requests to start, an app, or the office itself. */
export interface CommandGroup { id: string; label: Words }
/** Every command I may use; or the one of this name. */
export interface CommandList { name?: string }
/** A command: as it is written in my language, all its names, what it takes, a whole line of it, and those below. */
export interface CommandShape {
  written: string;
  names: string[];
  summary: Words;
  args: SyntaxArg[];
  example: string;
  icon?: string;
  group?: CommandGroup;
  subs?: CommandShape[];
}
/** Commands, in the order of their groups. */
export interface CommandsFound { commands: CommandShape[] }
/** What is left out stays. `week` holds the hours of Monday to Sunday, an empty text for a day off. */
export interface CompanyEdit {
  key?: string | null;
  name?: string | null;
  name_en?: string | null;
  locale?: "en" | "zh" | null;
  zone?: string | null;
  week?: string[] | null;
  company?: string | null;
}
export interface CompanyGet { company?: string | null }
/** What the hub's configuration asks of everybody's password and session; 0 days: for ever. */
export interface CompanyRules {
  shortest: number;
  kinds: number;
  days: number;
  history: number;
  idle_minutes: number;
  session_days: number;
}
export interface CompanyShape {
  id: string;
  name: string;
  name_en: string;
  country: string;
  zone: string;
  locale: string;
  week: string[];
  rules: CompanyRules;
}
/** A line as far as it has been typed, up to the caret. */
export interface Complete { line: string; channel?: string | null; thread?: string | null }
/** What somebody has typed so far of a record's name or number. */
export interface CompleteRecord { type: string; query?: string; limit?: number }
/** What may stand where the caret is. */
export interface Completion { suggestions: Suggestion[]; syntax?: Syntax; resolved?: Resolved[] }
export interface CrmContactCreate { form?: CrmContactCreateForm; key?: string | null }
export interface CrmContactCreateForm {
  name?: string | null;
  customer?: string | null;
  post?: string | null;
  division?: string | null;
  mobile?: string | null;
  phone?: string | null;
  email?: string | null;
  wechat?: string | null;
  role?: string | null;
  primary?: boolean | string | null;
  birthday?: string | null;
  owner?: string | null;
  note?: string | null;
}
export interface CrmContactEdit {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmContactEditForm;
  key?: string | null;
}
export interface CrmContactEditForm {
  name?: string | null;
  customer?: string | null;
  post?: string | null;
  division?: string | null;
  mobile?: string | null;
  phone?: string | null;
  email?: string | null;
  wechat?: string | null;
  role?: string | null;
  primary?: boolean | string | null;
  birthday?: string | null;
  owner?: string | null;
  note?: string | null;
}
export interface CrmCustomerCreate { form?: CrmCustomerCreateForm; key?: string | null }
export interface CrmCustomerCreateForm {
  name?: string | null;
  name_en?: string | null;
  short_name?: string | null;
  level?: string | null;
  owner?: string | null;
  next_follow?: string | null;
  industry?: string | null;
  source?: string | null;
  phone?: string | null;
  website?: string | null;
  address?: string | null;
  stock_code?: string | null;
  uscc?: string | null;
  note?: string | null;
  despite?: string | null;
}
export interface CrmCustomerEdit {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmCustomerEditForm;
  key?: string | null;
}
export interface CrmCustomerEditForm {
  name?: string | null;
  name_en?: string | null;
  short_name?: string | null;
  level?: string | null;
  owner?: string | null;
  next_follow?: string | null;
  industry?: string | null;
  source?: string | null;
  phone?: string | null;
  website?: string | null;
  address?: string | null;
  stock_code?: string | null;
  uscc?: string | null;
  note?: string | null;
}
export interface CrmCustomerTransfer {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmCustomerTransferForm;
  key?: string | null;
}
export interface CrmCustomerTransferForm { owner?: string | null }
/** Done; there is nothing to say. */
export type CrmDone = Record<string, never>;
export interface CrmFollowupAssign {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmFollowupAssignForm;
  key?: string | null;
}
export interface CrmFollowupAssignForm { owner?: string | null }
export interface CrmFollowupCreate { form?: CrmFollowupCreateForm; key?: string | null }
export interface CrmFollowupCreateForm {
  customer?: string | null;
  text?: string | null;
  method?: string | null;
  day?: string | null;
  next?: string | null;
  contact?: string | null;
}
export interface CrmFollowupDrop {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmFollowupDropForm;
  key?: string | null;
}
export type CrmFollowupDropForm = Record<string, never>;
export interface CrmFollowupEdit {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmFollowupEditForm;
  key?: string | null;
}
export interface CrmFollowupEditForm {
  customer?: string | null;
  text?: string | null;
  method?: string | null;
  day?: string | null;
  next?: string | null;
  contact?: string | null;
}
export interface CrmFollowupFinish {
  record?: string;
  no?: string;
  version?: number;
  form?: CrmFollowupFinishForm;
  key?: string | null;
}
export interface CrmFollowupFinishForm { result?: string | null; method?: string | null; next?: string | null }
/** Hand a customer (id, number or name) over to a colleague, with its contacts and follow-ups. */
export interface CustomerAssign { customer: string; owner: string; key?: string | null }
/** A customer's record and card; its contacts and follow-ups, the latest first, and what people are called. */
export interface CustomerDetail {
  record: Record_;
  card: Card;
  contacts: Record<string, unknown>[];
  followups: Record<string, unknown>[];
  names: Record<string, string>;
  may_log: boolean;
  reply?: "customer";
}
/** A customer with everything about it that its page shows. */
export interface CustomerPage { record?: string; no?: string }
/** Everything around a customer: by its id, its number, or a text that means one. */
export interface CustomerWhole { record?: string | null; no?: string | null; query?: string }
/** A day that differs from the ordinary week. `hours` of a working one: `09:00-12:00, 13:00-18:00`. */
export interface DayShape {
  day: string;
  kind: "off" | "work";
  hours: string;
  name: string;
  name_en: string;
  source: string;
}
/** `/approve LV-202611-0007 ok`: a step named in a word of any language. */
export interface Decide { no: string; answer?: string; key?: string | null }
/** The kinds of request as an administrator sees them. */
export interface DefinitionList { definitions: Kind[] }
/** The delegation, and what a command is answered. */
export interface Delegated { delegation: string; answer: Record<string, unknown> }
/** Who stands in for whom, from when until when; `flows` names the kinds of request, none means all. */
export interface Delegation {
  id: string;
  person: Who;
  to: Who;
  from: string;
  until: string;
  flows: string[];
  reason: string;
}
/** Delegations, the nearest first; in `answer` the same as a text, for a command. */
export interface Delegations { delegations: Delegation[]; answer: Record<string, unknown> }
/** A department of the tree; `count` is of people in it and below it. */
export interface Department {
  id: string;
  name: string;
  name_en: string;
  company: string;
  count: number;
  parent?: string;
  head?: Named;
}
export interface DepartmentCreate {
  key?: string | null;
  name: string;
  name_en?: string;
  parent?: string | null;
  head?: string | null;
  company?: string | null;
}
/** What is left out stays; an empty text takes a value away. `place` counts its siblings from 0. */
export interface DepartmentEdit {
  key?: string | null;
  department: string;
  name?: string | null;
  name_en?: string | null;
  parent?: string | null;
  head?: string | null;
  place?: number | null;
  gone?: boolean | null;
}
export interface DepartmentKept { department: Named }
export interface DepartmentMerge { key?: string | null; department: string; into: string }
export interface Departments { departments: Department[] }
/** The types in words, for screens. */
export interface DescribedTypes { types: RecordType[] }
/** Is the word each morning wanted, and in which zone (IANA) is it morning? What is left out stays. */
export interface DigestSet { on?: boolean | "off" | "on" | null; zone?: string | null; key?: string | null }
/** As it stands now; in `answer` the same as a text, for a command. */
export interface DigestState { on: boolean; zone: string; answer: QuickAnswer }
export interface Dismissed { message: string }
/** It is done; there is nothing more to say. */
export type Done = Record<string, never>;
export interface DoorsAnswered { answer: Said }
/** A request begun: what is filled in as it was typed, and the number it has if it was given one. */
export interface Draft {
  draft: string;
  flow: string;
  no: string;
  label: Words;
  icon: string;
  form: Record<string, unknown>;
  at: string;
}
/** The draft as it is kept. */
export interface Drafted { kept: Draft }
/** What I have begun, the latest first. */
export interface Drafts { drafts: Draft[] }
/** I do not need this draft any more. */
export interface DropDraft { draft: string; key?: string | null }
/** Two customers that look alike are not the same. */
export interface DupApart { one: string; other: string; key?: string | null }
/** Is there such a customer already? By a company's name, a telephone, a tax number or a website in `query`, or by the fields of a form that is being filled in. With neither the answer is what there may be twice. */
export interface DupCheck { query?: string; form?: Record<string, unknown> }
/** Two customers beside each other, by id, number or name. */
export interface DupCompare { one: string; other: string }
/** Two customers beside each other, and what people and records they name are called. */
export interface DupCompared {
  one: DupSide;
  other: DupSide;
  fields: DupField[];
  names: Record<string, string>;
  by: Words[];
  answer: Record<string, unknown>;
}
/** What came of it, and the merge by which it can be taken back. */
export interface DupDone { answer: RecordsAnswer; record?: Record_ | null; merge?: string }
/** A field in which two customers may differ; `wins` is the side whose value is proposed. */
export interface DupField { name: string; label: Words; differs: boolean; wins: "one" | "other" }
/** Those that may be the same; whether another may be made all the same; in `answer` the same as a text. */
export interface DupFound { near: DupNear[]; may_create: boolean; answer: Record<string, unknown> }
/** Customers of mine that may be the same as another, the likeliest first; the latest merges with them. */
export interface DupList { limit?: number }
/** Let `gone` go into `kept`: which of its values win over those of the one kept, by field. */
export interface DupMerge { kept: string; gone: string; take?: string[]; key?: string | null }
/** A merge that was: what went into what, by whom, when, and whether I may take it back. */
export interface DupMerged {
  id: string;
  kept: string;
  kept_no: string;
  gone: string;
  gone_no: string;
  by: Named;
  at: string;
  may_undo: boolean;
}
/** A customer there is: what it is called, whose it is, by what it is alike; `record` where I may see it. */
export interface DupNear {
  title: string;
  no: string;
  by: Words[];
  weight: number;
  owner?: Named | null;
  record?: string;
}
/** Two customers that may be the same, and by what. */
export interface DupPair { one: DupNear; other: DupNear; by: Words[] }
/** Pairs that may be the same, and the latest merges. */
export interface DupPairs { pairs: DupPair[]; merges: DupMerged[]; answer: Record<string, unknown> }
/** One of two customers as its reader sees it, with how much hangs on it and whether the reader may change it. */
export interface DupSide { record: Record_; owner: Named; contacts: number; followups: number; may_merge: boolean }
/** Take a merge back, as long as nobody has changed the customer since. */
export interface DupUndo { merge: string; key?: string | null }
export interface Edit { key?: string | null; message: string; text?: string; blocks?: Record<string, unknown>[] | null }
/** Switch a type on or off. Its records stay either way. */
export interface EnableType {
  key?: string | null;
  leader?: string | null;
  opinion?: string;
  name: string;
  enabled: boolean;
  reason: string;
}
/** I am back. Without an id: whoever stands in for me. */
export interface EndDelegation { delegation?: string | null; key?: string | null }
export interface Entered { channel: Channel }
/** Seen by one person only, until this time or until dismissed; the command that was answered. */
export interface Ephemeral { until: string; command?: string }
export interface Exited { channel: string }
/** A list of customers, contacts or follow-ups as a file: a view, narrowed by words. */
export interface ExportAsked { type: string; view?: string; query?: string; key?: string | null }
/** The file's name and its text, with a byte order mark; how many records are in it. */
export interface Exported { name: string; text: string; rows: number }
/** Where a part of a fact leads; without a text the fact itself does. */
export interface FactLink { text: string; url: string }
/** A field of a form: its kind, what it is called, and what it takes. */
export interface Field {
  name: string;
  kind: "choice" | "date" | "department" | "email" | "file" | "flag" | "integer" | "long" | "message" | "money" | "people" | "person" | "phone" | "quantity" | "record" | "signature" | "table" | "text" | "time" | "url";
  label: Words;
  required?: boolean;
  help?: Words;
  unit?: Words;
  options?: Option[];
  low?: string | number;
  high?: string | number;
  default?: unknown;
  type?: string;
  fixed?: boolean;
  sum?: boolean;
  columns?: Field[];
  list?: boolean;
  masked?: boolean;
  shown?: ShownWith;
}
/** What one person, department or kind of request has handled, and what waits there; hours of working time. */
export interface Figure {
  id: string;
  name: Words;
  handled: number;
  overdue: number;
  waiting: number;
  waiting_late: number;
  urged: number;
  hours?: string | null;
  longest?: string | null;
}
/** A line for each person, department or kind: counts, and hours of working time as decimal texts. */
export interface FigureTable { rows: Figure[] }
/** A file about to come in pieces: what it is called, its type as told, and how many bytes it will have. */
export interface FileBegin { name: string; type?: string; size: number }
/** Let an upload go that is under way. */
export interface FileForget { file: string }
export interface FileGet { file: string }
/** A file as clients get it; pictures have their size in pixels. */
export interface FileInfo {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
  width?: number;
  height?: number;
  thumb?: string;
}
/** A file about to be handed in: what it is called and how many bytes it has. */
export interface FileTicket { name: string; length: number }
/** Fill in what my step of a request leaves to me, without deciding yet. */
export interface Fill {
  instance?: string | null;
  no?: string | null;
  form?: Record<string, unknown>;
  version?: number | null;
  key?: string | null;
}
/** Words and operators (`from:` `in:` `has:` `after:` `before:` `kind:`, in Chinese too); `before` pages on. */
export interface Find {
  query: string;
  kinds?: ("file" | "message" | "person" | "record")[];
  channel?: string;
  limit?: number;
  before?: string;
}
/** Words and operators, looked for in messages alone, the newest first. */
export interface FindMessages { query: string; channel?: string; limit?: number; before?: string }
/** A command's question: a name, a number, or a view; `verb` asks for the form of that verb. */
export interface FindRecord { type: string; query?: string; view?: string; verb?: string }
/** Done; there is nothing to say. */
export type FlowDone = Record<string, never>;
/** A kind of request somebody may make. */
export interface FlowType {
  flow: string;
  label: Words;
  icon: string;
  fields: Field[];
  summary?: Words;
  commands?: string[];
}
/** Log a follow-up: with which customer (id, number or name), what, how, and when next. What is said of a `message` is its own text unless `text` says otherwise; the follow-up links back to it. `form` holds the same as a form sends it. `next` is a day in words; one that is past says when the follow-up was. */
export interface FollowupLog {
  customer?: string;
  text?: string;
  method?: string;
  day?: string;
  next?: string;
  message?: string | null;
  form?: Record<string, unknown>;
  key?: string | null;
}
/** Plan the next follow-up of a customer: on which day, and what for. */
export interface FollowupPlan { customer: string; day: string; text?: string; key?: string | null }
/** Put a planned follow-up off by so many days, or to a day. */
export interface FollowupPutOff {
  record: string;
  days?: number | null;
  form?: Record<string, unknown>;
  version?: number;
  key?: string | null;
}
/** Take a follow-up back, with all it did to its customer. */
export interface FollowupUndo { record: string; version?: number; key?: string | null }
export interface Forgotten { gone: boolean }
/** A form to open: what it is sent to, what is already known, and what is asked. */
export interface FormView {
  title: Words;
  fields: Field[];
  act: string;
  preset: Record<string, unknown>;
  submit: Words;
  command: string;
}
/** What a command's question found, and how to show it. */
export interface Found { records: Record_[]; answer: RecordsAnswer }
/** One request, by its id or its number. */
export interface Get { instance?: string | null; no?: string | null }
/** One kind with all its versions. */
export interface GetDefinition { flow: string }
/** One record by id or number. Without its type it is looked for among all. */
export interface GetRecord { type?: string; record?: string; no?: string }
export interface GetType { name: string }
export interface GradeCreate { key?: string | null; name: string; rank: number; name_en?: string }
export interface GradeShape { id: string; name: string; name_en: string; rank: number }
/** A line of the permission allocation table. The holder is a person or a post. */
export interface GrantShape {
  id: string;
  holder: Named;
  role: string;
  reason: string;
  granted_by: Named;
  granted_at: string;
  revoked_by?: Named;
  revoked_at?: string;
  revoke_reason?: string;
}
/** The number of the last message read, and how many after it call for me. */
export interface HasRead { no: number; mentions: number }
/** A place in a log: counting every event, and counting messages. */
export interface Head { seq: number; no: number }
/** One record somebody holds: since when (ISO), until which day (empty: for ever), how much of it, and whether it is late. The record tells its `verbs`. */
export interface HeldBy { record: Record_; who: string; since: string; until: string; amount: number; late: boolean }
/** The greeting: where every channel stands that is not known already, and what is unread. */
export interface Hello {
  protocol: number;
  me: Myself;
  now: string;
  features: string[];
  versions: Record<string, string>;
  heads: Record<string, [number, number]>;
  reads: Record<string, [number, number]>;
  resume?: Resumed;
}
/** A stretch of a room's messages, or of a thread's. `around` is an event's seq or a message's id. */
export interface History {
  channel: string;
  before?: number | null;
  after?: number | null;
  around?: number | string | null;
  thread?: string | null;
  limit?: number;
}
/** One verb used: when (ISO), by whom, what it is called, what was said with it, and what an edit filled in. */
export interface HistoryLine { at: string; by: string; verb: Words; facts?: CardFact[]; changed?: Words[] }
/** One thing found: what it is called, the words around the find, and the places of the words in them. `marks` are `[from, to]` in UTF-16 units of `snippet`, as a browser counts. */
export interface Hit {
  kind: string;
  id: string;
  title: string;
  snippet: string;
  marks: number[][];
  url: string;
  hint?: string;
  type?: string;
  channel?: string;
  message?: string;
  seq?: number;
  at?: string;
  by?: Who | null;
}
/** What was found: people, records and files first, then messages, newest first. `more` pages the messages on; `counts` (by kind, up to 1,000 in all) come with the first page. */
export interface Hits { hits: Hit[]; more?: string; counts?: Record<string, number> }
/** How many of a type one person holds, and how many of those are late. */
export interface Holder { who: string; count: number; late: number }
/** `more` is the `before` of the next page; `people` are told on the first, those with most first. */
export interface HoldingPage { holdings: HeldBy[]; names: Record<string, string>; people?: Holder[]; more?: string }
/** An app with a home page: who it is, and what it is for. */
export interface Home { bot: Who; icon: string; label: Record<string, string>; about: Record<string, string> }
/** Which apps have a home page? */
export type HomeList = Record<string, never>;
/** I opened an app's home page: the app may bring it up to date for me. */
export interface HomeOpen { key?: string | null; bot: string }
/** What was put to the app. */
export interface HomeOpened { interaction: string }
export interface Homes { homes: Home[] }
/** A webhook that posts into this room, by the name its messages will carry. */
export interface HookCreate { channel: string; name: string }
export interface HookGone { hook: string }
export interface HookList { channel?: string | null }
/** The address is `/hooks/{hook.id}/{secret}`, shown this once. `answer` is for a command, and names no secret. */
export interface HookSecret { hook: HookShape; secret: string; answer: Record<string, unknown> }
export interface HookShape {
  id: string;
  bot: string;
  name: string;
  channel: string;
  room: string;
  by: Who;
  created_at: string;
  used_at?: string;
}
/** The webhooks of a room, or of the whole company; in `answer` the same as a text, for a command. */
export interface Hooks { hooks: HookShape[]; answer: Record<string, unknown> }
/** The command: where files are taken in, for customers or contacts. */
export interface ImportAsk { kind?: "contact" | "customer" }
/** A column of a file: what it is called, what stands in it, and the field it would go into. */
export interface ImportColumn { at: number; header: string; samples: string[]; field: string }
/** A field a column may go into. */
export interface ImportField { name: string; label: Words; required: boolean }
/** One import of mine, by id or number, with the rows that failed or were there already. */
export interface ImportGet { id?: string | null; no?: string | null }
/** My imports, the latest first. */
export interface ImportList { limit?: number }
/** A record that may be the same as a row's: what it is called, whose it is, and by what the two are alike. */
export interface ImportNear { title: string; no: string; by: Words[]; owner?: Named | null }
/** Look into a file I handed in: what its columns are, and what would come of every row. Nothing is kept. `mapping` says which column (from 0) goes into which field, instead of what is guessed; `policy` what to do with a row that is there already. */
export interface ImportPreview {
  file: string;
  kind?: "contact" | "customer" | null;
  mapping?: Record<string, string> | null;
  policy?: "create" | "skip" | "update";
}
/** A file looked into: how it was read, its columns, how many rows would be what, and rows to look at. */
export interface ImportPreviewed {
  file: string;
  name: string;
  kind: "contact" | "customer";
  source: string;
  format: string;
  encoding: string;
  total: number;
  columns: ImportColumn[];
  fields: ImportField[];
  counts: Record<string, number>;
  rows: ImportRow[];
}
/** What is wrong with a cell, in words. */
export interface ImportProblem { field: string; words: Words }
/** A row, by its number in the file, and what would come or came of it. */
export interface ImportRow {
  no: number;
  title: string;
  outcome: "created" | "failed" | "kept" | "same" | "undone" | "updated" | "waiting";
  problems?: ImportProblem[];
  near?: ImportNear[];
}
/** An import as it stands: how many rows came to what, and the file of those that failed. */
export interface ImportShape {
  id: string;
  no: string;
  name: string;
  kind: "contact" | "customer";
  policy: "create" | "skip" | "update";
  state: "broken" | "done" | "reading" | "running" | "undoing" | "undone";
  total: number;
  counts: Record<string, number>;
  at: string;
  may_undo?: boolean;
  why?: Words | null;
  report?: string;
}
/** Take a file in, by this mapping. It goes on by itself, and its card tells how far it is. */
export interface ImportStart {
  file: string;
  kind: "contact" | "customer";
  mapping: Record<string, string>;
  policy?: "create" | "skip" | "update";
  key?: string | null;
}
/** The clock: take the next rows in, or back. */
export interface ImportStep { id: string }
/** Take an import back: what it made goes, what it changed is as before; what somebody acted upon stays. */
export interface ImportUndo { id: string; version?: number; key?: string | null }
/** With any problem nothing is kept; all problems are told at once. */
export interface Imported {
  dry: boolean;
  rows: number;
  created: number;
  changed: number;
  departments: number;
  roles: number;
  problems: PeopleProblem[];
}
/** My imports. */
export interface Imports { jobs: ImportShape[] }
/** A request. A list leaves its form, road, trail and card out. */
export interface Instance {
  id: string;
  no: string;
  flow: string;
  state: string;
  asker: Who;
  form: Answered[];
  route: RouteStop[];
  trail: TrailLine[];
  card: Card;
  label?: Words;
  icon?: string;
  title?: Words;
  sub?: Words;
  started_at?: string;
  urgent?: boolean;
  version?: number;
  waits_for?: Who[];
  ended?: Outcome;
  may?: string[];
  fill?: Field[];
  children?: Related[];
  parent?: Related;
  stands?: Standing[];
  room?: string;
  channel?: string;
  message?: string;
}
/** What somebody asked of a bot. `form` is everything filled in, by `action_id`; `state` and `element` are the same, and what was used, as Block Kit tells them. `query` is what was typed into a list whose options the bot serves. */
export interface Interaction {
  id: string;
  kind: "closed" | "command" | "form" | "home" | "message" | "options" | "shortcut" | "tap";
  trigger: string;
  user: Asker;
  channel: string;
  at: string;
  thread?: string;
  message?: Message;
  view?: AppView;
  command?: string;
  args?: Record<string, unknown>;
  callback?: string;
  action?: string;
  block?: string;
  value?: unknown;
  query?: string;
  form?: Record<string, unknown>;
  state?: Record<string, unknown>;
  element?: Record<string, unknown>;
  cleared?: boolean;
}
export interface InteractionOpened { interaction: Interaction }
export interface Journal { lines: JournalLine[]; more: boolean; sealed: JournalSeal }
/** A field of what an act was given; `named` when it points at somebody or something with a name. */
export interface JournalDetail { field: string; value: string; named?: Named }
export interface JournalLine {
  id: number;
  at: string;
  act: string;
  actor: Named;
  details: JournalDetail[];
  via?: string;
  target?: Named;
}
/** Words of an act or a name, or a thing's id; somebody; an act; days of the company's own zone, both included. */
export interface JournalList {
  query?: string | null;
  actor?: string | null;
  act?: string | null;
  target?: string | null;
  since?: string | null;
  until?: string | null;
  before?: number | null;
  company?: string | null;
  limit?: number;
}
/** How far the journal is sealed, since when, and the last signed day with the end of its chain. */
export interface JournalSeal { last: number; at?: string; day?: string; chain?: string }
/** How one person keeps a room, told to their other devices. */
export interface Kept { channel: string; muted: boolean; pinned: boolean }
/** A kind of request as whoever keeps it sees it: the version in force, since when, and how many are under way. */
export interface Kind {
  flow: string;
  label: Words;
  icon: string;
  summary: Words;
  version: number;
  at: string;
  under_way: number;
  steps: number;
}
/** One version of a kind as text, with the lines it changed; `own`: made here, not shipped. */
export interface KindVersion {
  version: number;
  at: string;
  under_way: number;
  own: boolean;
  changes: string[];
  body: string;
}
export interface LastWords { id: string; by: Who; text: string; at: string; words?: Record<string, string> }
export interface LibraryBookBorrow {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookBorrowForm;
  key?: string | null;
}
export type LibraryBookBorrowForm = Record<string, never>;
export interface LibraryBookCreate { form?: LibraryBookCreateForm; key?: string | null }
export interface LibraryBookCreateForm {
  name?: string | null;
  author?: string | null;
  isbn?: string | null;
  price?: number | string | Record<string, string> | null;
  category?: string | null;
}
export interface LibraryBookEdit {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookEditForm;
  key?: string | null;
}
export interface LibraryBookEditForm {
  name?: string | null;
  author?: string | null;
  isbn?: string | null;
  price?: number | string | Record<string, string> | null;
  category?: string | null;
}
export interface LibraryBookLose {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookLoseForm;
  key?: string | null;
}
export type LibraryBookLoseForm = Record<string, never>;
export interface LibraryBookRemind {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookRemindForm;
  key?: string | null;
}
export type LibraryBookRemindForm = Record<string, never>;
export interface LibraryBookRenew {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookRenewForm;
  key?: string | null;
}
export type LibraryBookRenewForm = Record<string, never>;
export interface LibraryBookReserve {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookReserveForm;
  key?: string | null;
}
export type LibraryBookReserveForm = Record<string, never>;
export interface LibraryBookRetire {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookRetireForm;
  key?: string | null;
}
export interface LibraryBookRetireForm { reason?: string | null }
export interface LibraryBookReturn {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookReturnForm;
  key?: string | null;
}
export type LibraryBookReturnForm = Record<string, never>;
export interface LibraryBookUnreserve {
  record?: string;
  no?: string;
  version?: number;
  form?: LibraryBookUnreserveForm;
  key?: string | null;
}
export type LibraryBookUnreserveForm = Record<string, never>;
/** Requests: those I made (`sent`), those that wait for me (`mine`), those I decided (`done`), all I may see. */
export interface List { box?: string; query?: string; before?: string | null; limit?: number }
/** Which kinds of request are there? */
export type ListDefinitions = Record<string, never>;
/** Who stands in for me, and for whom do I? */
export type ListDelegations = Record<string, never>;
/** What have I begun and not sent? */
export type ListDrafts = Record<string, never>;
/** Who holds what of a type, soonest due first; `who` narrows it to one person, `late` to what is overdue. */
export interface ListHoldings { type: string; who?: string; late?: boolean; before?: string; limit?: number }
/** A page of a list; `where` narrows it by listed fields: `[["level", "=", "A"]]`. With `verbs` each record tells what the asker may do with it now. */
export interface ListRecords {
  type: string;
  query?: string;
  where?: [string, string, unknown][];
  sort?: string;
  before?: string;
  limit?: number;
  view?: string;
  verbs?: boolean;
}
/** Every record type of the company: those users built, and those that came with the hub. */
export type ListTypes = Record<string, never>;
/** One event of a channel's log. */
export interface LogEvent {
  channel: string;
  seq: number;
  name: string;
  at: string;
  by: Who;
  data: Record<string, unknown>;
}
/** A line of the log, of warnings and worse. `act_id` is the act's key as the journal holds it. */
export interface LogLine {
  at: string;
  level: string;
  logger: string;
  text: string;
  company?: string;
  act?: string;
  act_id?: string;
  incident?: string;
}
/** What an app is (`manifest.toml`). `for_person` lists the acts it may do for whoever tapped: letting the app in allows them. */
export interface Manifest {
  name: string;
  label: Record<string, string>;
  icon?: string;
  about?: Record<string, string> | null;
  commands?: ManifestCommand[];
  shortcuts?: ManifestShortcut[];
  home?: boolean;
  actions?: string[];
  events?: string[];
  cards?: string[];
  scopes?: string[];
  for_person?: string[];
}
/** An argument of an app's command, of one of the kinds a command's arguments have (hub.kernel.Arg). */
export interface ManifestArg {
  name: string;
  kind?: string;
  required?: boolean;
  rest?: boolean;
  label?: Record<string, string>;
  options?: Record<string, string[]>;
}
/** `names`: the English one first, then the Chinese one, then others. */
export interface ManifestCommand {
  names: string[];
  label?: Record<string, string>;
  icon?: string;
  args?: ManifestArg[];
}
/** Something an app does from the composer's menu (`global`) or from the menu of a message (`message`). */
export interface ManifestShortcut {
  id: string;
  kind: "global" | "message";
  label: Record<string, string>;
  icon?: string;
}
/** Requests, newest first; in `answer` the same as a text, for a command. */
export interface Many { instances: Instance[]; more: boolean; answer: Record<string, unknown> }
export interface Me {
  person: Person;
  company: Named;
  zone: string;
  roles: string[];
  must_change_password: boolean;
  locale: string;
  theme: string;
  settings: Record<string, unknown>;
}
/** How many people moved over, and how many departments that lay directly below. */
export interface Merged { into: Named; people: number; departments: number }
/** A message as it stands. Of a recalled one only the tombstone is left. */
export interface Message {
  id: string;
  channel: string;
  seq: number;
  no: number;
  at: string;
  by: Who;
  text: string;
  mentions: string[];
  reactions: Reaction[];
  pinned: boolean;
  urgent: boolean;
  kind: "message" | "system";
  words?: Record<string, string>;
  alias?: Alias;
  blocks?: Record<string, unknown>[];
  card?: Card;
  files?: FileInfo[];
  thread?: string;
  also?: boolean;
  replies?: Replies;
  edited_at?: string;
  recalled?: Recalled;
  ephemeral?: Ephemeral;
}
export interface MessageChanged { message: Message }
export interface MessagePinned { message: string; pinned: boolean; by: Who }
export interface MessagePosted { message: Message; parent?: Parent }
export interface MessageReacted { message: string; reactions: Reaction[] }
/** Oldest first. `more` continues the way that was asked for (back, unless `after`); `ahead`: newer ones exist. */
export interface Messages { messages: Message[]; more: boolean; ahead: boolean; head: number }
/** Bring over what can be; `basis` cites the rule or instruction. */
export interface Migrate { flow: string; basis: string; nodes?: Record<string, string>; key?: string | null }
/** How many go over, and how many stay. */
export interface Migrated { moved: number; stay: number }
/** What a channel's cursor missed: events, or `limited` (read the snapshot), or `later` (ask again). */
export interface Missed { events?: LogEvent[]; head?: number; limited?: boolean; later?: boolean }
/** An amount as decimal text, and its currency (ISO 4217). */
export interface Money { amount: string; currency: string }
export interface Myself { id: string; name: string; company: string; roles: string[]; locale: string }
/** Something to point at: its id and its name in both languages. */
export interface Named { id: string; name: string; name_en?: string }
/** A node: `silent` when it has not been heard of for a while; `here` when it is the one that answers. */
export interface NodeShape {
  id: string;
  name: string;
  here: boolean;
  silent: boolean;
  started_at: string;
  seen_at: string;
  samples: Sample[];
  slow: SlowConsumer[];
  errors: LogLine[];
  troubles: Trouble[];
}
/** Done; there is nothing to say. */
export type Nothing = Record<string, never>;
/** What I was told, newest first; before a notice's id to page on. */
export interface NoticeList { before?: string | null; limit?: number }
/** I have seen these. */
export interface NoticeRead { notices: string[] }
/** A notice just given. */
export interface NoticeTold { notice: Record<string, unknown> }
/** Notices, newest first. */
export interface Notices { notices: Record<string, unknown>[]; more: boolean }
/** One time a reminder rang: when it was due, whether it came late, how it stands, who finished it and when. */
export interface OccasionShape {
  id: string;
  reminder: string;
  no: string;
  text: string;
  due_at: string;
  state: string;
  late: boolean;
  missed: number;
  by: Named;
  until?: string | null;
  done?: ReminderDone | null;
  channel?: string | null;
  url?: string | null;
}
/** One announcement, by its id or its number. */
export interface OfAnnouncement { announcement?: string | null; no?: string | null }
export interface OfBot { bot: string }
export interface OfChannel { key?: string | null; channel: string }
export interface OfHook { hook: string }
export interface OfMessage { key?: string | null; message: string }
export interface OfView { key?: string | null; view: string }
/** What the bot offers now, in groups where it made groups. */
export interface Offered {
  interaction: string;
  options?: Record<string, unknown>[];
  groups?: Record<string, unknown>[];
}
/** What a command is answered; the record that came of it, where one did. */
export interface OfficeAnswered { answer: RecordsAnswer; record?: Record_ | null }
/** Done; there is nothing to say. */
export type OfficeDone = Record<string, never>;
/** One request with its form, its route and its trail. */
export interface One { instance: Instance }
/** One announcement with its text, and for whoever may see that, how far each department is. */
export interface OneAnnouncement { announcement: AnnouncementShape }
export interface OneCard { card: Card }
export interface OneChannel { channel: Channel }
/** A kind as text, and its versions, the newest first, each with the lines it changed. */
export interface OneDefinition { flow: string; body: string; versions: KindVersion[] }
export interface OneFile { file: FileInfo }
/** An import, and the rows worth looking at. */
export interface OneImport { job: ImportShape; rows?: ImportRow[] }
/** The occurrence as it stands. */
export interface OneOccasion { occasion: OccasionShape; answer: ReminderAnswer }
/** A record and its card, as the asker may see them. The card's `id` is empty until it stands in some room. */
export interface OneRecord { record: Record_; card: Card }
/** A reminder, and in `answer` what a command is answered. */
export interface OneReminder { reminder: ReminderShape; answer: ReminderAnswer }
export interface OneType {
  name: string;
  body: string;
  version: number;
  enabled: boolean;
  yours: boolean;
  history: TypeVersion[];
}
export interface OneView { view: AppView }
/** Every node that serves this database, this one first. `database`: sqlite or postgres. */
export interface Operations { nodes: NodeShape[]; database: string; beat_seconds: number }
/** Nothing to say: everything there is. */
export type OpsLook = Record<string, never>;
/** The same in a few lines of talk. */
export type OpsTell = Record<string, never>;
export interface Option { value: string; label: Words }
/** What a list offers whose options the bot serves, on a card (`message`) or in a dialog (`view`). */
export interface OptionsAsk {
  key?: string | null;
  action: string;
  message?: string | null;
  view?: string | null;
  block?: string | null;
  query?: string;
}
/** Who ended something, when, and in which words. */
export interface Outcome { by: Who; at: string; text?: string }
/** The message an answer was given to, and how its thread now stands. */
export interface Parent { id: string; replies: Replies }
/** The id the file will have, and until when its bytes may come (ms UTC). */
export interface Part { file: string; expires_at: number }
export interface PasswordReset { password: string }
/** What a line is answered, in both languages. */
export interface PeopleAnswered { answer: PeopleSaid }
/** `login` is made from the name when left out. The reply's password works once: it must be changed. */
export interface PeopleCreate {
  key?: string | null;
  name: string;
  name_en?: string;
  login?: string | null;
  no?: string;
  department?: string | null;
  post?: string | null;
  grade?: string | null;
  superior?: string | null;
  phone?: string;
  email?: string;
  locale?: "en" | "zh" | null;
  external?: boolean;
  company?: string | null;
}
export type PeopleDepartments = Record<string, never>;
export interface PeopleDisable { key?: string | null; person: string; reason: string }
/** It is done; there is nothing more to say. */
export type PeopleDone = Record<string, never>;
/** What is left out stays; an empty text takes a value away. */
export interface PeopleEdit {
  key?: string | null;
  person: string;
  name?: string | null;
  name_en?: string | null;
  no?: string | null;
  department?: string | null;
  post?: string | null;
  grade?: string | null;
  superior?: string | null;
  phone?: string | null;
  email?: string | null;
}
export interface PeopleExport { company?: string | null }
/** A table as CSV text, as it may be imported again. */
export interface PeopleExported { csv: string }
/** Part of a name in either language, pinyin, its first letters, or a number; or ids; or a department; or a whole e-mail address. */
export interface PeopleFind {
  query?: string | null;
  ids?: string[] | null;
  email?: string | null;
  department?: string | null;
  kind?: "bot" | "person" | null;
  before?: string | null;
  limit?: number;
}
export interface PeopleFound { people: Person[]; more: boolean }
/** Give a role to a person, or to a post (then it follows whoever holds the post). Why must be said. `role` is its code, or what it is called in either language. */
export interface PeopleGrant {
  key?: string | null;
  leader?: string | null;
  opinion?: string;
  role: string;
  reason: string;
  person?: string | null;
  post?: string | null;
  company?: string | null;
}
/** An organisation with a heading row in Chinese or English, as CSV text, or as a CSV or XLSX file in base64. `dry` only tells what would happen. Roles the file gives anew need a leader's opinion, like any other. */
export interface PeopleImport {
  key?: string | null;
  leader?: string | null;
  opinion?: string;
  csv?: string;
  file?: string;
  dry?: boolean;
  company?: string | null;
}
export interface PeopleKept { id: string }
export type PeopleMe = Record<string, never>;
/** Who came or went, by whose hand, and how many are there now. */
export interface PeopleMoved { people: Who[]; by: Who; total: number }
/** `everywhere` also ends every session this person has. */
export interface PeoplePassword { key?: string | null; old: string; new: string; everywhere?: boolean }
export type PeoplePosts = Record<string, never>;
/** What is wrong with one cell of an imported file. Rows count from 1, the headings being row 1. */
export interface PeopleProblem { row: number; column: string; reason: string; words: string }
/** Start somebody's password anew: all their sessions end, the reply's password works once. */
export interface PeopleReset { key?: string | null; person: string }
export interface PeopleRevoke {
  key?: string | null;
  leader?: string | null;
  opinion?: string;
  role: string;
  reason: string;
  person?: string | null;
  post?: string | null;
  company?: string | null;
}
/** `past` also shows what was revoked. */
export interface PeopleRoles { past?: boolean }
export interface PeopleSaid { text: Record<string, unknown> }
/** What is left out stays. `settings` are a client's own preferences, merged key by key; null removes one. */
export interface PeopleSettings {
  key?: string | null;
  locale?: "en" | "zh" | null;
  theme?: "dark" | "light" | "system" | null;
  tint?: number | null;
  status?: string | null;
  avatar?: string | null;
  settings?: Record<string, string | number | boolean | null> | null;
}
export interface PeopleTell { query: string }
/** One row of the permission change table. `move` and `leave` follow from a change of post and from leaving. */
export interface PermissionChange {
  id: string;
  at: string;
  kind: "grant" | "leave" | "move" | "revoke";
  holder: Named;
  role: string;
  reason: string;
  opinion: string;
  by: Named;
  before: string[];
  after: string[];
  leader?: Named;
}
export interface PermissionChanges { changes: PermissionChange[]; more: boolean }
/** Words of a name, role, reason or opinion; one person or post; the latest first, on from `before`. */
export interface PermissionList {
  query?: string | null;
  person?: string | null;
  before?: string | null;
  company?: string | null;
  limit?: number;
}
export type PermissionRights = Record<string, never>;
/** A person or bot as others see them. What this reader may not see is left out; a phone may be masked. */
export interface Person {
  id: string;
  name: string;
  name_en: string;
  kind: "bot" | "person";
  initials: string;
  pinyin: string;
  tint: number;
  presence: Presence;
  gone: boolean;
  external: boolean;
  no?: string;
  login?: string;
  avatar?: string;
  department?: Named;
  post?: Named;
  grade?: Named;
  superior?: Named;
  phone?: string;
  email?: string;
  status?: string;
}
export interface PersonChanged { person: Person }
export interface PersonCreated { person: Person; login: string; password: string }
/** A person as they now are, told to themselves: another of their devices changed something. */
export interface PersonEvent {
  person: Person;
  roles: string[];
  locale: string;
  theme: string;
  settings: Record<string, unknown>;
}
/** My day, parts with nothing in them left out. */
export interface Portal { day: string; parts: PortalPart[] }
/** One thing: what it is, where it opens, and a word about it. */
export interface PortalLine { text: Words; to: string; note?: Words }
/** My day: what waits for me, what is due today, what I have not read, what I asked for. */
export type PortalMine = Record<string, never>;
/** Things of a kind: how many there are, the first of them, and where all are. `told` elsewhere each morning. */
export interface PortalPart {
  name: string;
  label: Words;
  count: number;
  to: string;
  lines: PortalLine[];
  told?: boolean;
}
/** Say something: a text, files, or (bots) blocks and an alias. `also` shows a thread's answer in the room's own line too. */
export interface Post {
  key?: string | null;
  channel: string;
  text?: string;
  blocks?: Record<string, unknown>[] | null;
  files?: string[];
  thread?: string | null;
  also?: boolean;
  urgent?: boolean;
  alias?: PostAs | null;
}
/** What a bot calls itself in one message, beside its own name; `icon` is an emoji. */
export interface PostAs { name: string; icon?: string | null }
export interface PostCreate { key?: string | null; name: string; name_en?: string }
export interface PostShape { id: string; name: string; name_en: string }
export interface Posted { id: string; channel: string; seq: number; no: number; at: string; duplicate?: boolean }
export interface Posts { posts: PostShape[]; grades: GradeShape[] }
export interface PresenceSet { state: Presence; status?: string | null }
/** Whom would this request pass? */
export interface Preview { flow: string; form?: Record<string, unknown> }
/** What is wrong with a form, in words; `field` when it is one field's. */
export interface Problem { words: string; field?: string }
/** Put this YAML text in force. `basis` cites the rule or instruction, `leader` decides. */
export interface PublishDefinition { body: string; basis: string; leader: string; key?: string | null }
/** Put a description in force. `version` is the one that was changed (0: there was none, or any). */
export interface PublishType {
  key?: string | null;
  leader?: string | null;
  opinion?: string;
  body: string;
  reason: string;
  version?: number;
}
/** The kind, and the version's row when it is in force already. */
export interface Published { flow: string; definition?: string | null }
/** Add what this says: a function by its name, or an address and then what it is to be called. */
export interface QuickAdd { said: string; key?: string | null }
/** What a command is answered, or the path it leads to. */
export interface QuickAnswer { text?: Words; blocks?: Record<string, unknown>[]; open?: string }
/** Where the quick group is put together. */
export type QuickDefine = Record<string, never>;
/** Everything the hub has that I could put there: requests to start, lists of records, commands. */
export type QuickFunctions = Record<string, never>;
/** My entries in order; `suggested` while I have not saved any. */
export interface QuickGroup { items: QuickItem[]; suggested: boolean; answer: QuickAnswer }
/** Something to open: `id` is the function's or the address itself, `to` a path of the hub, or an address outside. `kind` says what it is: a page of the hub, a request to start, a list of records, a command, a link, a program on this computer. */
export interface QuickItem {
  id: string;
  kind: "app" | "command" | "link" | "page" | "records" | "request";
  label: Words;
  icon: string;
  to: string;
  hint?: Words;
}
/** Would this address of my own do, and what would it look like? */
export interface QuickJudge { address: string; label?: Record<string, string> }
/** The entry as it would stand. */
export interface QuickJudged { item: QuickItem }
/** My quick group; the suggested one until I have made it my own. */
export type QuickList = Record<string, never>;
/** Functions under one heading. */
export interface QuickOffer { label: Words; items: QuickItem[] }
/** All functions, by heading. */
export interface QuickOffers { groups: QuickOffer[] }
/** Open the one of this name, of mine first; without a name my list. */
export interface QuickOpen { said?: string }
/** Where to go. */
export interface QuickOpened { answer: QuickAnswer }
/** One entry: a function by its id, or an address with the name I give it, by language. */
export interface QuickPut { function?: string; address?: string; label?: Record<string, string> }
/** Take the one of this name out. */
export interface QuickRemove { said: string; key?: string | null }
/** My quick group from now on, in this order; an empty one is mine too. */
export interface QuickSave { items: QuickPut[]; key?: string | null }
/** `quick.changed`: my entries as they now are. */
export interface QuickTold { items: QuickItem[]; suggested: boolean }
/** An answer only the asker sees, a message that was posted, a form to open, an address of the hub to go to, or a bot that was asked. */
export interface Ran { reply?: Message; posted?: WherePosted; view?: FormView; open?: string; interaction?: string }
export interface React { key?: string | null; message: string; emoji: string }
export interface Reaction { emoji: string; people: string[] }
/** I have read up to here. A position never goes back. */
export interface Read { key?: string | null; channel: string; seq: number }
/** Who has read a message and who has not, of those it was said to; the lists end at 500, the counts do not. */
export interface Readers { read: Person[]; unread: Person[]; read_count: number; unread_count: number }
export interface Recall { key?: string | null; message: string; reason?: string }
export interface Recalled { by: Who; at: string; reason?: string }
export interface RecordColumn { name: string; label: Words }
/** What happened to one record, by its id or number; `before` is the `more` of the page before. */
export interface RecordHistory { type: string; record: string; before?: number; limit?: number }
/** `more` is the `before` of the next page; `total` is told on the first page while it is countable. */
export interface RecordPage { records: Record_[]; names: Record<string, string>; more?: string; total?: number | null }
export interface RecordState {
  text: string;
  words?: Record<string, string>;
  code: string;
  tone: Tone;
  mark: "dot" | "ring" | "square";
}
/** Records that may be meant, best first: `{id, no, insert, label, hint, icon}`. */
export interface RecordSuggestions { suggestions: Record<string, unknown>[] }
/** A record type described for screens that draw any; `moves` tells where each action leads from each state. */
export interface RecordType {
  name: string;
  slash: string[];
  label: Words;
  icon: string;
  tone: Tone;
  fields: Field[];
  states: RecordState[];
  actions: CardAction[];
  moves: Record<string, Record<string, string>>;
  traits: string[];
  views: RecordView[];
  keeper?: string;
}
/** All record types the asker may use. */
export type RecordTypes = Record<string, never>;
export interface RecordView { name: string; label: Words; columns: RecordColumn[]; where?: unknown[]; sort?: string }
/** A record as one reader may see it; `masked` names fields that are hidden from them, `verbs` what they may do, `late` whether somebody has it longer than they should. */
export interface Record_ {
  id: string;
  no: string;
  type: string;
  title: string;
  state: string;
  values: Record<string, unknown>;
  version: number;
  owner?: string;
  masked?: string[];
  verbs?: string[];
  late?: boolean;
}
/** What a command shows whoever typed it: a text, a bound card to draw, blocks, or a form to open. */
export interface RecordsAnswer {
  text?: Record<string, unknown> | null;
  card?: Card | null;
  blocks?: Record<string, unknown>[];
  view?: FormView | null;
}
/** Lines, the latest first; `more` is the `before` of the next page. */
export interface RecordsHistory { lines: HistoryLine[]; names: Record<string, string>; more?: number }
/** A record as an act left it, and its card. */
export interface RecordsKept { record: Record_; card: Card; answer?: RecordsAnswer | null }
/** Why not: a stable code, and the sentence for this person. */
export interface RefusedBody {
  reason: string;
  words: string;
  field?: string;
  details?: Record<string, unknown>;
  retry_after?: number;
}
/** A file of config/modules that was not taken, and why: what was in force before still is. */
export interface RefusedFile { file: string; at: string; problems: TypeProblem[] }
/** A request within another, or around it. */
export interface Related { id: string; no: string; title: Words; state: string }
/** The thing a reminder is about: one that has a card, such as a record or a request. */
export interface ReminderAbout { kind: string; id: string }
/** What a command is answered, or a page says: how it was understood, and what came of it. */
export interface ReminderAnswer { text: Words }
/** Take a reminder away, by its id or its number; it does not ring again. */
export interface ReminderCancel { reminder?: string | null; no?: string | null; key?: string | null }
/** Set a reminder: either `line` says it all (`@Lin every friday 16:30 file the report`), or each part is given. `when` says the time in words, `rule` exactly. For myself, unless `to` names a person, or `room` says that it is for everybody in `channel`, where this was asked. `form` holds the same as the form behind the command sends it. */
export interface ReminderCreate {
  line?: string;
  text?: string;
  when?: string;
  rule?: ReminderRule | null;
  to?: string | null;
  room?: boolean;
  channel?: string | null;
  message?: string | null;
  thing?: ReminderAbout | null;
  working?: boolean;
  organisation?: boolean;
  form?: Record<string, unknown>;
  key?: string | null;
}
/** Who did it, and when. */
export interface ReminderDone { by: Named; at: string }
/** Change the words or the time of a reminder, by its id or its number. What is left out stays. */
export interface ReminderEdit {
  reminder?: string | null;
  no?: string | null;
  text?: string;
  when?: string;
  rule?: ReminderRule | null;
  organisation?: boolean | null;
  key?: string | null;
}
/** What I was reminded of is done: this time, when it repeats. */
export interface ReminderFinish { occasion: string; key?: string | null }
/** My reminders: those to come with those that rang and wait (`upcoming`), or those done (`done`). */
export interface ReminderList { box?: "done" | "upcoming"; before?: string | null; limit?: number }
/** Not now: remind me again of this one time. A repeating reminder keeps its own times. */
export interface ReminderPutOff {
  occasion: string;
  until: "hour" | "next_week" | "ten" | "tomorrow";
  key?: string | null;
}
/** The clock: this reminder's time (ms UTC) has come. */
export interface ReminderRing { reminder: string; at: number }
/** The clock: the time (ms UTC) until which one occurrence was put off has come. */
export interface ReminderRingAgain { occasion: string; at: number }
/** A time of the clock on the wall, in the zone (IANA; the company's, when none is named) it is meant in. `date` (2026-11-27) for a single one, `weekdays` (Monday is 0) for a weekly one, `month_day` for a monthly one, where 31 is always the last, and with `month` for a yearly one. `nth` with a weekday is that one of the month (5: its last); `interval` every so many weeks from the week of `date` on. `working` keeps to the company's working days. */
export interface ReminderRule {
  repeat: "daily" | "monthly" | "once" | "weekly" | "yearly";
  time: string;
  date?: string | null;
  weekdays?: number[];
  month_day?: number;
  interval?: number;
  nth?: number;
  month?: number;
  working?: boolean;
  zone?: string | null;
}
/** A reminder as it stands: what, when it rings next, how often in words, for whom, by whom, what I may do. */
export interface ReminderShape {
  id: string;
  no: string;
  text: string;
  says: Words;
  rule: ReminderRule;
  state: string;
  by: Named;
  organisation: boolean;
  next_at?: string | null;
  to?: Named | null;
  channel?: string | null;
  url?: string | null;
  may?: string[];
}
/** Reminders and occurrences; in `answer` the same as a text, for a command. */
export interface Reminders {
  reminders: ReminderShape[];
  occasions: OccasionShape[];
  more: boolean;
  answer: ReminderAnswer;
}
/** How a thread stands: its answers, the last one's time, and who answered, latest first. */
export interface Replies { count: number; last_at: string; people: string[] }
/** How the characters `from` … `to` were understood. */
export interface Resolved { from: number; to: number; text: string }
/** Cursors: channel → the last seq one has. At most 1,000. */
export interface ResumeFrom { cursors: Record<string, number> }
/** What was missed, channel by channel; `gone` are those one is no longer in. */
export interface Resumed { channels: Record<string, Missed>; gone: string[] }
export interface Revoked { sessions: string[] }
/** Who may try an act at all: any person, any bot, or holders of these roles. The handler judges the rest. */
export interface RightOfAct { act: string; reads: boolean; person: boolean; bot: boolean; roles: string[] }
export interface Rights { acts: RightOfAct[] }
/** What a line or the form behind it holds: person, role, leader, opinion, reason. */
export interface RoleChange { key?: string | null; form: Record<string, unknown> }
export type RoleList = Record<string, never>;
export interface Roles { roles: Named[]; grants: GrantShape[] }
export interface RoomChanged { channel: RoomFacts }
/** What everyone in a room may know of it. */
export interface RoomFacts {
  id: string;
  kind: ChannelKind;
  name: string;
  topic: string;
  people: number;
  archived: boolean;
  icon?: string;
}
/** The steps a request would pass with the people found for each, and what is wrong with its form. */
export interface Route {
  route: RouteStop[];
  problems: Problem[];
  values?: Record<string, unknown>;
  choices?: Record<string, Record<string, unknown>[]>;
}
/** Somebody's part in a step. */
export interface RoutePerson {
  id: string;
  name: string;
  kind?: "bot" | "clock" | "person";
  state?: string;
  text?: string;
  at?: string;
  due?: string;
  provisional?: boolean;
}
/** A step of a request's road; `state` says how far a running one is. */
export interface RouteStop {
  name: Words;
  people: RoutePerson[];
  kind?: string;
  work?: string;
  mode?: string;
  why?: Words;
  due?: string;
  state?: string;
}
/** Run a command line in a channel, or in a thread of it. */
export interface Run { line: string; channel: string; thread?: string | null; key?: string | null }
export interface Said { text: Record<string, unknown> }
/** A node's figures at an instant. Rates are per second since the sample before; sizes are in bytes or MB. */
export interface Sample {
  at: string;
  connections: number;
  people: number;
  deliveries: number;
  acts: number;
  refused: number;
  broken: number;
  commits: number;
  batch: number;
  commit_ms_p50: number;
  commit_ms_p99: number;
  stall_ms_p99: number;
  stall_ms_most: number;
  unsent: number;
  slow: number;
  outbox_waiting: number;
  outbox_age_ms: number;
  timers_overdue: number;
  timer_lateness_ms: number;
  memory_mb: number;
  free_mb: number;
  redis: boolean;
  database: boolean;
}
/** Keep what I have filled in so far; with `draft` in its place. `numbered`: it gets its number now. */
export interface SaveDraft {
  flow: string;
  form?: Record<string, unknown>;
  draft?: string | null;
  numbered?: boolean;
  key?: string | null;
}
/** How a matter ended, by whom, when, and their words. */
export interface Seal { glyph: "approved" | "rejected" | "voided" | "withdrawn"; by: Who; at: string; text?: string }
/** What was put to the bot. `errors` is what it finds wrong, by `block_id` or `action_id`. */
export interface Sent { interaction: string; errors?: Record<string, string> }
/** Words of a name, or part of an address; the last used first, on from `before`. */
export interface SessionEveryone {
  query?: string | null;
  before?: string | null;
  company?: string | null;
  limit?: number;
}
export interface SessionList { person?: string | null }
export interface SessionOfOne { person: Named; session: SessionShape }
/** End one session, or all of a person's. Other people's need the administrator. */
export interface SessionRevoke { key?: string | null; session?: string | null; person?: string | null }
export interface SessionShape {
  id: string;
  device: string;
  address: string;
  bearer: boolean;
  created_at: string;
  seen_at: string;
  expires_at?: string;
}
export interface Sessions { sessions: SessionShape[] }
export interface SessionsOfAll { sessions: SessionOfOne[]; more: boolean }
/** Let `to` stand in for me, both days included; `flows` names the kinds of request, none means all. */
export interface SetDelegation {
  to: string;
  start: string;
  until: string;
  flows?: string[];
  reason?: string;
  key?: string | null;
}
export type ShortcutList = Record<string, never>;
/** Call an app by one of its shortcuts: from a room, or for a message in it. */
export interface ShortcutRun {
  key?: string | null;
  bot: string;
  shortcut: string;
  channel?: string | null;
  thread?: string | null;
  message?: string | null;
}
export interface ShortcutSent { interaction: string; errors?: Record<string, string> }
export interface ShortcutShape { bot: Who; id: string; kind: string; label: Record<string, string>; icon: string }
export interface Shortcuts { shortcuts: ShortcutShape[] }
/** The value of another field with which alone a field is shown. */
export interface ShownWith { field: string; value: string }
/** What may be lost. */
export interface Signal { name: string; data: Record<string, unknown> }
/** Somebody whose line does not take what it is sent. `behind`: events it waits for; `unsent`: bytes. */
export interface SlowConsumer { company: string; person: string; name: string; unsent: number; behind: number }
/** A step a request stands in: whom it waits for, since when, until when. */
export interface Standing { people: Who[]; since: string; step?: Words; due?: string; late?: boolean }
/** The request as it stands, and its card as I see it. A new one says where its card stands among my colleagues; a step taken, in `answer`, what a command is answered. */
export interface Stands {
  instance: string;
  no: string;
  state: string;
  card: Card;
  channel?: string | null;
  message?: string | null;
  answer?: Record<string, unknown> | null;
}
/** Ask for something. `channel`: where it was asked, when it was asked in one; `draft`: what it was kept as. */
export interface Start {
  flow: string;
  form?: Record<string, unknown>;
  channel?: string | null;
  draft?: string | null;
  key?: string | null;
}
/** A step, by its id and its name. */
export interface StepName { id: string; name: Words }
/** Something to put in place of the characters `from` … `to` of the line. */
export interface Suggestion { insert: string; label: string; from: number; to: number; hint?: string; icon?: string }
/** How a command is written; `at` is the index of the argument being typed, past the end when all are given. */
export interface Syntax { command: string; summary: Words; args: SyntaxArg[]; at: number }
/** One argument of a command. */
export interface SyntaxArg { name: string; label: Words; kind: string; required: boolean }
/** Take a step with a request, named by its id or its number. `version` is the one I saw. `to` or `people`: whom it goes to; `of`: in whose place, or whom it is about; `node`: to which step (empty: its asker); `way`: how a returned request comes back; `order`: how an added signer stands; `form`: the form corrected. */
export interface Take {
  instance?: string | null;
  no?: string | null;
  text?: string;
  to?: string | null;
  people?: string[];
  of?: string | null;
  node?: string | null;
  way?: "rerun" | "straight";
  order?: "after" | "before" | "beside";
  form?: Record<string, unknown> | null;
  version?: number | null;
  key?: string | null;
}
/** The card's new face for this person; for a bot's free card, what was put to the bot, and what it finds wrong. */
export interface Tapped { card?: Card; interaction?: string; errors?: Record<string, string> }
export interface TasksTaskAccept {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskAcceptForm;
  key?: string | null;
}
export type TasksTaskAcceptForm = Record<string, never>;
export interface TasksTaskCancel {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskCancelForm;
  key?: string | null;
}
export type TasksTaskCancelForm = Record<string, never>;
export interface TasksTaskConfirm {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskConfirmForm;
  key?: string | null;
}
export interface TasksTaskConfirmForm { remark?: string | null }
export interface TasksTaskCreate { form?: TasksTaskCreateForm; key?: string | null }
export interface TasksTaskCreateForm {
  name?: string | null;
  assignee?: string | null;
  due?: string | null;
  priority?: string | null;
  note?: string | null;
  parent?: string | null;
  supervisor?: string | null;
  files?: string[] | string | null;
  source?: string | null;
}
export interface TasksTaskDecline {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskDeclineForm;
  key?: string | null;
}
export interface TasksTaskDeclineForm { remark?: string | null }
export interface TasksTaskEdit {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskEditForm;
  key?: string | null;
}
export interface TasksTaskEditForm {
  name?: string | null;
  due?: string | null;
  priority?: string | null;
  note?: string | null;
  parent?: string | null;
  supervisor?: string | null;
  files?: string[] | string | null;
  source?: string | null;
}
export interface TasksTaskFinish {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskFinishForm;
  key?: string | null;
}
export interface TasksTaskFinishForm { remark?: string | null }
export interface TasksTaskReassign {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskReassignForm;
  key?: string | null;
}
export interface TasksTaskReassignForm { assignee?: string | null; remark?: string | null }
export interface TasksTaskRemind {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskRemindForm;
  key?: string | null;
}
export type TasksTaskRemindForm = Record<string, never>;
export interface TasksTaskReopen {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskReopenForm;
  key?: string | null;
}
export interface TasksTaskReopenForm { remark?: string | null }
export interface TasksTaskReport {
  record?: string;
  no?: string;
  version?: number;
  form?: TasksTaskReportForm;
  key?: string | null;
}
export interface TasksTaskReportForm { progress?: number | string | null; remark?: string | null }
export interface Thing { kind: string; id: string }
export interface Ticket { file: string; secret: string }
/** What waits for somebody, and how it was settled. */
export interface Todo {
  id: string;
  kind: string;
  box: "copied" | "done" | "mine" | "read" | "sent";
  title: Words;
  no: string;
  thing: Thing;
  icon: string;
  by: Who;
  opened_at: string;
  state: "approved" | "cancelled" | "pending" | "rejected" | "superseded" | "transferred";
  provisional?: boolean;
  overdue?: boolean;
  urgent?: boolean;
  urged?: boolean;
  fact?: Words;
  step?: Words;
  due_at?: string;
  decided?: Outcome;
  card?: string;
  channel?: string;
  message?: string;
  version?: number;
}
/** One of five boxes: `mine`, `read`, `sent`, `done`, `copied`. `done: true` is short for that box. */
export interface TodoList { box?: string; kind?: string | null; done?: boolean; limit?: number; offset?: number }
/** A to-do as it stands: opened, urged, closed. */
export interface TodoTold { todo: Todo }
/** To-dos, and how many lie in each box. */
export interface Todos { todos: Todo[]; more: boolean; counts: Record<string, number> }
/** Where the channel's log stands after the act. */
export interface Told { seq: number }
/** One line of a request's trail: who did what, at which step. */
export interface TrailLine {
  at: string;
  by: Who;
  act: string;
  no?: number;
  words?: Words;
  text?: string;
  via?: string;
  node?: Words;
  to?: Who;
  onto?: Words;
  reason?: Words;
  message?: string;
  changes?: Changed[];
  seal?: string;
  same?: boolean;
}
/** A station on the road of a matter: done, here, to come, refused or skipped. */
export interface TrailStop {
  name: Words;
  state: "done" | "here" | "refused" | "skipped" | "todo";
  person?: string;
  note?: Words;
  at?: string;
  due?: string;
}
/** A line for each request; the steps of the new version; and those of the old it does not know. */
export interface Trial { trials: TrialLine[]; steps: StepName[]; unknown: StepName[] }
/** What would become of one request in the version in force: where it stands and would stand, what is against it. */
export interface TrialLine {
  id: string;
  no: string;
  title: Words;
  state: string;
  stands: Words[];
  to: Words[];
  skipped: Words[];
  obstacles: Words[];
}
export interface Trouble { code: string; words: Record<string, string> }
/** What would become of each? */
export interface TryMigration { flow: string; nodes?: Record<string, string> }
export interface TypeKept { name: string; version: number }
/** The kinds of request, with their forms and commands. */
export interface TypeList { types: FlowType[] }
/** What is wrong with a description: its line (0: the whole of it) and a sentence. */
export interface TypeProblem { line: number; text: Words }
/** One line of a type's history, and what it changed. */
export interface TypeVersion {
  version: number;
  what: string;
  at: string;
  by: Named;
  reason: string;
  opinion: string;
  file: string;
  changes: string[];
  body: string;
  leader?: Named;
}
/** Which requests may I make? */
export type Types = Record<string, never>;
export interface Typing { channel: string; thread?: string | null }
/** A dialog or a home page as the person it is for gets it. `interaction` is what it answers: it belongs on the screen that asked. `previous` lies below it; of a closed one nothing but its id is left. */
export interface View {
  id: string;
  type: string;
  app: Who;
  channel: string;
  root: string;
  depth: number;
  hash: string;
  opened_at: string;
  until: string;
  title: Record<string, unknown>;
  blocks: Record<string, unknown>[];
  interaction?: string;
  previous?: string;
  submit?: Record<string, unknown>;
  close?: Record<string, unknown>;
  submit_disabled?: boolean;
  clear_on_close?: boolean;
  closed?: boolean;
}
/** A dialog or a home page as its bot composes it, with the names Block Kit has for its parts. */
export interface ViewBody {
  blocks: Record<string, unknown>[];
  type?: string;
  title?: Record<string, unknown> | string;
  submit?: Record<string, unknown> | string | null;
  close?: Record<string, unknown> | string | null;
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
  submit_disabled?: boolean;
}
/** Close a dialog without sending it; `all` closes those below it too. */
export interface ViewDismiss { key?: string | null; view: string; all?: boolean }
/** `view.closed`. */
export interface ViewGone { view: string }
/** Dialogs open for me, oldest first; or the home page of a bot. */
export interface ViewList { bot?: string | null }
/** Open a dialog for whoever gave this trigger; a trigger opens one, within five minutes. */
export interface ViewOpen { key?: string | null; trigger: string; view: ViewBody }
/** Set what a person sees on the bot's home page. */
export interface ViewPublish { key?: string | null; person: string; view: ViewBody; hash?: string | null }
export interface ViewSubmit { key?: string | null; view: string; values?: Record<string, Record<string, unknown>> }
/** A button or a list in a dialog was used; `values` is everything filled in so far. */
export interface ViewTap {
  key?: string | null;
  view: string;
  action: string;
  block?: string | null;
  value?: string | (string | Record<string, unknown>)[] | number | Record<string, unknown> | null;
  values?: Record<string, Record<string, unknown>>;
}
/** `view.opened`, `view.changed`. */
export interface ViewTold { view: View }
/** Change a dialog of one's own, by its id or the `external_id` it was given. `hash`: only if it still is that. */
export interface ViewUpdate {
  key?: string | null;
  view: ViewBody;
  view_id?: string | null;
  external_id?: string | null;
  hash?: string | null;
}
export interface Views { views: View[] }
/** What is under way? Narrowed by kind, by state, by whom it waits for, to what is late; the oldest first. */
export interface Watch {
  query?: string;
  flow?: string | null;
  state?: "returned" | "running" | "suspended" | null;
  person?: string | null;
  late?: boolean;
  after?: string | null;
  limit?: number;
}
/** Requests under way with where each stands, and how many there are of each sort; in `answer` for a command. */
export interface Watched {
  instances: Instance[];
  more: boolean;
  counts: Record<string, number>;
  answer: Record<string, unknown>;
}
/** A message the command posted. */
export interface WherePosted { channel: string; message: string }
/** Say something to one person of a room alone: seen by them until they dismiss it, for a day, or until an hour within a week. */
export interface Whisper {
  key?: string | null;
  channel: string;
  person: string;
  text?: string;
  blocks?: Record<string, unknown>[] | null;
  thread?: string | null;
  until?: string | null;
}
export interface Whispered { message: string; at: string }
/** Whoever did something. The name is a hint: it may have changed since. */
export interface Who { id: string; name: string; kind?: "bot" | "clock" | "person" }
/** A customer all around; in `answer` the same for a command. */
export interface Whole {
  no: string;
  title: string;
  contacts: number;
  followups: number;
  requests: WholeRequest[];
  rooms: WholeRoom[];
  files: WholeFile[];
  history: WholeLine[];
  answer: Record<string, unknown>;
}
/** A file that was said about it, and where. */
export interface WholeFile {
  id: string;
  name: string;
  size: number;
  url: string;
  message: string;
  by: Named;
  at: string;
}
/** Something that was done with it: what, by whom, when. */
export interface WholeLine { act: Words; by: Named; at: string }
/** A request that names the customer. */
export interface WholeRequest { id: string; no: string; title: Words; state: Words; at: string }
/** A room its card stands in, which I am in too. */
export interface WholeRoom { channel: string; name: string }
/** A text of the hub's own: in the company's language, and in each reader's. */
export interface Words { text: string; words?: Record<string, string> }
/** Every act: what goes in, what comes back. */
export interface Acts {
  "announcement.chase": { in: AnnouncementChange; out: AnnouncementStands };
  "announcement.decline": { in: AnnouncementDecline; out: AnnouncementStands };
  "announcement.export": { in: OfAnnouncement; out: AnnouncementEvidence };
  "announcement.form": { in: AnnouncementBlank; out: AnnouncementBlankForm };
  "announcement.get": { in: OfAnnouncement; out: OneAnnouncement };
  "announcement.list": { in: AnnouncementList; out: AnnouncementsFound };
  "announcement.names": { in: AnnouncementChange; out: AnnouncementDone };
  "announcement.read": { in: AnnouncementRead; out: AnnouncementStands };
  "announcement.readers": { in: AnnouncementReaders; out: AnnouncementRoll };
  "announcement.recall": { in: AnnouncementRecall; out: AnnouncementStands };
  "announcement.replace": { in: AnnouncementReplace; out: AnnouncementStands };
  "announcement.send": { in: AnnouncementSend; out: AnnouncementStands };
  "announcement.sign": { in: AnnouncementSign; out: AnnouncementStands };
  "app.answer": { in: AppAnswer; out: ChatAnswered };
  "app.describe": { in: AppDescribe; out: Done };
  "app.home": { in: HomeOpen; out: HomeOpened };
  "app.homes": { in: HomeList; out: Homes };
  "app.register": { in: AppRegister; out: Done };
  "app.shortcut": { in: ShortcutRun; out: ShortcutSent };
  "app.shortcuts": { in: ShortcutList; out: Shortcuts };
  "bot.create": { in: BotCreate; out: BotToken };
  "bot.list": { in: BotList; out: Bots };
  "bot.revoke": { in: OfBot; out: Done };
  "bot.rotate": { in: OfBot; out: BotToken };
  "calendar.announce": { in: CalendarAnnounce; out: PeopleDone };
  "calendar.list": { in: CalendarList; out: CalendarYear };
  "calendar.set": { in: CalendarSet; out: PeopleDone };
  "card.options": { in: OptionsAsk; out: Offered };
  "card.tap": { in: CardTap; out: Tapped };
  "card.view": { in: CardView; out: OneCard };
  "channel.archive": { in: OfChannel; out: Told };
  "channel.create": { in: ChannelCreate; out: OneChannel };
  "channel.edit": { in: ChannelEdit; out: Told };
  "channel.get": { in: ChannelGet; out: ChannelDetail };
  "channel.invite": { in: ChannelPeople; out: Told };
  "channel.join": { in: OfChannel; out: Told };
  "channel.leave": { in: OfChannel; out: Told };
  "channel.list": { in: ChannelList; out: Channels };
  "channel.mute": { in: ChannelSwitch; out: Done };
  "channel.pin_top": { in: ChannelSwitch; out: Done };
  "channel.remove": { in: ChannelPeople; out: Told };
  "chat.dismiss": { in: OfMessage; out: Done };
  "chat.edit": { in: Edit; out: Told };
  "chat.history": { in: History; out: Messages };
  "chat.pin": { in: OfMessage; out: Told };
  "chat.post": { in: Post; out: Posted };
  "chat.react": { in: React; out: Told };
  "chat.read": { in: Read; out: HasRead };
  "chat.readers": { in: AskReaders; out: Readers };
  "chat.recall": { in: Recall; out: Told };
  "chat.search": { in: FindMessages; out: Hits };
  "chat.unpin": { in: OfMessage; out: Told };
  "chat.unreact": { in: React; out: Told };
  "chat.whisper": { in: Whisper; out: Whispered };
  "command.complete": { in: Complete; out: Completion };
  "command.list": { in: CommandList; out: CommandsFound };
  "command.run": { in: Run; out: Ran };
  "company.edit": { in: CompanyEdit; out: CompanyShape };
  "company.get": { in: CompanyGet; out: CompanyShape };
  "crm.contact.create": { in: CrmContactCreate; out: RecordsKept };
  "crm.contact.edit": { in: CrmContactEdit; out: RecordsKept };
  "crm.contact.vcard": { in: CardOut; out: OfficeAnswered };
  "crm.customer.assign": { in: CustomerAssign; out: OfficeAnswered };
  "crm.customer.create": { in: CrmCustomerCreate; out: RecordsKept };
  "crm.customer.edit": { in: CrmCustomerEdit; out: RecordsKept };
  "crm.customer.page": { in: CustomerPage; out: CustomerDetail };
  "crm.customer.transfer": { in: CrmCustomerTransfer; out: RecordsKept };
  "crm.customer.whole": { in: CustomerWhole; out: Whole };
  "crm.dup.apart": { in: DupApart; out: DupDone };
  "crm.dup.check": { in: DupCheck; out: DupFound };
  "crm.dup.compare": { in: DupCompare; out: DupCompared };
  "crm.dup.list": { in: DupList; out: DupPairs };
  "crm.dup.merge": { in: DupMerge; out: DupDone };
  "crm.dup.undo": { in: DupUndo; out: DupDone };
  "crm.export": { in: ExportAsked; out: Exported };
  "crm.followup.assign": { in: CrmFollowupAssign; out: RecordsKept };
  "crm.followup.create": { in: CrmFollowupCreate; out: RecordsKept };
  "crm.followup.drop": { in: CrmFollowupDrop; out: RecordsKept };
  "crm.followup.edit": { in: CrmFollowupEdit; out: RecordsKept };
  "crm.followup.finish": { in: CrmFollowupFinish; out: RecordsKept };
  "crm.followup.log": { in: FollowupLog; out: OfficeAnswered };
  "crm.followup.plan": { in: FollowupPlan; out: OfficeAnswered };
  "crm.followup.put_off": { in: FollowupPutOff; out: OfficeAnswered };
  "crm.followup.undo": { in: FollowupUndo; out: OfficeAnswered };
  "crm.import.ask": { in: ImportAsk; out: OfficeAnswered };
  "crm.import.back": { in: ImportStep; out: CrmDone };
  "crm.import.get": { in: ImportGet; out: OneImport };
  "crm.import.list": { in: ImportList; out: Imports };
  "crm.import.preview": { in: ImportPreview; out: ImportPreviewed };
  "crm.import.start": { in: ImportStart; out: OneImport };
  "crm.import.step": { in: ImportStep; out: CrmDone };
  "crm.import.undo": { in: ImportUndo; out: OfficeAnswered };
  "delegation.end": { in: EndDelegation; out: Delegated };
  "delegation.list": { in: ListDelegations; out: Delegations };
  "delegation.set": { in: SetDelegation; out: Delegated };
  "department.create": { in: DepartmentCreate; out: DepartmentKept };
  "department.edit": { in: DepartmentEdit; out: DepartmentKept };
  "department.merge": { in: DepartmentMerge; out: Merged };
  "digest.set": { in: DigestSet; out: DigestState };
  "draft.drop": { in: DropDraft; out: FlowDone };
  "draft.list": { in: ListDrafts; out: Drafts };
  "draft.save": { in: SaveDraft; out: Drafted };
  "file.begin": { in: FileBegin; out: Part };
  "file.forget": { in: FileForget; out: Forgotten };
  "file.get": { in: FileGet; out: OneFile };
  "file.ticket": { in: FileTicket; out: Ticket };
  "flow.add_sign": { in: Take; out: Stands };
  "flow.advise": { in: Take; out: Stands };
  "flow.answer": { in: Answer; out: FlowDone };
  "flow.approve": { in: Take; out: Stands };
  "flow.ask": { in: Take; out: Stands };
  "flow.change": { in: Take; out: Stands };
  "flow.check": { in: CheckDefinition; out: Checked };
  "flow.claim": { in: Take; out: Stands };
  "flow.comment": { in: Take; out: Stands };
  "flow.decide": { in: Decide; out: Stands };
  "flow.definition": { in: GetDefinition; out: OneDefinition };
  "flow.definitions": { in: ListDefinitions; out: DefinitionList };
  "flow.delegate": { in: Take; out: Stands };
  "flow.figures": { in: AskFigures; out: FigureTable };
  "flow.fill": { in: Fill; out: Stands };
  "flow.get": { in: Get; out: One };
  "flow.give_up": { in: Take; out: Stands };
  "flow.jump": { in: Take; out: Stands };
  "flow.list": { in: List; out: Many };
  "flow.migrate": { in: Migrate; out: Migrated };
  "flow.preview": { in: Preview; out: Route };
  "flow.publish": { in: PublishDefinition; out: Published };
  "flow.reject": { in: Take; out: Stands };
  "flow.remove_sign": { in: Take; out: Stands };
  "flow.reopen": { in: Take; out: Stands };
  "flow.replace": { in: Take; out: Stands };
  "flow.resubmit": { in: Take; out: Stands };
  "flow.resume": { in: Take; out: Stands };
  "flow.retry": { in: Take; out: Stands };
  "flow.return": { in: Take; out: Stands };
  "flow.room": { in: Take; out: Stands };
  "flow.start": { in: Start; out: Stands };
  "flow.suspend": { in: Take; out: Stands };
  "flow.take_back": { in: Take; out: Stands };
  "flow.terminate": { in: Take; out: Stands };
  "flow.transfer": { in: Take; out: Stands };
  "flow.try_migration": { in: TryMigration; out: Trial };
  "flow.types": { in: Types; out: TypeList };
  "flow.unclaim": { in: Take; out: Stands };
  "flow.undo": { in: Take; out: Stands };
  "flow.urge": { in: Take; out: Stands };
  "flow.veto": { in: Take; out: Stands };
  "flow.void": { in: Take; out: Stands };
  "flow.watch": { in: Watch; out: Watched };
  "flow.withdraw": { in: Take; out: Stands };
  "grade.create": { in: GradeCreate; out: PeopleKept };
  "hook.create": { in: HookCreate; out: HookSecret };
  "hook.list": { in: HookList; out: Hooks };
  "hook.revoke": { in: OfHook; out: HookGone };
  "hook.rotate": { in: OfHook; out: HookSecret };
  "journal.list": { in: JournalList; out: Journal };
  "library.book.borrow": { in: LibraryBookBorrow; out: RecordsKept };
  "library.book.create": { in: LibraryBookCreate; out: RecordsKept };
  "library.book.edit": { in: LibraryBookEdit; out: RecordsKept };
  "library.book.lose": { in: LibraryBookLose; out: RecordsKept };
  "library.book.remind": { in: LibraryBookRemind; out: RecordsKept };
  "library.book.renew": { in: LibraryBookRenew; out: RecordsKept };
  "library.book.reserve": { in: LibraryBookReserve; out: RecordsKept };
  "library.book.retire": { in: LibraryBookRetire; out: RecordsKept };
  "library.book.return": { in: LibraryBookReturn; out: RecordsKept };
  "library.book.unreserve": { in: LibraryBookUnreserve; out: RecordsKept };
  "notice.list": { in: NoticeList; out: Notices };
  "notice.read": { in: NoticeRead; out: Nothing };
  "ops.look": { in: OpsLook; out: Operations };
  "ops.tell": { in: OpsTell; out: DoorsAnswered };
  "people.create": { in: PeopleCreate; out: PersonCreated };
  "people.departments": { in: PeopleDepartments; out: Departments };
  "people.disable": { in: PeopleDisable; out: PeopleDone };
  "people.edit": { in: PeopleEdit; out: PersonChanged };
  "people.export": { in: PeopleExport; out: PeopleExported };
  "people.find": { in: PeopleFind; out: PeopleFound };
  "people.grant": { in: PeopleGrant; out: PeopleKept };
  "people.import": { in: PeopleImport; out: Imported };
  "people.me": { in: PeopleMe; out: Me };
  "people.password": { in: PeoplePassword; out: PeopleDone };
  "people.posts": { in: PeoplePosts; out: Posts };
  "people.reset": { in: PeopleReset; out: PasswordReset };
  "people.revoke": { in: PeopleRevoke; out: PeopleDone };
  "people.roles": { in: PeopleRoles; out: Roles };
  "people.settings": { in: PeopleSettings; out: PeopleDone };
  "people.tell": { in: PeopleTell; out: PeopleAnswered };
  "permission.list": { in: PermissionList; out: PermissionChanges };
  "permission.rights": { in: PermissionRights; out: Rights };
  "portal.mine": { in: PortalMine; out: Portal };
  "post.create": { in: PostCreate; out: PeopleKept };
  "presence.set": { in: PresenceSet; out: Done };
  "quick.add": { in: QuickAdd; out: QuickGroup };
  "quick.define": { in: QuickDefine; out: QuickOpened };
  "quick.functions": { in: QuickFunctions; out: QuickOffers };
  "quick.judge": { in: QuickJudge; out: QuickJudged };
  "quick.list": { in: QuickList; out: QuickGroup };
  "quick.open": { in: QuickOpen; out: QuickOpened };
  "quick.remove": { in: QuickRemove; out: QuickGroup };
  "quick.save": { in: QuickSave; out: QuickGroup };
  "record.card": { in: GetRecord; out: OneRecord };
  "record.complete": { in: CompleteRecord; out: RecordSuggestions };
  "record.find": { in: FindRecord; out: Found };
  "record.get": { in: GetRecord; out: OneRecord };
  "record.history": { in: RecordHistory; out: RecordsHistory };
  "record.holdings": { in: ListHoldings; out: HoldingPage };
  "record.list": { in: ListRecords; out: RecordPage };
  "record.types": { in: RecordTypes; out: DescribedTypes };
  "reminder.cancel": { in: ReminderCancel; out: OneReminder };
  "reminder.create": { in: ReminderCreate; out: OneReminder };
  "reminder.done": { in: ReminderFinish; out: OneOccasion };
  "reminder.edit": { in: ReminderEdit; out: OneReminder };
  "reminder.list": { in: ReminderList; out: Reminders };
  "reminder.put_off": { in: ReminderPutOff; out: OneOccasion };
  "reminder.ring": { in: ReminderRing; out: OfficeDone };
  "reminder.ring_again": { in: ReminderRingAgain; out: OfficeDone };
  "resume": { in: ResumeFrom; out: Resumed };
  "role.grant": { in: RoleChange; out: PeopleAnswered };
  "role.list": { in: RoleList; out: PeopleAnswered };
  "role.revoke": { in: RoleChange; out: PeopleAnswered };
  "search.find": { in: Find; out: Hits };
  "session.everyone": { in: SessionEveryone; out: SessionsOfAll };
  "session.list": { in: SessionList; out: Sessions };
  "session.revoke": { in: SessionRevoke; out: Revoked };
  "tasks.task.accept": { in: TasksTaskAccept; out: RecordsKept };
  "tasks.task.cancel": { in: TasksTaskCancel; out: RecordsKept };
  "tasks.task.confirm": { in: TasksTaskConfirm; out: RecordsKept };
  "tasks.task.create": { in: TasksTaskCreate; out: RecordsKept };
  "tasks.task.decline": { in: TasksTaskDecline; out: RecordsKept };
  "tasks.task.edit": { in: TasksTaskEdit; out: RecordsKept };
  "tasks.task.finish": { in: TasksTaskFinish; out: RecordsKept };
  "tasks.task.reassign": { in: TasksTaskReassign; out: RecordsKept };
  "tasks.task.remind": { in: TasksTaskRemind; out: RecordsKept };
  "tasks.task.reopen": { in: TasksTaskReopen; out: RecordsKept };
  "tasks.task.report": { in: TasksTaskReport; out: RecordsKept };
  "todo.list": { in: TodoList; out: Todos };
  "type.check": { in: CheckType; out: CheckedType };
  "type.enable": { in: EnableType; out: TypeKept };
  "type.get": { in: GetType; out: OneType };
  "type.list": { in: ListTypes; out: BuiltTypes };
  "type.publish": { in: PublishType; out: TypeKept };
  "typing": { in: Typing; out: Done };
  "view.close": { in: OfView; out: Done };
  "view.dismiss": { in: ViewDismiss; out: Done };
  "view.list": { in: ViewList; out: Views };
  "view.open": { in: ViewOpen; out: OneView };
  "view.publish": { in: ViewPublish; out: OneView };
  "view.push": { in: ViewOpen; out: OneView };
  "view.submit": { in: ViewSubmit; out: Sent };
  "view.tap": { in: ViewTap; out: Sent };
  "view.update": { in: ViewUpdate; out: OneView };
}
export type ActName = keyof Acts;
/** Every event of a log: its data. */
export interface Events {
  "card.changed": CardChanged;
  "channel.archived": RoomChanged;
  "channel.changed": RoomChanged;
  "channel.created": RoomChanged;
  "channel.entered": Entered;
  "channel.exited": Exited;
  "channel.joined": PeopleMoved;
  "channel.kept": Kept;
  "channel.left": PeopleMoved;
  "chat.dismissed": Dismissed;
  "chat.edited": MessageChanged;
  "chat.pinned": MessagePinned;
  "chat.posted": MessagePosted;
  "chat.reacted": MessageReacted;
  "chat.recalled": MessageChanged;
  "chat.whispered": MessageChanged;
  "interaction.opened": InteractionOpened;
  "notice.given": NoticeTold;
  "person.changed": PersonEvent;
  "quick.changed": QuickTold;
  "todo.closed": TodoTold;
  "todo.opened": TodoTold;
  "view.changed": ViewTold;
  "view.closed": ViewGone;
  "view.opened": ViewTold;
}
export type EventName = keyof Events;
