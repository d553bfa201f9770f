"""What a person does as a habit: "I work nights", "I always sit by the window"."""

import re

from assistant.reader.vocabulary import HABIT, HABITUAL_TIME, any_of

_HABIT_VERB = any_of(
    "work live reside play use drive ride cycle commute eat drink cook bake speak study teach "
    "swim sing dance knit crochet sew paint sketch code program "
    "collect own rent wear watch follow support travel fly practise practice train coach "
    "volunteer manage lead host grow breed belong_to attend observe fast pray identify suffer "
    "sleep wake get_up go_to_bed go_to_church go_to_the_gym go_running go_swimming go_by "
    "go_climbing go_cycling go_hiking go_to start_work finish_work shop celebrate meditate "
    "homeschool "
    "share_a care_for look_after tutor freelance hike climb ski surf sail box row foster smoke "
    "vape bank_with subscribe struggle_with stammer stutter lisp snore run_a run_my "
    "run_marathons "
    "run_every run_the run_with run_on write_all write_in write_code write_my write_for "
    "write_rust read_mostly read_mainly read_a_lot read_the keep_bees keep_chickens keep_hens "
    "keep_my keep_a keep_kosher keep_halal keep_shabbat keep_to "
    "take_the_bus take_the_train take_my take_medication take_antidepressants take_insulin "
    "take_statins take_sugar take_milk take_two take_one take_no take_soy take_oat take_blood "
    "do_yoga do_pilates do_crossfit do_karate do_judo do_the_school_run do_my do_all_my "
    "do_most_of do_shift do_shifts do_night do_nights do_ballet do_weights "
    "buy_my buy_only buy_organic pay_by pay_with have_always code_in sit_in sit_on order "
    "stay_in stick_to rely_on depend_on get_migraines get_hay_fever get_hayfever get_seasick "
    "get_carsick "
    "get_travel_sick get_travelsick get_motion_sick get_motion_sickness get_panic_attacks "
    "get_car_sick get_sea_sick get_headaches get_anxious_in get_heartburn get_cold_sores "
    "vote_for vote_labour vote_green vote_tory vote_conservative vote_lib vote_democrat "
    "vote_republican walk_to walk_my walk_the walk_everywhere refuse avoid abstain limit "
    "restrict boycott donate wfh choir sing_in referee umpire trek garden forage fish_for hunt "
    "spin weave whittle blog podcast stream_on "
    "busk juggle fence wrestle skate skateboard snowboard rollerblade kayak canoe scuba dive "
    "freedive do_triathlons chair treasurer"
)

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"i (?:also |still |now |currently )*take (?:(?:\w+ ){0,2}(?:for (?:my|a|an|anxiety|"
            r"depression|pain)|every day|daily|twice a day)|(?:\w+(?:farin|formin|olol|pril|sartan|"
            r"statin|apine|aline|etine|azine|zepam|zolam|prazole|triptan|tinib|gliptin|thyroxine|pram)"
            r"|insulin|lithium|hrt|antihistamines|painkillers|steroids|blood thinners|beta blockers|"
            r"ssris?|the pill|(?:\w+ )?(?:medication|meds|tablets|pills|antidepressants|supplements)))\b"
        ),
        (
            rf"(?:i (?:(?:{HABIT}|\w+ly|now|still|do) )*{_HABIT_VERB}|we (?:also |now |"
            r"still )*(?:live (?!in (?:an? )?(?:world|age|time|society|era))|always |never |usually |"
            r"foster|homeschool|keep (?:bees|hens|chickens)))\b(?! (?:this|that|it|these|those|them|him|"
            r"out (?:how|what|why)|the (?:following|same|code|function|command|above|formula|script))\b)"
        ),
        (
            r"i (?:always|never|usually|rarely|normally|generally|typically|hardly ever|almost never|"
            r"almost always|nearly always|mostly|only ever|tend to|exclusively|strictly|only(?= (?:eat|"
            r"dine|feed|follow|attend|ride|run|accept|stream|visit|consider|take|keep|do|practi[sc]e|"
            r"speak|adopt|eat|drink|read|watch|wear|buy|use|listen|play|work|fly|take|travel|speak|shop|"
            r"cook|drive|buys|consume|purchase|support|stay|want (?:my|answers|replies|to (?:buy|use|eat|"
            r"wear|support|see))|trust|invest|choose|book|sleep|write|code|order|date|go)\b))(?: ever)? "
            r"(?!(?:know|understand|understood|remember|remembered|forget|think|thought|wonder|wondered|"
            r"feel|felt|said|say|got|get (?:it|the|why|how|stuck|confused|lost|an?)|saw|had (?:an?|any|"
            r"the|this)|did|went|made|realised|realized|knew|heard|found|seem|mix up|lose|lost|end up|"
            r"figured|asked|ask|noticed|tried|imagined|have to|expected|received|finished|meant|happened|"
            r"believed|guessed|assumed|want to (?:know|see|try|go|visit|learn)|wanted|dreamed|wish|hoped|"
            r"suspected)\b)[a-z]"
        ),
        (
            r"i (?!(?:am|get|see|hear|keep|was|were|had|did|went|think|thought|wonder|guess|know|need|"
            r"want|wish|hope|just|got|have|could|would|should|can|will|might|may|must|feel|see|saw|hear|"
            r"say|said|mean|understand|remember|forget|forgot|don'?t|do not)\b)(?:also |"
            rf"still )?[a-z]+(?<!ed)\b[^?]*{HABITUAL_TIME}"
        ),
        (
            r"i (?:need|require) (?:to (?:avoid (?!the\b|this\b)|wear|sit (?:down|near|by)|eat (?:gluten|"
            r"every|small|low)|limit|stick to|have my (?:back|medic))|"
            r"(?:an? )?(?:\w+[- ]){0,2}(?:step-free|wheelchair|subtitles|captions|large print|glasses|"
            r"hearing aid|accessible|screen reader|ramp|gluten-free|halal|kosher|braille|sign language|"
            r"insulin|an epipen|silence|ground[- ]floor|low-sodium|sugar-free|dairy-free))\b"
        ),
    )
)
