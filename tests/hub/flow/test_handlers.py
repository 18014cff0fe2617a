"""Asking and deciding, whole: what is stored, who is told, and what a second tap hears."""

import asyncio

from hub.kernel import load

SCREEN = {"name": "屏", "count": "1", "price": "900"}


async def test_leave_is_asked_for_approved_and_the_asker_hears_at_once(desk):
    asked = await desk.leave()
    assert (asked["no"], asked["state"]) == ("LV-202611-0001", "running")
    assert asked["channel"] == desk.room
    (todo,) = await desk.todos("lin")
    assert (todo["title"]["text"], todo["fact"]["text"]) == ("马骏 · 年假 2 天", "12-02 — 12-03")
    assert todo["no"] == asked["no"]
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["pending"]
    done = await desk.ask("lin", "flow.approve", no=asked["no"], text="好好休息", version=1)
    assert (done["state"], done["card"]["seal"]["text"]) == ("approved", "好好休息")
    assert await desk.todos("lin") == []
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["approved"]
    (notice,) = (await desk.ask("ma", "notice.list"))["notices"]
    assert (notice["title"]["words"]["zh"], notice["body"]["text"]) == ("林晓同意了：马骏 · 年假 2 天", "好好休息")
    assert await desk.trail(asked["no"]) == ["ma start", "lin approve"]


async def test_a_rejection_tells_why(desk):
    asked = await desk.leave()
    assert (await desk.refusal("lin", "flow.reject", no=asked["no"])).reason == "flow.words_required"
    done = await desk.ask("lin", "flow.reject", no=asked["no"], text="没人值班")
    assert (done["state"], done["card"]["tone"]) == ("rejected", "cinnabar")
    (notice,) = (await desk.ask("ma", "notice.list"))["notices"]
    assert (notice["kind"], notice["body"]["text"], notice["tone"]) == ("flow.rejected", "没人值班", "cinnabar")


