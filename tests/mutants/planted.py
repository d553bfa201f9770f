"""Bugs to plant, one at a time, in a copy of the code: where, what, and the test that must then fail.

Each is a slip that would break a promise: a gate left open, a check turned round, a trace left behind.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """A bug: `old` stands exactly once in `file`, `new` takes its place, and `test` notices."""

    name: str
    file: str
    old: str
    new: str
    test: str


_ENGINE, _ENGINE_TEST = "policies/engine.py", "tests/policies/test_engine.py::"
_BUILTIN, _WRITING_TEST = "policies/builtin/", "tests/policies/builtin/test_writing.py::"
_EVIDENCE, _EVIDENCE_TEST = "memory/evidence.py", "tests/memory/test_evidence.py::"
_OWN, _DRAFTS, _ANSWERING = "memory/own_words.py", "memory/drafts.py", "memory/answering.py"
_WRITE, _ERASURE, _RECALL, _UNDOING = "memory/writing.py", "memory/erasure.py", "memory/recall.py", "memory/undoing.py"
_GOVERNED = "memory/governed.py"
_GATE_TEST, _ANSWERING_TEST = "tests/memory/test_gate_memory.py::", "tests/memory/test_answering.py::"
_GOVERNED_TEST, _ERASURE_TEST = "tests/memory/test_governed.py::", "tests/memory/test_erasure.py::"
_CONSENT, _TOOLS, _TURN = "assistant/consent.py", "assistant/tools.py", "assistant/turn.py"
_CONSENT_TEST, _TOOLS_TEST = "tests/assistant/test_consent.py::", "tests/assistant/test_tools.py::"
_DESK_TEST = "tests/assistant/test_gate_tools.py::"

ENGINE = (
    Mutant(
        "errors skipped",
        _ENGINE,
        "        return _failed(policy, request.action, _kind(error))",
        "        return _Finding(policy, None)",
        _ENGINE_TEST + "test_a_broken_policy_is_never_silent",
    ),
    Mutant(
        "truthy means allow",
        _ENGINE,
        "    return _Finding(policy, verdict) if wrong is None else _failed(policy, request.action, wrong)",
        '    return _Finding(policy, verdict if wrong is None else Verdict(Effect.ALLOW, "Truthy."))',
        _ENGINE_TEST + "test_a_broken_policy_is_never_silent",
    ),
    Mutant(
        "ask beats deny",
        _ENGINE,
        "Effect.ASK: 1, Effect.DENY: 2",
        "Effect.ASK: 2, Effect.DENY: 1",
        _ENGINE_TEST + "test_deny_goes_over_ask_goes_over_allow",
    ),
    Mutant(
        "allow beats ask",
        _ENGINE,
        "Effect.ALLOW: 0, Effect.ASK: 1",
        "Effect.ALLOW: 1, Effect.ASK: 0",
        _ENGINE_TEST + "test_deny_goes_over_ask_goes_over_allow",
    ),
    Mutant(
        "unknown obligation ignored",
        _ENGINE,
        "        if not all(_understood(one) for one in verdict.obligations)",
        "        if not verdict.obligations and policy is None",
        _ENGINE_TEST + "test_an_obligation_that_nobody_understands_denies",
    ),
    Mutant(
        "plug-in may allow",
        _ENGINE,
        "        if verdict.effect is Effect.ALLOW:",
        "        if verdict is None:",
        _ENGINE_TEST + "test_an_allow_from_a_plug_in_is_a_failure",
    ),
    Mutant(
        "plug-in may be core",
        _ENGINE,
        "        if policy.core and policy.id in plug_ins:",
        "        if not policy.id:",
        _ENGINE_TEST + "test_a_plug_in_is_never_core",
    ),
    Mutant(
        "plug-in gets the very request",
        _ENGINE,
        "(request, context) if policy.core else _copies(request, context)",
        "(request, context)",
        "tests/attacks/test_hostile_policies.py::test_no_hostile_plug_in_loosens_a_decision",
    ),
    Mutant(
        "floor can be switched off",
        _ENGINE,
        "(policy.floor or policy.mode is Mode.ENFORCE)",
        "(policy.mode is Mode.ENFORCE)",
        _ENGINE_TEST + "test_only_enforced_policies_count",
    ),
    Mutant(
        "broken floor only asks",
        _ENGINE,
        "    if policy.floor or action is Action.USE:",
        "    if action is Action.USE:",
        _ENGINE_TEST + "test_a_broken_policy_is_never_silent",
    ),
    Mutant(
        "missing label ignored",
        _ENGINE,
        "    if absent:",
        "    if absent is None:",
        _ENGINE_TEST + "test_a_missing_label_fails_closed",
    ),
    Mutant(
        "silence allows a write",
        _ENGINE,
        "[Effect.DENY if action is Action.USE else Effect.ASK]",
        "[Effect.DENY if action is Action.USE else Effect.ALLOW]",
        _ENGINE_TEST + "test_deny_goes_over_ask_goes_over_allow",
    ),
    Mutant(
        "silence allows a use",
        _ENGINE,
        "[Effect.DENY if action is Action.USE else Effect.ASK]",
        "[Effect.ALLOW if action is Action.USE else Effect.ASK]",
        _ENGINE_TEST + "test_a_use_that_is_not_allowed_is_left_out",
    ),
    Mutant(
        "asked although nobody may be asked",
        _ENGINE,
        "        if forbidding:",
        "        if forbidding is None:",
        _ENGINE_TEST + "test_no_question_turns_asking_into_denying",
    ),
    Mutant(
        "longest retention wins",
        _ENGINE,
        "ExpireAfter(min(periods))",
        "ExpireAfter(max(periods))",
        _ENGINE_TEST + "test_obligations_merge_to_the_strictest",
    ),
    Mutant(
        "widest spaces win",
        _ENGINE,
        "frozenset.intersection(*spaces)",
        "frozenset.union(*spaces)",
        _ENGINE_TEST + "test_obligations_merge_to_the_strictest",
    ),
)

POLICIES = (
    Mutant(
        "secret kept when told",
        _BUILTIN + "secrets.py",
        "    if not kinds:",
        "    if not kinds or request.told:",
        _WRITING_TEST + "test_a_secret_is_never_kept",
    ),
    Mutant(
        "others' words kept when told",
        _BUILTIN + "own_words.py",
        "    if context.own_words or request.origin",
        "    if context.own_words or request.told or request.origin",
        _WRITING_TEST + "test_only_own_words_count",
    ),
    Mutant(
        "sensitive guess only asked",
        _BUILTIN + "inferred.py",
        "    if labels.sensitivity:",
        "    if labels is None:",
        _WRITING_TEST + "test_a_guess_asks_and_none_is_made_about_sensitive_things",
    ),
    Mutant(
        "sensitive needs no question",
        _BUILTIN + "sensitive.py",
        "    if not labels.sensitivity or request.origin is Origin.AUTHORED:",
        "    if labels is not None:",
        _WRITING_TEST + "test_each_policy_is_needed",
    ),
    Mutant(
        "a no is not remembered",
        _BUILTIN + "declined.py",
        "    if not context.declined or",
        "    if context is not None or",
        _WRITING_TEST + "test_a_no_is_remembered",
    ),
    Mutant(
        "forgotten comes back by itself",
        _BUILTIN + "forgotten.py",
        "    if not context.forgotten or",
        "    if context is not None or",
        _WRITING_TEST + "test_what_was_forgotten_does_not_come_back_by_itself",
    ),
    Mutant(
        "never remember ignored",
        _BUILTIN + "rules.py",
        "    if context.never_remember is not None:",
        "    if context is None:",
        _WRITING_TEST + "test_never_remember_holds_for_everything_and_is_said",
    ),
    Mutant(
        "kept with memory off",
        _BUILTIN + "mode.py",
        "    if context.mode is MemoryMode.OFF:",
        "    if context is None:",
        _WRITING_TEST + "test_the_switch_holds",
    ),
    Mutant(
        "questions without end",
        _BUILTIN + "questions.py",
        "    if context.asked_this_turn >= A_TURN:",
        "    if context is None:",
        _WRITING_TEST + "test_questions_are_few",
    ),
    Mutant(
        "sensitive told to others",
        _BUILTIN + "purpose.py",
        "    if request.for_others:",
        "    if request is None:",
        "tests/policies/builtin/test_using.py::test_a_memory_is_used_where_it_belongs",
    ),
)

EVIDENCE = (
    Mutant(
        "quote found in what is not one's own",
        _EVIDENCE,
        "    for span in own_spans(text, pasted):",
        "    for span in (Span(0, len(text)),):",
        _EVIDENCE_TEST + "test_a_quote_must_be_whole_words_in_one_span",
    ),
    Mutant(
        "quote may end within a word",
        _EVIDENCE,
        " if words[-1][-1].isalnum() else",
        " if not words else",
        _EVIDENCE_TEST + "test_a_quote_must_be_whole_words_in_one_span",
    ),
    Mutant(
        "quote found in pasted text",
        _OWN,
        "    for span in pasted:",
        "    for span in ():",
        _EVIDENCE_TEST + "test_pasted_spans_are_left_out",
    ),
    Mutant(
        "quotations count",
        _OWN,
        "    yield from quotations(text)",
        "    yield from ()",
        _EVIDENCE_TEST + "test_borrowed_words_are_not_ones_own",
    ),
    Mutant(
        "what others say in a log counts",
        _OWN,
        "    yield from speakers(text)",
        "    yield from ()",
        _EVIDENCE_TEST + "test_borrowed_words_are_not_ones_own",
    ),
    Mutant(
        "what is taken back counts",
        _OWN,
        "    yield from _taken_back(text)",
        "    yield from ()",
        _EVIDENCE_TEST + "test_what_is_taken_back_is_not_said",
    ),
    Mutant(
        "quote may be cropped",
        _EVIDENCE,
        "    starts, ends = [own.start], [own.end]",
        "    return span\n    starts, ends = [own.start], [own.end]",
        _EVIDENCE_TEST + "test_a_quote_is_widened_to_its_clause",
    ),
    Mutant(
        "polarity unchecked",
        _EVIDENCE,
        "    if _denies(said) == _denies(claimed):",
        "    if said:",
        _EVIDENCE_TEST + "test_a_quote_carries_nothing_more",
    ),
    Mutant(
        "carries always true",
        _EVIDENCE,
        "    claimed_stems = stems(claimed)\n    wanted",
        "    return True\n    claimed_stems = stems(claimed)\n    wanted",
        _EVIDENCE_TEST + "test_a_quote_carries_nothing_more",
    ),
    Mutant(
        "words may be added",
        _EVIDENCE,
        "    if not wanted <= stems(said):",
        "    if not said:",
        _EVIDENCE_TEST + "test_a_quote_carries_nothing_more",
    ),
    Mutant(
        "feelings and homes may be added",
        _EVIDENCE,
        "    if adds(said, claimed) or of_another(said, claimed) or drops_a_limit(said, claimed):",
        "    if of_another(said, claimed) or drops_a_limit(said, claimed):",
        _EVIDENCE_TEST + "test_frame_words_add_nothing_that_was_not_said",
    ),
    Mutant(
        "a brother's job is one's own",
        _EVIDENCE,
        "    if adds(said, claimed) or of_another(said, claimed) or drops_a_limit(said, claimed):",
        "    if adds(said, claimed) or drops_a_limit(said, claimed):",
        _EVIDENCE_TEST + "test_frame_words_add_nothing_that_was_not_said",
    ),
    Mutant(
        "quote unchecked",
        _DRAFTS,
        "    own_words = span is not None and not buried",
        "    own_words = True",
        _GOVERNED_TEST + "test_a_quote_that_is_not_in_the_message_is_refused",
    ),
    Mutant(
        "uncarried claim is stated",
        _DRAFTS,
        "not (carried and whole is not None and _is_meant(claim, message.text, whole))",
        "not (whole is not None and _is_meant(claim, message.text, whole))",
        _GOVERNED_TEST + "test_a_claim_its_quote_does_not_carry_is_at_best_a_guess",
    ),
    Mutant(
        "a guess may be told",
        _DRAFTS,
        "        told=claim.told and origin is Origin.STATED,",
        "        told=claim.told,",
        _GATE_TEST + "test_a_guess_is_not_told",
    ),
    Mutant(
        "somebody else's message is evidence",
        _DRAFTS,
        "row is None or row.person_id != person_id or row.role",
        "row is None or row.role",
        _GATE_TEST + "test_only_ones_own_message_is_evidence",
    ),
    Mutant(
        "the assistant's message is evidence",
        _DRAFTS,
        'row.role != "person" or row.conversation_id',
        "row.conversation_id",
        _GATE_TEST + "test_only_ones_own_message_is_evidence",
    ),
)

CONSENT = (
    Mutant(
        "digest unchecked",
        _ANSWERING,
        "row.digest == digest_of(row) and hmac.compare_digest(standing.encode(), given)",
        "row.digest == digest_of(row) and given",
        _ANSWERING_TEST + "test_another_digest_confirms_nothing",
    ),
    Mutant(
        "lapsed confirmable",
        _ANSWERING,
        "        if row.lapses_at <= now:",
        "        if row.lapses_at is None:",
        _ANSWERING_TEST + "test_a_lapsed_proposal_cannot_be_confirmed",
    ),
    Mutant(
        "confirmed twice",
        _ANSWERING,
        "        session.delete(row)\n    if draft.vector",
        "        session.flush()\n    if draft.vector",
        _ANSWERING_TEST + "test_a_proposal_is_answered_once",
    ),
    Mutant(
        "spoken yes unread",
        _ANSWERING,
        ' or parts.read_answer(message.text) != "yes"',
        "",
        _ANSWERING_TEST + "test_a_spoken_yes_is_read_again_by_memory",
    ),
    Mutant(
        "spoken yes not bound to the conversation",
        _ANSWERING,
        "    if row.conversation_id != message.conversation_id or message",
        "    if message",
        _ANSWERING_TEST + "test_a_yes_from_before_the_question_or_from_elsewhere_counts_for_nothing",
    ),
    Mutant(
        "spoken yes from before the question",
        _ANSWERING,
        " or message.created_at < row.created_at:",
        ":",
        _GATE_TEST + "test_a_yes_from_before_the_question_is_none",
    ),
    Mutant(
        "pasted yes counts",
        _ANSWERING,
        "    if not wholly_own(",
        "    if turn is None and not wholly_own(",
        _ANSWERING_TEST + "test_a_pasted_yes_is_nobodys",
    ),
    Mutant(
        "one yes for many",
        _ANSWERING,
        " or _has_confirmed(session, message):",
        ":",
        "tests/attacks/test_forged_consent.py::test_one_yes_confirms_one_card",
    ),
    Mutant(
        "other person's proposal accepted",
        _ANSWERING,
        "    if row is not None and row.person_id == person_id:",
        "    if row is not None:",
        _GOVERNED_TEST + "test_nobody_reaches_anothers_memory",
    ),
    Mutant(
        "confirmed against the policies",
        _ANSWERING,
        "        if decision.effect is Effect.DENY:",
        "        if decision is None:",
        _ANSWERING_TEST + "test_a_refused_rewording_is_in_the_activity",
    ),
    Mutant(
        "no leaves no mark",
        _ANSWERING,
        "        _bury(parts, session, row, now)",
        "        session.flush()",
        _ANSWERING_TEST + "test_what_was_declined_is_not_asked_again",
    ),
    Mutant(
        "proposals embedded",
        _WRITE,
        "        return ask(session, person_id, draft, decision, replaced, now)",
        "        asked = ask(session, person_id, draft, decision, replaced, now)\n"
        "        parts.index.add(person_id, asked.proposal.id, draft.vector)\n"
        "        return asked",
        _GATE_TEST + "test_what_waits_has_no_vector",
    ),
    Mutant(
        "asked is saved",
        _WRITE,
        "    if decision.effect is Effect.ASK:",
        "    if decision is None:",
        _GOVERNED_TEST + "test_a_guess_only_waits",
    ),
    Mutant(
        "any yes confirms one of several cards",
        _CONSENT,
        "    if len(meant) != 1:",
        "    if not meant:",
        _CONSENT_TEST + "test_a_yes_to_several_cards_saves_nothing",
    ),
    Mutant(
        "yes to the model's own question counts",
        _CONSENT,
        "last_reply_asks(said) or",
        "not said or",
        _CONSENT_TEST + "test_a_yes_to_the_models_own_question_is_not_consent",
    ),
    Mutant(
        "bare yes counts much later",
        _CONSENT,
        "card.turn_id in turns[: _LATELY if _REMEMBERING.search(text) else 1]",
        "bool(card.turn_id)",
        _CONSENT_TEST + "test_a_bare_yes_later_is_not_consent",
    ),
    Mutant(
        "the turn's face can confirm",
        "memory/turn_memory.py",
        "    def list(self) -> tuple[Memory, ...]:",
        "    def confirm(self, proposal_id: str, digest: str) -> object:\n"
        '        """Say yes."""\n'
        "        return self._memory.confirm(proposal_id, digest)\n\n"
        "    def list(self) -> tuple[Memory, ...]:",
        _DESK_TEST + "test_the_face_of_a_turn_has_no_answer",
    ),
)

FORGETTING = (
    Mutant(
        "undo after the window",
        _ERASURE,
        '    if receipt.state != "hidden" or receipt.undo_until <= now:',
        '    if receipt.state != "hidden":',
        _GATE_TEST + "test_the_window_ends_whether_or_not_it_was_swept",
    ),
    Mutant(
        "tombstones ignored",
        _WRITE,
        "    kinds = set(session.exec(query).all())",
        "    kinds = set[str]()",
        _ERASURE_TEST + "test_said_anew_it_is_asked_and_told_it_is_new",
    ),
    Mutant(
        "just forgotten is unknown",
        _WRITE,
        '        kinds.add("forgotten")',
        '        kinds.discard("forgotten")',
        _GATE_TEST + "test_what_was_just_forgotten_is_asked_about",
    ),
    Mutant(
        "no tombstones made",
        _ERASURE,
        "        _bury(parts, session, row, [found for found in evidence if found.memory_id == row.id], now)",
        "        session.flush()",
        _ERASURE_TEST + "test_said_anew_it_is_asked_and_told_it_is_new",
    ),
    Mutant(
        "messages keep the words",
        _ERASURE,
        "    messages = _redact_messages(session, person_id, words)",
        "    messages = 0",
        _ERASURE_TEST + "test_no_byte_of_it_is_left_in_the_data_folder",
    ),
    Mutant(
        "titles keep the words",
        _ERASURE,
        "    titles = _redact_titles(session, person_id, words)",
        "    titles = 0",
        _ERASURE_TEST + "test_a_title_that_ends_in_the_first_words_is_cut",
    ),
    Mutant(
        "cards keep the words",
        _ERASURE,
        "    proposals = _erase_proposals(session, person_id, words, now)",
        "    proposals = 0",
        _ERASURE_TEST + "test_what_waits_from_the_same_words_goes_too",
    ),
    Mutant(
        "summary kept on forgetting",
        _ERASURE,
        "    dropped = summaries.drop_all(session, person_id)\n    receipt = ",
        "    dropped = 0\n    receipt = ",
        "tests/memory/test_summaries.py::test_forgetting_drops_it_at_once_to_the_last_byte",
    ),
    Mutant(
        "other person's memory forgotten",
        _ERASURE,
        "row is None or row.person_id != person_id or row.receipt_id is not None",
        "row is None or row.receipt_id is not None",
        _GOVERNED_TEST + "test_nobody_reaches_anothers_memory",
    ),
    Mutant(
        "hidden rows recalled",
        _RECALL,
        "    mine = and_(col(table.person_id) == person_id, col(table.receipt_id).is_(None))",
        "    mine = and_(col(table.person_id) == person_id)",
        _GATE_TEST + "test_what_shapes_every_reply_stops_when_forgotten",
    ),
    Mutant(
        "use policies skipped",
        _RECALL,
        "    return parts.policies.decide(request, context).effect is Effect.ALLOW",
        "    return parts.policies.decide(request, context).effect is not None",
        "tests/memory/test_recall.py::test_a_sensitive_memory_is_used_where_it_bears_and_never_in_a_text_for_others",
    ),
    Mutant(
        "changed list forgotten",
        _GOVERNED,
        "        if preview.digest != digest or not preview.matches:",
        "        if not preview.matches:",
        _GOVERNED_TEST + "test_bulk_forgetting_is_bound_to_the_list_that_was_shown",
    ),
    Mutant(
        "changed list still waits",
        _GOVERNED,
        "            return preview if preview.digest == row.digest else None",
        "            return preview",
        _CONSENT_TEST + "test_a_changed_list_is_not_forgotten",
    ),
    Mutant(
        "edit over an unseen edit",
        _GOVERNED,
        "            if version is not None and version != row.version:",
        "            if version is not None and not row.version:",
        _GOVERNED_TEST + "test_two_edits_of_one_version_show_both_texts",
    ),
    Mutant(
        "undo brings back what a rule refuses",
        _UNDOING,
        "    if decision.effect is Effect.DENY:",
        "    if decision is None:",
        "tests/memory/test_undoing.py::test_undo_brings_nothing_back_that_a_rule_refuses",
    ),
)

LEDGER = (
    Mutant(
        "ledger update allowed",
        "memory/migrations/versions/0001_the_first_tables.py",
        "SELECT RAISE(ABORT, 'the ledger is append-only');",
        "SELECT 1;",
        "tests/memory/test_ledger.py::test_entries_cannot_be_changed",
    ),
    Mutant(
        "changed entry passes",
        "memory/ledger.py",
        " or entry.hash != digest_of(entry):",
        ":",
        "tests/memory/test_ledger.py::test_the_chain_is_whole_and_a_changed_entry_breaks_it",
    ),
    Mutant(
        "secrets not masked",
        "memory/transcripts.py",
        "        masked = secrets.mask(text)",
        "        masked = secrets.Masked(text, (), ())",
        "tests/memory/test_transcripts.py::test_secrets_are_masked_before_the_first_write",
    ),
    Mutant(
        "refused is saved",
        _WRITE,
        "        return _refuse(session, person_id, draft, decision, relation, applying, now)",
        "        return save(session, parts, person_id, draft, decision, None, now)",
        _GOVERNED_TEST + "test_a_secret_is_refused_even_when_told",
    ),
)

TURN = (
    Mutant(
        "told taken from the model",
        _TOOLS,
        "told=self._told(quote), by_model=True",
        "told=True, by_model=True",
        _DESK_TEST + "test_a_model_cannot_say_that_it_was_told",
    ),
    Mutant(
        "a model's claim passes for the reader's",
        _TOOLS,
        "told=self._told(quote), by_model=True",
        "told=self._told(quote)",
        _DESK_TEST + "test_a_models_claim_is_known_as_such",
    ),
    Mutant(
        "forget by tool without the person's words",
        _TOOLS,
        "        if not self._said(quote) or not asked:",
        "        if not quote:",
        _DESK_TEST + "test_no_tool_forgets_unasked",
    ),
    Mutant(
        "a second memory goes with the first",
        _TOOLS,
        "        if any(isinstance(happened, Forgetting) for response in self.responses for happened in "
        "response.happened):",
        "        if not quote:",
        _DESK_TEST + "test_a_tool_forgets_one_memory_a_message",
    ),
    Mutant(
        "any clause with the word is a wish to forget",
        "assistant/wishes.py",
        "    return _TO_ME.match(clause) is not None and _NOT_TO_ME.search(clause) is None",
        "    return _TO_ME.search(clause) is not None",
        "tests/assistant/test_wishes.py::test_what_has_its_words_alone_is_none",
    ),
    Mutant(
        "a model rewrites unasked",
        _DRAFTS,
        "claim.by_model and not asks_to_change(said, former.content)",
        "claim.by_model and not said",
        "tests/memory/test_changing.py::test_a_model_rewrites_nothing_unasked",
    ),
    Mutant(
        "a model brings words from a document",
        _DRAFTS,
        "brought = claim.by_model and from_elsewhere(session, message, content, before)",
        "brought = False",
        "tests/memory/test_provenance.py::test_a_document_s_word_is_refused",
    ),
    Mutant(
        "what is taken back in the same breath is read",
        _DRAFTS,
        "else not unsaid(text, whole)",
        "else True",
        _GATE_TEST + "test_what_is_taken_back_in_the_same_breath_is_asked_about",
    ),
    Mutant(
        "a guess is evidence of what is known",
        _WRITE,
        "            if draft.origin is Origin.STATED:",
        "            if draft.sources:",
        "tests/memory/test_provenance.py::test_a_guess_adds_no_evidence_to_what_is_known",
    ),
    Mutant(
        "a card overwrites a later edit",
        "memory/cards.py",
        "    if former is None:\n        return row.digest",
        "    if row.digest:\n        return row.digest",
        _ANSWERING_TEST + "test_a_card_shows_what_it_replaces_and_never_overwrites_a_later_edit",
    ),
    Mutant(
        "what was said aside is not noted",
        _TURN,
        "        assistant.off_record.note_aside(request.conversation.id)",
        "        assistant.off_record.conversations(person.id)",
        _CONSENT_TEST + "test_a_yes_to_what_was_asked_off_the_record_is_not_consent",
    ),
    Mutant(
        "yes to keep a file keeps the card",
        _CONSENT,
        "    asks = _ABOUT_KEEPING.search(said) if names_the_act",
        "    asks = None if names_the_act",
        _CONSENT_TEST + "test_a_yes_to_keep_something_else_is_not_consent",
    ),
    Mutant(
        "words for one memory forget another",
        _TOOLS,
        "        if not names(quote, memory) or [each.id for each in choose(self.memory.find(quote), quote)] != "
        "[memory.id]:",
        "        if not quote:",
        _TOOLS_TEST + "test_forget_needs_the_persons_wish",
    ),
    Mutant(
        "everything forgotten without a yes",
        _TOOLS,
        "            self.memory.hold(preview)",
        "            self.memory.forget([memory.id for memory in preview.matches])",
        _TOOLS_TEST + "test_forgetting_everything_waits_for_the_person",
    ),
    Mutant(
        "tool after close",
        _TOOLS,
        "            if self._closed:",
        "            if self._lock is None:",
        _DESK_TEST + "test_no_tool_works_after_the_turn",
    ),
    Mutant(
        "claims filter off",
        _TURN,
        "                for passed in claimed.feed(piece):",
        "                for passed in (piece,):",
        "tests/assistant/test_turn.py::test_a_claim_of_the_model_is_not_passed_on",
    ),
    Mutant(
        "off the record goes on record",
        _TURN,
        "    if request.conversation.off_record or heard.off_record:",
        "    if request.conversation.off_record:",
        "tests/assistant/test_off_record_turn.py::test_one_message_off_the_record",
    ),
)

PLANTED = (*ENGINE, *POLICIES, *EVIDENCE, *CONSENT, *FORGETTING, *LEDGER, *TURN)
