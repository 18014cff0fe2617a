/** The reactions at hand: those this person used last, then the usual ones. */

import { ref } from "vue";

export const usual = [
  "👍", "👌", "✅", "👀", "🎉", "🙏", "❤️", "😄", "😂", "🤝", "💪", "👏", "🔥", "💯", "🚀", "⭐", "☕", "🌹", "🎯", "📌",
  "😊", "🤔", "😅", "😭", "😮", "😢", "😡", "🙄", "😴", "🤒", "👎", "❌", "❓", "❗", "⏳", "💡", "💰", "📈", "📦", "🚚",
] as const;

const kept = JSON.parse(localStorage.getItem("emoji") ?? "[]") as string[];
export const recent = ref<string[]>(kept.filter((one) => typeof one === "string").slice(0, 8));

export function used(emoji: string): void {
  recent.value = [emoji, ...recent.value.filter((one) => one !== emoji)].slice(0, 8);
  localStorage.setItem("emoji", JSON.stringify(recent.value));
}