async def test_the_second_tap_is_told_who_decided_when_and_what(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.approve", no=asked["no"])
    no = await desk.refusal("lin", "flow.reject", no=asked["no"], text="no", version=1)
    lin = desk.people["lin"]
    assert (no.reason, no.details["by"], no.details["what"]) == (
        "decided.already",
        {"id": lin.id, "name": "林晓"},
        "approved",
    )
    words = desk.hub.registry.words.say("zh", f"refused.{no.reason}", **no.details)
    assert words == "已由林晓在 11-24 09:00 同意，你没有改变任何东西"


async def test_the_same_key_decides_once(desk):
    asked = await desk.leave()
    first = await desk.ask("lin", "flow.approve", key="k1", no=asked["no"])
    again = await desk.ask("lin", "flow.approve", key="k1", no=asked["no"])
    assert (again["duplicate"], again["state"]) == (True, first["state"])
    assert await desk.trail(asked["no"]) == ["ma start", "lin approve"]


async def test_three_days_go_on_to_personnel_who_are_not_told_before_their_turn(desk):
    asked = await desk.leave("3")
    assert await desk.todos("sun") == []
    once = await desk.ask("lin", "flow.approve", no=asked["no"])
    assert (once["state"], once["card"]["version"]) == ("running", 2)
    assert len(await desk.todos("sun")) == len(await desk.todos("he")) == 1
    assert (await desk.ask("he", "flow.approve", no=asked["no"]))["state"] == "approved"
    late = await desk.refusal("sun", "flow.approve", no=asked["no"], version=2)
    assert (late.reason, late.details["by"]["name"]) == ("decided.already", "何伟")
    assert [one["state"] for one in await desk.todos("sun", "done")] == ["superseded"]


async def test_a_card_seen_before_it_was_corrected_is_stale(desk):
    form = {"item": "屏", "lines": [{**SCREEN, "price": "9"}], "needed": "明天"}
    asked = await desk.ask("zhao", "flow.start", flow="purchase", form=form)
    seen = asked["card"]["version"]
    await desk.ask("wu", "flow.return", no=asked["no"], text="金额不对", version=seen)
    again = await desk.ask("zhao", "flow.resubmit", no=asked["no"], form={**form, "lines": [{**SCREEN, "price": "90"}]})
    assert (again["state"], again["card"]["title"]["text"]) == ("running", "赵敏慧 · 屏 90 元")
    stale = await desk.refusal("wu", "flow.approve", no=asked["no"], version=seen)
    assert (stale.reason, stale.details["card"]["version"]) == ("card.stale", again["card"]["version"])
    last = await desk.ask("wu", "flow.approve", no=asked["no"], version=again["card"]["version"])
    assert last["state"] == "approved"


async def test_two_countersigners_tapping_one_version_both_count(desk):
    asked = await desk.ask("ma", "flow.start", flow="pair", form={"what": "盖章"})
    taps = [desk.ask(login, "flow.approve", no=asked["no"], version=1) for login in ("zhao", "wu")]
    states = {one["state"] for one in await asyncio.gather(*taps)}
    assert states == {"running", "approved"}
    assert (await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]["state"] == "approved"


async def test_handed_on_it_waits_for_the_heir(desk):
    asked = await desk.leave()
    zhou = desk.people["zhou"]
    await desk.ask("lin", "flow.transfer", no=asked["no"], to=zhou.id, text="我休假")
    assert [one["state"] for one in await desk.todos("lin", "done")] == ["transferred"]
    assert len(await desk.todos("zhou")) == 1
    assert (await desk.refusal("lin", "flow.approve", no=asked["no"])).details["what"] == "transferred"
    assert (await desk.ask("zhou", "flow.approve", no=asked["no"]))["state"] == "approved"
    assert await desk.trail(asked["no"]) == ["ma start", "lin transfer", "zhou approve"]


async def test_it_is_not_handed_to_nobody_or_to_whoever_asked(desk):
    asked = await desk.leave()
    nobody = await desk.refusal("lin", "flow.transfer", no=asked["no"], to="U-nobody")
    asker = await desk.refusal("lin", "flow.transfer", no=asked["no"], to=desk.people["ma"].id)
    assert (nobody.reason, nobody.details["field"]) == ("flow.heir_unknown", "to")
    assert asker.reason == "flow.heir_asked_it"


async def test_taken_back_it_waits_for_nobody(desk):
    asked = await desk.leave()
    assert (await desk.refusal("zhou", "flow.withdraw", no=asked["no"])).reason == "flow.not_the_asker"
    done = await desk.ask("ma", "flow.withdraw", no=asked["no"], text="行程改了")
    assert (done["state"], done["card"]["seal"]["glyph"]) == ("withdrawn", "withdrawn")
    assert await desk.todos("lin") == []
    assert (await desk.refusal("lin", "flow.approve", no=asked["no"])).details["what"] == "withdrawn"
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["cancelled"]


async def test_a_copy_is_told_at_the_end(desk):
    word = {"leader": desk.people["zhou"].id, "opinion": "同意"}
    await desk.ask("admin", "people.grant", person=desk.people["he"].id, role="stores", reason="管仓库", **word)
    form = {"item": "屏", "lines": [SCREEN], "needed": "明天"}
    asked = await desk.ask("ma", "flow.start", flow="purchase", form=form)
    await desk.ask("wu", "flow.approve", no=asked["no"])
    (copy,) = await desk.todos("he", "copied")
    assert (copy["kind"], copy["no"]) == ("copy", asked["no"])


async def test_urging_tells_whoever_it_waits_for_and_not_too_often(desk):
    asked = await desk.leave()
    await desk.ask("ma", "flow.urge", no=asked["no"])
    assert [one["urged"] for one in await desk.todos("lin")] == [True]
    assert [one["kind"] for one in (await desk.ask("lin", "notice.list"))["notices"]] == ["flow.urged"]
    soon = await desk.refusal("ma", "flow.urge", no=asked["no"])
    assert (soon.reason, soon.details["retry_after"] <= 1800) == ("flow.urged_lately", True)
    assert await desk.tick(desk.hub.clock.now + 31 * 60_000) == 1
    assert "urge" in {one["id"] for one in load((await desk.copies(asked["no"]))[0]["drawn"])["actions"]}
    await desk.ask("ma", "flow.urge", no=asked["no"])


async def test_a_word_after_the_number_decides(desk):
    asked = await desk.leave()
    unclear = await desk.refusal("lin", "flow.decide", no=asked["no"], answer="同意吗")
    assert (unclear.reason, unclear.details["field"]) == ("flow.unclear", "answer")
    commented = await desk.ask("lin", "flow.decide", no=asked["no"].lower(), answer="评论 谁顶班")
    assert commented["state"] == "running"
    done = await desk.ask("lin", "flow.decide", no=asked["no"], answer="驳回 没人值班")
    assert (done["state"], done["card"]["seal"]["text"]) == ("rejected", "没人值班")


async def test_bad_forms_and_unknown_things_are_refused_in_words(desk):
    wrong = await desk.refusal("ma", "flow.start", flow="leave", form={"kind": "玩", "start": "某天", "days": "0"})
    assert (wrong.reason, len(wrong.details["errors"])) == ("form.invalid", 3)
    assert (await desk.refusal("ma", "flow.start", flow="holiday", form={})).reason == "flow.unknown"
    assert (await desk.refusal("ma", "flow.approve", no="LV-1")).reason == "flow.missing"
    assert (await desk.refusal("ma", "flow.approve", no="LV-1")).details["no"] == "LV-1"


async def test_whoever_has_nobody_above_them_is_told_so_or_the_administrators_decide(desk):
    asked = await desk.ask("zhou", "flow.start", flow="leave", form={"kind": "事假", "start": "明天", "days": "1"})
    assert [one["no"] for one in await desk.todos("admin")] == [asked["no"]]
    alone = await desk.refusal("admin", "flow.start", flow="leave", form={"kind": "事假", "start": "明天", "days": "1"})
    assert alone.reason == "flow.nobody"
