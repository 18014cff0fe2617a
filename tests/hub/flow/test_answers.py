"""How a person's own words are read as an answer."""

import pytest

from hub.flow.answers import named_step, read_answer

LONG = "批量同意的按钮在哪里，我找了很久没有找到，麻烦告诉我一下它现在放在什么地方，谢谢各位同事"


@pytest.mark.parametrize(
    ("said", "step", "words"),
    [
        ("同意", "approve", ""),
        ("同意，好好休息", "approve", "好好休息"),
        ("同意。", "approve", ""),
        ("ＯＫ", "approve", ""),
        ("OK, enjoy", "approve", "enjoy"),
        ("approve", "approve", ""),
        ("驳回 超额", "reject", "超额"),
        ("驳回：12-03 没人值班", "reject", "12-03 没人值班"),
        ("不同意，人手不足", "reject", "人手不足"),
        ("reject Too few of us", "reject", "Too few of us"),
        ("驳回", "reject", ""),
    ],
)
def test_a_clear_word_at_the_beginning_decides(said, step, words):
    answer = read_answer(said)
    assert (answer.step, answer.text, answer.sure) == (step, words, True)


@pytest.mark.parametrize(
    "said",
    [
        "同意吗？",
        "可以吗",
        "我觉得可以同意",
        "如果补材料就同意",
        "同意，但是要先交接",
        "不同意的话怎么办",
        "I would approve this",
        "ok?",
        "no problem",
        "ok then who covers",
        "可以 先看看",
    ],
)
def test_doubtful_words_are_not_a_decision(said):
    answer = read_answer(said)
    assert (answer.step, answer.text, answer.sure) == ("comment", said, False)


@pytest.mark.parametrize("said", ["周三晚上有谁值班", "资料在文档里", LONG, "now", "notes attached", "准备好了"])
def test_anything_else_is_a_comment(said):
    assert read_answer(said).step == "comment"
    assert read_answer(said).sure


def test_a_command_may_also_say_that_it_is_a_comment():
    assert named_step("comment see the plan").step == "comment"
    assert named_step("评论 再看看").text == "再看看"
    assert named_step("").step == "list"
    assert named_step("ok").step == "approve"
    assert (named_step("no too few of us").step, named_step("no too few of us").text) == ("reject", "too few of us")
