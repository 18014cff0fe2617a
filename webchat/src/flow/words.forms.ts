/** What forms, their tables and drafts say. */

export const zh = {
  "flow.not_sent": "未接办工作",
  "flow.go_on": "办理",
  "flow.drop_this": "删掉 {what}",
  "flow.keep_draft": "存草稿",
  "flow.draft_saved": "已存 {no}，在任何设备上都能接着填",
  "flow.hand_on": "转交下步",
  "flow.hand_on_now": "确认转交",
  "flow.number": "文号",
  "flow.sum": "合计",
  "flow.empty": "空",
  "flow.seal_hint": "作决定时看到的内容的摘要",
  "flow.seal_other": "内容后来改过",
  "flow.for_you": "由你填写",
  "flow.save_form": "保存表单",
  "flow.form_saved": "表单已保存",
};

export const en: typeof zh = {
  "flow.not_sent": "Begun, not sent",
  "flow.go_on": "Go on",
  "flow.drop_this": "Throw {what} away",
  "flow.keep_draft": "Keep as a draft",
  "flow.draft_saved": "Kept {no}; go on with it on any device",
  "flow.hand_on": "Hand on to the next step",
  "flow.hand_on_now": "Hand on",
  "flow.number": "Number",
  "flow.sum": "Total",
  "flow.empty": "empty",
  "flow.seal_hint": "A hash of what was seen when this was decided",
  "flow.seal_other": "changed since",
  "flow.for_you": "For you to fill in",
  "flow.save_form": "Save the form",
  "flow.form_saved": "The form is saved",
};
