"""The words of each topic: tables alone."""

from collections.abc import Mapping
from types import MappingProxyType

# One word of two or more ("time zone") counts as a phrase. A star lets the word go on: "vegetarian*".
TABLE: dict[str, str] = {
    "identity": (
        "name nickname pronoun they/them she/her he/him address_as goes_by go_by call_me surname mr "
        "mrs ms mx dr sign_off signature initials first_name last_name full_name preferred_name "
        "introduce_me my_name "
        "birthday born date_of_birth age years_old star_sign nationality citizen gender*"
    ),
    "replies": (
        "reply replies answer answers response responses explanation explanations bullet bullets "
        "bullet_point bullet_points concise concisely brief verbose wordy jargon emoji emojis tone "
        "formatting heading headings markdown long_answer short_answer "
        "summary summaries step_by_step plain_list plain_lists tldr source sources citations "
        "small_talk metric metric_units imperial celsius fahrenheit 24-hour oxford_comma "
        "british_english american_english british_spelling american_spelling spelling "
        "plain_english footnotes table tables correct_me corrected"
    ),
    "language": (
        "language languages italian french german spanish portuguese welsh english dutch polish "
        "swedish norwegian danish finnish greek turkish russian ukrainian arabic hebrew hindi urdu "
        "bengali punjabi chinese mandarin cantonese japanese korean vietnamese thai swahili latin "
        "irish gaelic catalan basque czech hungarian romanian bilingual fluent translate "
        "translation grammar vocabulary pronunciation accent speak* mother_tongue sign_language "
        "esperanto"
    ),
    "food": (
        "food eat eats eating ate diet dietary vegetarian* vegan* veggie pescatarian pescetarian "
        "omnivore flexitarian meat beef pork lamb chicken turkey fish seafood shellfish prawn "
        "salmon tuna egg dairy milk cheese butter yogurt yoghurt cream lactose gluten wheat bread "
        "bake baking bakery "
        "baker sourdough pasta rice noodle pizza curry curries soup salad sandwich burger steak "
        "steakhouse sushi taco dumpling breakfast brunch lunch dinner supper meal meals snack "
        "dessert cake brownie cookie biscuit pie chocolate sweet sugar spicy spice spices chilli "
        "chili pepper garlic onion "
        "coriander cilantro mushroom olive olives tomato potato vegetable veg fruit apple banana "
        "lentil bean beans tofu nut nuts peanut peanuts almond walnut sesame soy soya oat tea "
        "coffee espresso latte caffeine decaf juice wine beer alcohol drink drinks drank cocktail "
        "whisky gin "
        "cook cooks cooking recipe recipes kitchen oven roast fry grill barbecue bbq ingredient "
        "restaurant cafe café takeaway cuisine kosher halal hungry appetite flavour flavor "
        "pickle honey jam sauce vinegar herb herbs grocery groceries supermarket coeliac celiac "
        "fasting ramadan fast keto paleo low-carb low-sodium teetotal tap_water menu chef picnic "
        "packed_lunch lunchbox air_fryer slow_cooker porridge cereal toast dish dishes"
    ),
    "travel": (
        "car cars van drive driving motorbike "
        "travel* trip trips holiday holidays vacation flight flights fly flies flying plane planes "
        "airport airline aisle window_seat seat seats train trains rail railway station bus buses "
        "coach ferry boat_trip cruise hotel hotels hostel airbnb accommodation luggage suitcase "
        "hand_luggage carry-on passport "
        "itinerary tourist sightseeing destination beach resort backpack backpacking road_trip "
        "abroad jet_lag check-in boarding quiet_coach first_class business_class layover eurostar "
        "interrail commute ticket tickets journey tour tours city_break packing pack campsite "
        "camping "
        "drive_to getaway route taxi uber"
    ),
    "health": (
        "health healthy doctor gp hospital medical medicine medication medications pill pills "
        "insulin inhaler prescription allergy allergies allergic asthma asthmatic diabetes diabetic "
        "epilepsy epileptic migraine migraines arthritis cancer depression depressed anxiety "
        "anxious bipolar adhd autism autistic dyslexia dyslexic "
        "ptsd ocd ibs crohn's crohns colitis lupus psoriasis eczema gout sclerosis thyroid "
        "blood_pressure cholesterol heart_condition heart stroke pregnant pregnancy therapy "
        "therapist counselling psychiatrist surgery operation pain back_pain injury knee disability "
        "disabled wheelchair deaf blind colour-blind color-blind "
        "hearing eyesight glasses screen_reader sleep insomnia symptom symptoms diagnosis diagnosed "
        "condition vaccine hiv hepatitis dentist dental teeth physio physiotherapy penicillin "
        "antibiotics antidepressant* weight calories bmi smoke smoker smoking vape sober alcoholic "
        "recovery addiction menopause period hayfever hay_fever "
        "pollen mental_health breakdown left-handed right-handed coeliac celiac gluten_intolerance "
        "lactose_intolerant medicines headache illness ill sick cold_sore"
    ),
    "work": (
        "work works working job jobs career careers office colleague colleagues coworker boss "
        "manager manage manages management client clients meeting meetings stand-up standup "
        "deadline deadlines employer employee company business salary_review promotion cv resume "
        "résumé interview interviews linkedin profession professional teacher teach "
        "teaches lecturer nurse librarian library engineer developer designer analyst accountant "
        "lawyer solicitor barrister architect consultant freelance freelancer self-employed shift "
        "shifts rota team project projects workplace wfh work_from_home remote hybrid desk "
        "desk_days standing_desk union shop_steward apprenticeship "
        "university uni college school degree phd thesis dissertation study studies studying "
        "student exam exams course lecture classroom homework essay startup agenda presentation "
        "slides retrospective invoice invoices conference intern internship redundancy redundant "
        "retire retired retirement occupation trade secretary receptionist "
        "plumber electrician carpenter warehouse factory farm farmer clinic ward civil_servant "
        "night_shifts nine_to_five studio pottery_studio kick-off workday calendar"
    ),
    "money": (
        "money budget budgets budgeting bank banks banking account_with savings save_money "
        "saving_up debt debts loan loans mortgage mortgages rent rents pension invest investing "
        "investment investments stocks shares isa tax taxes salary income wage wages afford spend "
        "spends spending credit_card debit_card debit credit overdraft bankrupt bankruptcy "
        "bankruptcies ynab insurance bill bills expenses finance finances financial price prices "
        "cheap expensive pay_by pays_by benefit benefits universal_credit crypto bitcoin arrears "
        "paypal subscription subscriptions donate charity pound pounds euro euros dollars £ $ € "
        "landlord bailiff debt_management"
    ),
    "family": (
        "family families mum mom mother dad father parent parents brother sister sibling son "
        "daughter child children kid kids toddler baby twins wife husband spouse partner girlfriend "
        "boyfriend fiancé fiancée fiance fiancee grandmother grandma nan granny grandfather grandad "
        "granddad grandson granddaughter grandchildren aunt uncle cousin niece nephew "
        "in-laws mother-in-law father-in-law stepson stepdaughter stepmum stepdad godson "
        "goddaughter married marriage divorced divorce widowed single_parent school_run nursery "
        "childcare adoption adopted wedding engaged ex-wife ex-husband"
    ),
    "people": (
        "friend friends mate mates neighbour neighbours neighbor neighbors flatmate flatmates "
        "roommate roommates housemate people guest guests buddy pal classmate roomie bestie landlady"
    ),
    "home": (
        "home house flat apartment cottage bungalow garden gardening allotment kitchen_sink bedroom "
        "bathroom living_room lounge attic loft cellar basement balcony furniture sofa curtains diy "
        "boiler heating radiator cleaning laundry washing_machine dishwasher hoover vacuum "
        "neighbourhood neighborhood moved moving live lives living "
        "lived based resident town city village county street postcode time_zone timezone "
        "pacific_time eastern_time central_time mountain_time new_york_time gmt cet pet pets dog "
        "dogs cat cats rabbit hamster chickens hens bees beehive beekeeping plant plants lawn "
        "houseplant shed garage household tenant tenancy lease "
        "near_me nearby weather where_i_live parrot budgie tortoise goldfish aquarium puppy kitten"
    ),
    "coding": (
        "code codes coding program programs programming programmer python rust javascript "
        "typescript java kotlin golang c++ ruby php haskell swift sql function functions script "
        "scripts loop regex api git github commit branch compiler debug bug bugs linter indentation "
        "tabs spaces semicolon semicolons type_hints vim neovim emacs vs_code vscode ide "
        "pytest unit_test docker kubernetes database backend frontend html css react node framework "
        "variable variables algorithm data_structure terminal bash zsh shell stack_trace stacktrace "
        "decorator decorators refactor open_source pull_request devops"
    ),
    "technology": (
        "phone phones iphone android pixel samsung laptop laptops macbook thinkpad computer "
        "computers pc desktop tablet ipad kindle linux fedora ubuntu debian arch windows mac macos "
        "ios chromebook browser firefox chrome safari edge app apps software hardware printer "
        "router wifi wi-fi bluetooth headphones earbuds camera tv television "
        "smart_home alexa siri screen screenshot screenshots keyboard mouse monitor "
        "password_manager bitwarden 1password vpn email_client gmail outlook dark_mode spreadsheet "
        "excel notion slack zoom teams gadget gadgets device devices smartwatch garmin apple_watch "
        "charger battery usb electric_car ev tesla social_media facebook instagram "
        "twitter tiktok whatsapp privacy google apple microsoft"
    ),
    "leisure": (
        "hobby hobbies sport sports football soccer rugby cricket tennis badminton squash golf "
        "basketball baseball hockey volleyball swim swims swimming run runs running runner marathon "
        "jog gym workout exercise exercises fitness yoga pilates crossfit cycling cycle cycles bike "
        "bikes bicycle hike hikes hiking walk walks walking climb climbing ski "
        "skiing surf surfing sail sailing row rowing dance dancing ballet music musical musician "
        "song songs sing sings singing choir alto soprano tenor band orchestra cello viola violin "
        "piano guitar banjo drum drums bass flute trumpet saxophone karaoke concert concerts gig "
        "gigs jazz opera vinyl records_collection record_collection film films movie movies "
        "cinema theatre theater series game games gaming gamer board_game board_games video_game "
        "video_games chess puzzle puzzles book books novel novels author authors read reads reading "
        "reader poetry poem literature library_book painting painter paint paints draw drawing art "
        "artist museum gallery photography photo photos knit knits "
        "knitting crochet sew sews sewing pottery craft crafts collect collects collecting "
        "fountain_pens bird birdwatching fishing season_ticket podcast podcasts anime manga comics "
        "lego model_trains woodworking martial_art karate judo boxing horse_riding riding weekend "
        "weekends free_time "
        "festival festivals newspaper magazine economist stamp watch_tv actor actress fiddle night_owl morning_person"
    ),
}


