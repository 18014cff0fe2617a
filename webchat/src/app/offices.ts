/** Pages of office modules that are no list of records; their words come with the pages. */

export interface OfficePage {
  id: string;
  to: string;
  icon: string;
  tone: string;
  /** Keys of its name and of what it is for. */
  word: string;
  hint: string;
}

export const offices: readonly OfficePage[] = [
  { id: "announcements", to: "/apps/announcements", icon: "horn", tone: "cinnabar", word: "ann.title", hint: "ann.hint" },
  { id: "reminders", to: "/apps/reminders", icon: "bell", tone: "amber", word: "rem.title", hint: "rem.hint" },
  { id: "quick", to: "/apps/quick", icon: "bolt", tone: "pine", word: "quick.define", hint: "quick.define_hint" },
];
