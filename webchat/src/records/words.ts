/** What lists and pages of records say; names of types and fields come from the hub. */

export const zh = {
  "rec.no_types": "读不到这类记录的说明，稍后再试",
  "rec.unknown": "没有这类记录，或者你不能用",
  "rec.find": "写名称、编号或拼音",
  "rec.total": "共 {n} 项",
  "rec.shown": "已列出 {n} 项",
  "rec.more": "再列一些",
  "rec.empty": "这里没有你能看到的{what}。新建的会列在这里",
  "rec.none": "没有「{query}」。换个词，或新建",
  "rec.new": "{verb}{what}",
  "rec.save": "保存",
  "rec.sort": "按{what}排序",
  "rec.facts": "资料",
  "rec.missing": "没有这条记录，或者你无权查看",
  "rec.missing_hint": "编号对的话，向负责人申请查看。",
  "rec.command": "在聊天里写 {command} 也能打开",
  "rec.saved": "已保存 {no}",
};

export const en: typeof zh = {
  "rec.no_types": "The description of these records cannot be read. Try again later",
  "rec.unknown": "There are no such records, or you may not use them",
  "rec.find": "Name, number or pinyin",
  "rec.total": "{n} in all",
  "rec.shown": "{n} shown",
  "rec.more": "Show more",
  "rec.empty": "There is no {what} here that you may see. New ones are listed here",
  "rec.none": "No “{query}”. Try another word, or create it",
  "rec.new": "{verb}: {what}",
  "rec.save": "Save",
  "rec.sort": "Sort by {what}",
  "rec.facts": "Details",
  "rec.missing": "There is no such record, or you may not see it",
  "rec.missing_hint": "If the number is right, ask its owner to show it to you.",
  "rec.command": "Or write {command} in a chat",
  "rec.saved": "Saved {no}",
};