# --- topics as people name them -------------------------------------------------------------------------------------

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "identity": (
            "name names nickname pronouns identity who_i_am what_to_call_me how_to_address_me my_name personal_details"
        ),
        "replies": (
            "reply replies answers responses answer_style reply_style how_you_answer how_you_reply "
            "how_you_should_answer writing_style style tone formatting how_replies_should_be "
            "how_i_like_answers how_i_like_my_answers"
        ),
        "language": "language languages languages_i_speak what_i_speak what_languages_i_speak",
        "food": (
            "food foods eating diet cooking meals drink drinks recipes cuisine food_and_drink nutrition "
            "what_i_eat how_i_eat what_i_drink what_i_cook what_i_like_to_eat what_i_don't_eat "
            "eating_habits tastes_in_food favourite_foods"
        ),
        "travel": (
            "travel travelling traveling trips holidays vacations flights flying trains transport "
            "journeys commuting how_i_travel how_i_like_to_travel how_i_get_around where_i_travel "
            "where_i_go_on_holiday seat_preferences"
        ),
        "work": (
            "work job jobs career office employment employer profession colleagues studies school "
            "university education what_i_do where_i_work what_i_do_for_work what_i_do_for_a_living "
            "work_life business workplace"
        ),
        "home": (
            "home house flat apartment living where_i_live housing neighbourhood household home_life "
            "address location garden pets animals place my_pets"
        ),
        "family": (
            "family families relatives kids children parents marriage relationship relationships "
            "family_members private_life love_life"
        ),
        "people": "people friends acquaintances neighbours other_people people_i_know social_life my_friends",
        "health": (
            "health medical medicine medication illness illnesses condition conditions mental_health "
            "body fitness_and_health diagnoses diagnosis allergies wellbeing medical_history "
            "health_issues health_problems"
        ),
        "money": (
            "money finance finances financial budget budgeting banking debt debts savings income salary "
            "spending what_i_spend what_i_earn how_i_pay expenses"
        ),
        "technology": (
            "technology tech devices gadgets computers phones software hardware apps electronics what_i_use my_devices"
        ),
        "coding": (
            "coding code programming development software_development how_i_code what_i_code_in code_style coding_style"
        ),
        "leisure": (
            "leisure hobby hobbies sport sports music books films movies reading games gaming free_time "
            "spare_time entertainment interests pastimes exercise fitness what_i_read what_i_listen_to "
            "what_i_do_for_fun what_i_play art culture weekends"
        ),
    }
)
