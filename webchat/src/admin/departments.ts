/** The forms of the tree: a new department, its name and head, where it lies, what it goes up in. */
import { ask } from "../cards/asking";
import { act, newKey } from "../kernel/acts";
import type { Department, Merged } from "../kernel/generated";
import { t } from "../kernel/words";
import { called } from "../people/book";
import { tell } from "../ui/toasts";
import { field } from "./asking";

const naming = () => [
  field("name", "text", "admin.dept.name", { required: true, high: "60" }), field("name_en", "text", "admin.name_en", { high: "60" }),
  field("head", "person", "admin.dept.head"),
];
const text = (value: unknown): string => String(value ?? "").trim();

export function newDepartment(parent: string): Promise<unknown> {
  return ask({
    title: t("admin.dept.add"), draft: `admin:dept:new:${parent}`, first: "new",
    choices: [{
      id: "new", label: t("admin.dept.add"), submit: t("act.department.create"), preset: { parent: parent || null },
      fields: [...naming(), field("parent", "department", "admin.dept.parent")],
      send: (form) => act("department.create", {
        name: text(form.name), name_en: text(form.name_en), key: newKey(), ...(form.parent ? { parent: text(form.parent) } : {}),
        ...(form.head ? { head: text(form.head) } : {}),
      }),
    }],
  });
}

export function editDepartment(one: Department): Promise<unknown> {
  return ask({
    title: t("admin.dept.edit_of", { name: called(one) }), draft: `admin:dept:${one.id}`, first: "edit",
    choices: [{
      id: "edit", label: t("admin.dept.edit"), fields: naming(), submit: t("act.department.edit"),
      preset: { name: one.name, name_en: one.name_en, head: one.head?.id ?? null },
      send: (form) => act("department.edit", {
        department: one.id, name: text(form.name), name_en: text(form.name_en), head: text(form.head), key: newKey(),
      }),
    }],
  });
}

export function moveDepartment(one: Department): Promise<unknown> {
  return ask({
    title: t("admin.dept.move_of", { name: called(one) }), draft: `admin:dept:move:${one.id}`, first: "move",
    choices: [{
      id: "move", label: t("admin.dept.move"), submit: t("admin.dept.move"), text: t("admin.dept.move_text"), preset: { parent: one.parent ?? null },
      fields: [field("parent", "department", "admin.dept.parent")],
      send: (form) => act("department.edit", { department: one.id, parent: text(form.parent), key: newKey() }),
    }],
  });
}

export function mergeDepartment(one: Department): Promise<unknown> {
  return ask({
    title: t("admin.dept.merge_of", { name: called(one) }), draft: `admin:dept:merge:${one.id}`, first: "merge",
    choices: [{
      id: "merge", label: t("admin.dept.merge"), danger: true, submit: t("act.department.merge"), text: t("admin.dept.merge_text"),
      fields: [field("into", "department", "admin.dept.into", { required: true })],
      send: async (form): Promise<Merged> => {
        const told = await act("department.merge", { department: one.id, into: text(form.into), key: newKey() });
        tell(t("admin.dept.merged", { name: called(told.into), n: told.people, m: told.departments }));
        return told;
      },
    }],
  });
}

export function closeDepartment(one: Department): Promise<unknown> {
  return ask({
    title: t("admin.dept.close_of", { name: called(one) }), draft: `admin:dept:close:${one.id}`, first: "close",
    choices: [{
      id: "close", label: t("admin.dept.close"), danger: true, fields: [], text: t("admin.dept.close_text"), submit: t("admin.dept.close"),
      send: () => act("department.edit", { department: one.id, gone: true, key: newKey() }),
    }],
  });
}
