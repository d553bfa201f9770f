"""The pages that people see: server-rendered, and whole without any other host."""

from litestar import Router

from web.pages import activity, bulk, cards, chat, doors, memories, rules, settings
from web.pages.visit import to_the_door

_INSIDE = Router(
    path="/",
    before_request=to_the_door,
    route_handlers=[
        chat.new_chat,
        chat.new_off_record,
        chat.earlier_chat,
        chat.one_turn,
        chat.panel,
        chat.summary,
        chat.badge,
        chat.deal,
        chat.rail_chats,
        chat.forget_held,
        chat.leave_held,
        cards.waiting,
        cards.card,
        cards.confirm,
        cards.reject,
        cards.forget,
        cards.undo_forgetting,
        cards.undo_turn,
        cards.remove_rule,
        memories.memory_page,
        memories.memory_count,
        memories.memory_list,
        memories.adding,
        memories.add,
        memories.row,
        memories.trail,
        memories.change,
        bulk.bulk,
        bulk.preview,
        bulk.forget_previewed,
        rules.rules,
        rules.add_rule,
        activity.activity_page,
        settings.settings_page,
        settings.set_mode,
        settings.set_model,
        settings.end_login,
        doors.choice,
    ],
)

page_handlers: list[Router] = [_INSIDE, Router(path="/", route_handlers=[doors.welcome, doors.login])]
"""Everything that web/app.py mounts of the pages."""
