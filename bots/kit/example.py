"""Lunch: the bot of bots/README.md, whole. Its test runs it against a real hub."""

from bots.kit import Bot, actions, button, field, section

bot = Bot("lunch")
DISHES = ["牛肉面", "鸡肉饭", "豆腐汤", "番茄炒蛋"]


@bot.command("lunch", "午饭", label={"zh": "订午饭", "en": "Order lunch"})
async def lunch(reply):
    await reply("今天吃什么？", blocks=[section("*今天吃什么？*"), actions(button("点餐", "order", style="primary"))])


@bot.action("order")
async def order(views):
    fields = [field("菜", "dish", "external_select", min_query_length=0), field("份数", "count", "number_input")]
    await views.open(title="点餐", submit="下单", callback_id="order", blocks=fields)


@bot.options("dish")
async def dishes(query, offer):
    await offer([one for one in DISHES if query in one])


@bot.form("order")
async def ordered(form, user, errors, say):
    if int(form["count"]) > 5:
        await errors(count="一次最多五份")
    else:
        await say(f"{user['name']} 订了 {form['count']} 份{form['dish']}")


@bot.cron("30 10 * * 1-5", working=True)
async def remind(bot, key):
    for room in (await bot.act("channel.list"))["channels"]:
        await bot.act("chat.post", channel=room["id"], text="订饭了，输入 /午饭", key=f"{key}:{room['id']}")


if __name__ == "__main__":
    bot.run()
