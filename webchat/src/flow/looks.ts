/** The ink of a thing by its icon: money and customers indigo, tasks plum, notices cinnabar, the rest pine. */
const inks: Record<string, string> = {
  coin: "indigo",
  contract: "indigo",
  customers: "indigo",
  doc: "plum",
  todo: "plum",
  calendar: "plum",
  board: "plum",
  bell: "amber",
  horn: "cinnabar",
};

export const toneOf = (icon: string): string => inks[icon] ?? "pine";
