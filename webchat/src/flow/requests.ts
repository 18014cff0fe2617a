/** One request as a page holds it: read when opened, read again whenever its card changes. */
import { computed, onBeforeUnmount, ref, shallowRef, watch, type ComputedRef, type Ref } from "vue";
import { faceOf, keepFace } from "../cards/faces";
import { taps } from "../cards/taps";
import { act } from "../kernel/acts";
import type { Card, Instance } from "../kernel/generated";
import { want } from "../kernel/people";
import { Refused, wordsOf } from "../kernel/refused";
import { session } from "../kernel/session";
import { line } from "../kernel/socket";
import { onEvent } from "../kernel/sync";
import { t } from "../kernel/words";
import { stationsOf, type Station } from "./way";

export interface Reading {
  instance: Ref<Instance | null>;
  face: ComputedRef<Card | null>;
  stations: ComputedRef<Station[]>;
  trouble: Ref<string>;
  missing: Ref<boolean>;
  again: () => Promise<void>;
}

/** `name` is a request's id or its number. */
export function reading(name: () => string): Reading {
  const instance = shallowRef<Instance | null>(null);
  const trouble = ref("");
  const missing = ref(false);
  const face = computed(() => (instance.value ? faceOf(instance.value.card) : null));
  const stations = computed(() => (instance.value ? stationsOf(instance.value, t("flow.submit_step")) : []));

  async function again(): Promise<void> {
    const wanted = name();
    try {
      const reply = await act("flow.get", /^W[0-9A-Z]{20,}$/u.test(wanted) ? { instance: wanted } : { no: wanted });
      if (wanted !== name()) return;
      instance.value = { ...reply.instance, card: keepFace(reply.instance.card) };
      want([reply.instance.asker.id, ...reply.instance.route.flatMap((step) => step.people.map((one) => one.id))]);
      trouble.value = "";
      missing.value = false;
    } catch (error) {
      missing.value = error instanceof Refused && !error.unanswered;
      trouble.value = wordsOf(error);
    }
  }

  watch([name, () => session.ready && line.value === "online"], ([now], before) => {
    if (now !== before?.[0]) instance.value = null;
    if (session.ready) void again();
  }, { immediate: true });
  watch(() => face.value?.face, (now, before) => now && before && now !== before && void again());
  watch(() => Boolean(taps[instance.value?.card.id ?? ""]), (now, before) => before && !now && void again());
  const deaf = onEvent((event) => {
    const card = event.data.card as Card | undefined;
    if (event.name === "card.changed" && card && card.id === instance.value?.card.id) void again();
  });
  onBeforeUnmount(deaf);
  return { instance, face, stations, trouble, missing, again };
}
