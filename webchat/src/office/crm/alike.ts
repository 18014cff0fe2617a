/** Under the form of a new customer: those there are already that it may be. */
import { defineAsyncComponent, type Component } from "vue";
import { learnPages } from "../../kernel/words";

const NearCustomers = defineAsyncComponent(async () => {
  await learnPages();
  return import("./NearCustomers.vue");
});

/** For the form that makes a customer; nothing for any other. */
export const alike = (act: string): { below?: Component } => (act === "crm.customer.create" ? { below: NearCustomers } : {});
