"""The words that make a text sensitive, by category, as data.

Entries are separated by commas; a word ending in `*` stands for every word that begins so. Entries of several words
match
in that order, whatever punctuation stands between them. `ORDINARY` goes before: what it matches says nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType

ORDINARY = """
    krav maga, latino music, latin music, can't stand, cannot stand, sick of, tired of, addicted to coffee,
    addicted to chocolate, addicted to sugar,
    addicted to my phone, allergic to mornings, allergic to meetings, allergic to work, crazy about, mad about, mad
    for, nuts about, obsessed with, dying to, dying for, dead tired, to death, love to death, heart of, by heart,
    take heart, heart set, heart warming, heart breaking, heart felt, to my heart, my heart's content, with all my
    heart, headache to deal, pain in the, painful to read, growing pains, blind date*, blind spot*, blind taste,
    blind tasting, double blind, colour blind casting, deaf ears, screen reader*, screen magnifier*, captions,
    wheelchair accessible, accessib*, mental arithmetic, mental note*, mental model*, mental image*, mental load,
    mental math*, health food*, healthy, health conscious, healthier, health care industry, health insurance
    industry, public health, public healthcare, health tech, healthcare system, health app*, health and safety,
    physical book*, physical cop*, physical media, physical game*, physical store*, physical edition*, physical
    product*, physical keyboard*, physical button*, therapy dog training, retail therapy, physical therapy student,
    oh my god, god knows, thank god, my god, for god's sake, god forbid, jesus christ what, religiously, holy grail,
    bible of, baking bible, style bible, church hall, christian bale, christian dior, christian louboutin, christian
    grey, virgin atlantic, virgin media, virgin australia, virgin voyages, virgin islands, extra virgin, virgin
    mojito*, virgin cocktail*, virgin olive, virgin train*, sex and the city, sex education, same sex ratio, gay
    men's chorus, conservative dress, conservative style, conservative estimate*, conservative cloth*, labour of
    love, labour intensive, labor intensive, labour saving, labor saving, labor day, labour day, party host, credit
    union, european union, student union, students union, student's union, students' union, rugby union, western
    union, union square, union station, union jack, soviet union, union type*, union street, genetic algorithm*,
    genetics course, genetics class, genetics lecture, dna of the company, dna of the brand, dna of the game, prison
    break, prison architect, criminal minds, prison drama*, prison film*, crime drama*, crime novel*, crime fiction,
    true crime, crime show*, crime podcast*, criminal mind, technical debt, tech debt, sleep debt, debt of
    gratitude, race track*, race car*, arms race, race day, boat race, black coffee, black tea, black friday, black
    pepper, black jean*, black dress*, black and white, white wine, white noise, dark mode, native english, native
    speaker*, native app*, native language*, indian food, depression era, the great depression, great depression,
    economic depression, tropical depression, depressing, bipolar transistor*, chronic procrastinat*, chronically
    late, chronic overthink*, insane, adhd friendly music, cancer research uk shop, zodiac sign, star sign, sign is
    cancer, a cancer sun, surgery hours, operation manual, patient with, be patient, patient person, patient
    teacher*, very patient, more patient, impatient*, doctor who, doctor strange, dr who, spin doctor*, script
    doctor, dr pepper, dr martens, doc martens, medical drama*, medical thriller*, hospital drama*, medical
    student*, medical school, nurse shark, nursery rhyme*, pregnant pause*, fertile soil, blood orange*, blood
    sausage, blood pudding, blood red, weight training, weight lifting, weights, lifting weights, free weights,
    weight class, light weight, weight limit*, paper weight, weighted blanket*, bench press, stress test*, stress
    testing, stress ball, stress free, low stress, word stress, on pain of, medicine ball*, vitamin c serum*,
    sponsored content, recovery run*, recovery day*, recovery mode, data recovery, disaster recovery, password
    recovery, recovery disk, vegan, vegetarian, pescatarian, kosher salt, prayer plant*, temple of, tempo, passover
    of, mass market, mass effect, mass produced, lent me, lent him, lent her, trans siberian, trans atlantic, trans
    fat*, bank statement*, benefits of, benefit from, side benefit*, benefits package, charged with usb, charged
    battery, cell phone, solar cell*, stem cell lecture, arrested development, jail break*, jailbreak*, the affair,
    affair to remember, current affairs, foreign affairs, on the spectrum of, wide spectrum, broad spectrum, fit as
    a fiddle, spectrum analyser, dose of humour, dose of fun, sugar free, sugar daddy movie, straight away, straight
    line*, straight leg, straight hair, straight to, straight up, conviction that, a drag race, gender studies,
    right wing back, left wing back, left winger football, leave voted, political thriller*, political satire,
    political science, politically neutral, political drama*, political memoir*, history of religion*, religious
    art, religious music, churches and, old churches, church architecture, stress on, insulin pump designer, speech
    therapy student, sick beat*, heart rate zone*, heart rate monitor*, heart rate, race condition*, colour blind
    mode, in the mood, mood board*, mood lighting, mood music, mood light*, cash withdrawal*, a shame, shame that,
    guilty pleasure*, lonely planet, distressed denim, distressed jean*, distressed leather, non smoking, no
    smoking, smoke free, smoking area*, computer virus*, anti virus, curly braces, square braces, kidney bean*,
    lithium batter*, lithium ion, world heritage, heritage site*, heritage tomato*, national heritage, english
    heritage, heritage breed*, gender neutral, gender reveal, email address*, e mail address*, ip address*, mac
    address*, web address*, website address*, distress signal, don't panic, panic button, hospitality, hospitable,
    supplementary, supplemental material*, healthcare worker*, health care worker*, afraid of missing out, fear of
    missing out, no worries, not to worry, don't worry, worry about, worried about, i'm afraid, afraid so, afraid
    not, fear not, not afraid of, a clean break, vote of confidence, up vote*, upvote*, pill box hat, nervous about,
    stress relief toy*, surface tension, muscle tension, tension rod*, high tension, tension headache*, cocktail*,
    mocktail*, free of alcohol, alcohol based ink, alcohol free, alcohol marker*, alcohol gel, rubbing alcohol, non
    alcoholic
"""

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "health": """
            diabet*, insulin, coeliac*, celiac*, asthma*, inhaler*, epilep*, seizure*, cancer*, tumour*, tumor*,
            chemo, chemotherap*, radiotherap*, radiation therapy, oncolog*, leukaem*, leukem*, lymphoma*, melanoma*,
            hiv, aids patient, hepatitis, herpes, chlamydia, gonorrh*, syphilis, sti, stis, std, stds, hpv, lupus,
            arthrit*, rheumat*, osteopor*, fibromyalg*, multiple sclerosis, sclerosis, parkinson*, alzheimer*,
            dementia, had a stroke, heart attack*, heart disease, heart condition*, heart failure, heart surgery,
            heart murmur, pacemaker, angina, cardiac, cardiolog*, arrhythm*, atrial, hypertens*, blood pressure,
            cholesterol, anaem*, anem*, thyroid*, hashimoto*, crohn*, colitis, ibs, ibd, irritable bowel, reflux,
            gerd, ulcer*, gallstone*, kidney*, dialysis, liver disease, cirrhosis, transplant*, migraine*,
            headache*, vertigo, tinnitus, eczema, psoriasis, acne, rosacea, dermatit*, dermatolog*, alopecia, hair
            thinning, hair loss, endometrio*, pcos, polycystic, fibroid*, menopaus*, perimenopaus*, period pain*,
            menstru*, pregnan*, trimester*, due date is, miscarr*, stillb*, abort*, ivf, fertil*, infertil*, iui,
            ovulat*, embryo*, fetal, foetal, fetus, foetus, egg retrieval, egg donor*, sperm*, ultrasound*,
            obstetri*, gynaecolog*, gynecolog*, antenatal, prenatal, postnatal, postpartum, midwi*, breastfeed*,
            birth control, contracept*, the pill, iud, vasectom*, hysterectom*, mastectom*, hrt, hormone therap*,
            hormone replacement, hormone treatment*, hormone level*, testosterone, estrogen, oestrogen,
            progesterone, endocrin*, erectile, incontinen*, prostate, disab*, wheelchair*, mobility aid*, walking
            stick, cane user, prosthe*, amput*, paraly*, paraple*, quadriple*, cerebral palsy, hearing aid*, hard of
            hearing, hearing loss, cochlear, i'm deaf, am deaf, is deaf, deaf, blind, is blind, visually impair*,
            partially sighted, sight loss, low vision, glaucoma, cataract*, macular, colour blind, color blind,
            colourblind, colorblind, dyslex*, dyscalcul*, dysprax*, adhd, add diagnosis, autis*, autistic,
            asperger*, neurodiver*, neurodivergent, tourette*, on the spectrum, down syndrome, down's syndrome,
            syndrome*, learning difficult*, learning disab*, allerg*, anaphyla*, epipen*, epi pen, hay fever,
            hayfever, intoleran*, lactose, gluten intoleran*, coeliacs, food sensitiv*, gut issue*, digestive,
            illness*, disease*, disorder*, diagnos*, symptom*, chronic, chronically ill, chronic pain, chronic
            fatigue, long covid, covid, vaccin*, booster shot*, flu shot*, flu jab, terminally ill, surger*,
            surgeon*, operation on my, operated on, physio, physiotherap*, physical therap*, occupational therap*,
            speech therap*, chiropract*, osteopath*, acupunctur*, injur*, concuss*, fractur*, sprain*, slipped disc,
            herniat*, sciatica, back pain, bad back, back problem*, back issue*, bad knee*, knee problem*, knee
            pain*, knee injur*, joint pain*, joint problem*, joint issue*, neck pain, shoulder pain, chest pain*,
            stomach pain*, nerve pain, in pain, painkiller*, pain relief, pain medication*, carpal tunnel, tendon*,
            rehab, rehabilitat*, hospital*, icu, inpatient, outpatient, clinic, clinics, clinical*, clinician*,
            medical, medically, medicat*, medicine*, prescri*, tablets for, antibiotic*, statin*, ibuprofen,
            metformin, steroid*, naltrexone, buprenorphine, methadone, ozempic, mounjaro, wegovy, dosage*, mg, vital
            sign*, bmi, body mass index, body fat, overweight, obes*, underweight, weight loss, weight gain, lost
            weight, gained weight, gain weight, lose weight, lost pounds, pounds lighter, my weight, her weight, his
            weight, current weight, target weight, goal weight, weight is, weight has, lose some weight, losing
            weight, calorie intake, calories, blood sugar, blood test*, blood work, bloodwork, blood glucose,
            glucose, a1c, hba1c, lab result*, mri, ct scan, x ray, xray, biops*, colonoscop*, mammogram*, screening
            result*, test results, checkup*, check up, check ups, physical exam*, annual physical, physical health,
            health condition*, health problem*, health issue*, health check*, health concern*, health status, health
            assessment*, health screening*, health record*, health insurance, health problem, poor health, my
            health, her health, his health, health journey, overall health, health scare, health goal*, health
            appointment*, sick leave, sick day*, signed off sick, fell ill, falls ill, feel unwell, unwell, poorly,
            immune, immunocompromis*, autoimmun*, infection*, pneumonia, bronchitis, sinus*, tonsil*, appendi*,
            hernia*, dental, dentist*, root canal, orthodont*, physician*, my gp, her gp, his gp, my doctor, her
            doctor, his doctor, doctor said, doctor told, doctor recommend*, doctor advised, doctor's orders,
            primary care, specialist appointment, nutritionist*, dietit*, dietic*, sleep quality, sleep apn*,
            insomnia*, insomniac*, hours of sleep, sleep disorder*, sleep issue*, sleep disturb*, sleep score*,
            sleep problem*, trouble sleeping, poor sleep, sleep pattern*, sleep per night, sleep
            deprivation, narcolep*, fatigue*, low energy, energy level*, nausea*, dizz*, resting heart, heart
            palpitation*, palpitation*, mental health, mental illness*, mentally ill, mental wellbeing, mental well
            being, mental state, emotional health, emotional wellbeing, emotional well being, wellbeing score, well
            being score, depress*, antidepress*, anxiety, anxious, panic attack*, panic disorder*, bipolar, mania,
            manic, schizo*, psychosis, psychotic*, ptsd, cptsd, trauma*, ocd, obsessive compulsive, borderline
            personality, personality disorder*, phobia*, claustrophob*, agoraphob*, arachnophob*, eating disorder*,
            anorexi*, bulimi*, binge eat*, self harm*, self esteem, self worth, suicid*, psychiatr*, psychotherap*,
            psycholog* support, psychologist*, therapist*, therapy, therapies, counsel* session*, counseling,
            counselling, counsellor*, counselor*, cbt, emdr, cognitive behav*, group therapy, support group*, peer
            support, sertraline, fluoxetine, prozac, citalopram, escitalopram, lexapro, zoloft, venlafaxine,
            mirtazapine, lithium, ssri*, benzodiaz*, xanax, valium, ritalin, adderall, burnout, burned out, burnt
            out, stress level*, stress score*, stress rating*, stress related, stress management, stress reduction,
            reduce stress, manage stress, perceived stress, work stress, stressed, stressor*, stress is, of stress,
            coping, copes, cope with, mood swing*, emotional support, emotionally, emotional strain, emotional
            distress, distress*, loneliness, grief, griev*, bereave*, mourning, motivation
            level*, confidence score*, confidence level*, gad 7, phq 9, phq, gad, resilience, mental resilience,
            nervous breakdown, irritab*, hopeless*, despair*, nightmare*, flashback*, addict*, alcoholi*, alcohol,
            alcohol abuse, drinking problem*, sober, sobriety, relapse*, relapsing, alcoholics anonymous, narcotics
            anonymous, aa meeting*, aa sponsor, na meeting*, 12 step, twelve step, detox*, withdrawal symptom*,
            cravings, substance abuse, substance use, substance misuse, drug abuse, drug use, drug problem*,
            opioid*, heroin, cocaine, cannabis, marijuana, weed smoker, smoke weed, smoker, smoking, quit smoking,
            nicotine, vape, vaping, gambling, gambler, overdos*, first aid treatment, care home, hospice,
            palliative, special needs, sensory issue*, sensory processing, sensory overload, stoma, colostomy,
            catheter, feeding tube, ventilator, oxygen tank, medical leave, medical record*, medical history,
            medical bill*, medical condition*, pill, pills, exhaustion, fainting, fainted, faint at, mental
            breakdown, emotional breakdown, feel overwhelmed, feeling overwhelmed, feels overwhelmed, felt
            overwhelmed, constantly overwhelmed, a stroke, mini stroke, stroke survivor, stroke recovery, alcohol
            withdrawal, my braces, dental braces, mood log*, mood score*, my mood, her mood, his mood, low mood,
            mood disorder*, mood has, panic, feelings of guilt, guilt about, feels guilty, feel
            guilty, feels shame, chronic shame, ashamed, feel lonely, feels lonely, lonely, mobility issue*,
            mobility problem*, high stress, under stress, stress from, due to stress, by stress, virus infection,
            prognosis, postoperative, post operative, preoperative, recovery period, morning sickness, hangover*,
            dehydrat*, malnourish*, malnutrition, immuniz*, immunis*, stomach cramp*, cramps, vitamin
            d, multivitamin*, cortisol, liver enzyme*, liver function, kidney function, emergency
            department, emergency room, er visit*, ambulance, vision check*, eye exam*, vision test*, hearing test*,
            body image, self confidence, preventive care, nutrition plan*, dietary
            plan*, nutritional plan*, hormone injection*, wakes up at night, wakes during the night, sense of
            relief, felt guilty, healthcare, health care, medical check*,
            nervous*, heartbeat, low sodium, my stress, her stress, his stress, stress has, her
            worry, his worries, fearful, gout, shingles,
            measles, mumps, chickenpox, whooping cough, the flu, influenza, tuberculosis, malaria, dengue, lyme,
            sepsis, jaundice, meningitis, encephalitis, polio, scoliosis, copd, emphysema, cystitis, uti, utis,
            haemorrhoid*, hemorrhoid*, spina bifida, muscular dystrophy, motor neurone, have als, has als,
            i have ms, has ms, have
            pots, ehlers danlos, sjogren*, sjögren*, raynaud*, stammer*, stutter*, sleepwalk*, mutism, gallbladder,
            pancreat*, thrombosis, blood clot*, aneurysm*, embolism*, varicose, hives, skin rash, bunion*, bursitis,
            rotator cuff, torn acl, meniscus, whiplash, cyst, cysts, polyps, constipat*, diarrhoea, diarrhea,
            vomiting, incontinence, tremor*, neuropath*, neuralgia, neurolog*, spondyl*, stenosis, keratoconus,
            astigmatism, strabismus, short sighted, long sighted, near sighted, far sighted, albinism, vitiligo,
            dwarfism, fainting fits, pneumothorax, lung disease, cancerous, malignan*, benign tumour, lump in my,
            metasta*, mastitis, prolapse*, vaginismus, prostatitis, hypothyroid*, hyperthyroid*, hypoglyc*,
            hyperglyc*, porphyria, sarcoidosis, amyloid*, encephalo*, ataxia, dystonia, aphasia, amnesia, delirium,
            catatoni*, dissociat*, tic disorder, tics, trichotillomania, hypochondri*, insomni*, social anxiety,
            a breakdown, my breakdown, burnout, burned out, burnt out, in recovery, years sober, months sober,
            i'm sober, is sober, got sober, sober since, years clean, months clean,
            relapse*, rehab*, overdose*, panic attack*, self harm*, suicid*, miscarr*, stillb*, abortion*,
            ivf, fertility
            treatment*, menopaus*, erectile, hospice, palliative
        """,
        "religion": """
            muslim*, islam*, ramadan, eid, mosque*, imam, quran, koran, hijab*, niqab, halal, hajj, umrah, sunni,
            shia, jew, jews, jewish, judaism, shabbat, sabbath, synagogue*, rabbi*, torah, kosher, yom kippur,
            passover, hanukkah, bar mitzvah, bat mitzvah, christian*, catholic*, protestant*, evangelical*,
            baptist*, methodist*, anglican*, lutheran*, presbyterian*, pentecostal*, orthodox, mormon*, latter day
            saint*, quaker*, jehovah*, seventh day adventist*, adventist*, church, churches, churchgo*, chapel,
            parish*, congregation*, baptis*, baptiz*, confirmation class, communion, rosary, confession to, bible*,
            scriptur*, gospel, jesus, christ, believe in god, god, pray, prays, prayed, praying, prayer*, worship*,
            sermon*, pastor*, vicar, priest*, deacon, nun, monk, attend mass, attends mass, go to mass, goes to
            mass, sunday mass, give up for lent, for lent, during lent, hindu*, diwali, puja, buddhis*, sikh*,
            gurdwara, turban, jain, jainism, bahai, bahá, zoroastr*, rastafari*, pagan*, wicca*, druid*, taois*,
            shinto, scientolog*, satanis*, atheis*, agnostic*, secular humanis*, religio*, my faith, her faith, his
            faith, faith community, faith based, faith group, spiritual*, devout, believer, pilgrim*, convert to,
            converted to, conversion, clergy, missionary, fasting for, temple every, go to temple, goes to temple,
            our temple, my temple, converting, spiritual retreat, her
            conversion, his conversion
        """,
        "politics": """
            politic* view*, political view*, political part*, political opinion*, political belief*, politically, my
            politics, political activis*, political campaign*, political rall*, political, politics, vote, votes,
            voted, voting, voter*, conservative party, conservatives, conservative, tory, tories, labour party,
            labour member, labour supporter, labour councillor, labour voter, lib dem*, liberal democrat*, green
            party, snp, plaid cymru, reform uk, ukip, democrat, democrats, democratic party, republican*, gop, maga,
            trump supporter*, libertarian*, socialist*, socialism, communis*, marxis*, anarchis*, left wing*, right
            wing*, far left, far right, leftist*, liberal politics, centrist*, brexit*, remainer*, activist*,
            activism, protest, protests, protested, protester*, canvass*, campaign for, campaigning for, campaigned
            for, party member*, feminist*, anti abortion, pro choice, pro life, momentum member, afd, spd, cdu, die
            linke, sinn fein, dup member, bjp, councillor
        """,
        "sex-life": """
            sex, sexual*, sex life, libido, sex drive, kink*, fetish*, bdsm, polyamor*, open relationship, open
            marriage, ethical* non monogam*, non monogam*, nonmonogam*, one night stand*, porn*, condom*, swinger*,
            swinging lifestyle, an affair, extramarital, infidel*, cheated on, cheating on, onlyfans, virgin,
            virginity, hookup*, hook ups, hooking up, masturbat*, orgasm*, viagra, celiba*, abstinen*, escort, sex
            work*, sex toy*, sleeping with, slept with, dominatrix, intimacy, intimate relationship
        """,
        "orientation": """
            gay, lesbian*, bisexual*, bi curious, i'm bi, am bi, is bi, queer*, pansexual*, asexual*, aromantic,
            demisexual*, heterosexual*, homosexual*, lgbt*, lgbtq*, same sex, trans, transgender*, transsexual*,
            trans man, trans woman, gender transition*, my transition, her transition, his transition, their
            transition, the transition, transitioning, transitioned, gender affirm*, gender identit*, gender
            dysphor*, dysphori*, gender marker, gender, nonbinary, non binary, genderqueer, gender fluid,
            genderfluid, agender, intersex, closeted, in the closet, came out to, came out as, coming out to, come
            out to, come out as, out as, sexual orientation, sexual identity, deadname*, top surgery, bottom
            surgery, i'm straight, am straight, pride flag, identif* as, crossdress*, cross dress*
        """,
        "ethnicity": """
            ethnic*, racial*, biracial, mixed race, multiracial, mixed heritage, descent, ancestry, ancestor*, of
            colour, of color, african american*, african caribbean, afro caribbean*, asian american*, british
            asian*, black british, british pakistani*, british indian*, british bangladeshi*, british chinese,
            british nigerian*, black man, black woman, black person, black people, as a black, i'm black, am black,
            white man, white woman, white person, i'm white, am white, i'm asian, am asian, is
            asian, south asian, east asian, southeast asian, hispanic, latino*, latina*, latinx, chicano*, chicana*,
            mestizo, indigenous, native american*, first nations, first nation, cherokee, navajo, lakota, inuit,
            métis, aboriginal, torres strait, maori, māori, pacific islander, romani, roma people, gypsy, traveller
            community, irish traveller*, sami, kurdish, kurd, tamil, punjabi, bengali, pashtun, uyghur, rohingya,
            yoruba, igbo, hausa, zulu, xhosa, arab, arabs, berber, amazigh, hmong, ashkenazi, sephardi*, caucasian,
            half chinese, half japanese, half indian, half black, half white, half korean, half nigerian, half
            asian, my heritage, her heritage, his heritage, cultural heritage, of mixed heritage,
            heritage is, my race, her race, his race, my tribe, a tribe, tribal
        """,
        "union": """
            trade union*, labor union*, labour union*, union rep*, union member*, union dues, union branch, union
            steward, union organi*, union official*, union meeting*, union card, union activit*, my union, our
            union, her union, his union, the union, in a union, join a union, joined a union, unionis*, unioniz*,
            unite the union, unite union, unite rep, unison rep, unison member*, gmb, aslef, rmt member*, rmt rep,
            ucu, nasuwt, teamster*, afl cio, seiu, uaw, ig metall, usdaw, pcs union, shop steward*, on strike,
            striking with, strike action, collective bargaining, walkout, a union member, picket line*, the picket
        """,
        "genetic": """
            genetic*, genes, dna, brca, brca1, brca2, 23andme, genome*, genomic*, hereditary, carrier of, carrier
            for, chromosom*, huntington*, cystic fibrosis, sickle cell, thalass*, haemophil*, hemophil*, runs in my
            family, run in my family, runs in the family, inherited condition
        """,
        "biometric": """
            biometric*, fingerprint*, retina scan*, iris scan*, retinal scan*, facial recognition, face scan*,
            voiceprint*, voice print*, palm print*, gait recognition, face template
        """,
        "finance": """
            debt*, in debt, indebted*, arrears, overdraft*, overdrawn, payday loan*, loan shark*, bankrupt*,
            insolven*, iva, ccj*, county court judg*, debt collector*, bailiff*, repossess*, foreclos*, evict*,
            behind on, behind with, fallen behind, missed payment*, missed a payment, can't pay, cannot pay, can't
            afford rent, can't afford my, unable to pay, struggling financially, struggling to pay, financial
            trouble*, financial difficult*, financial hardship, financial strain, financially struggling, money
            trouble*, money problem*, money worries, flat broke, i'm broke, am broke, is broke, going broke, credit
            score*, bad credit, poor credit, credit rating, credit report*, maxed out, food bank*, food stamp*, snap
            benefit*, on benefits, universal credit, housing benefit*, unemployment benefit*, disability benefit*,
            welfare payment*, on welfare, on the dole, jobseeker*, medicaid, income support, pip payment*,
            homeless*, housing instability, wages garnish*, garnish*, defaulted on, chapter 7, chapter 13, owe
            money, owes money, owe the bank, loan default*, unpaid bill*, unpaid rent, unpaid tax*, tax debt,
            hardship fund, hardship, pawned, pawn shop*, pawnshop*, behind on rent, rent arrears, late on rent, late
            on my rent
        """,
        "criminal": """
            convict, convicted, conviction*, criminal*, crime, felon*, misdemeano*, arrest, arrested, arrests,
            prison*, jail*, incarcerat*, imprison*, probation officer, on probation, probation, parole*, dui, dwi,
            drink driving, drunk driving, driving ban, police caution, cautioned by, police record, restraining
            order*, offender*, offence*, offense*, on bail, bail hearing, charged with, sentenced, suspended
            sentence, community service order, guilty plea, plead guilty, pleaded guilty, pled guilty, plea, court
            date, court appearance, court hearing*, court mandated, court ordered, indict*, prosecut*, defendant,
            shoplift*, theft from, stealing, fraud charge*, embezzl*, dbs check, expunge*, license suspen*, licence
            suspen*, misconduct*, disciplinary hearing, lawsuit*, ankle monitor
        """,
        "immigration": """
            undocumented*, immigration status, immigration attorney*, immigration lawyer*, immigration court,
            immigration hearing, immigration case, immigration officer*, immigration consult*, immigration
            enforcement, immigrant status, immigrant support, immigrant communit*, illegal immigrant*, asylum*,
            refugee status, am a refugee, i'm a refugee, is a refugee, deport*, overstayed, visa expired, expired
            visa, daca, green card application, leave to remain, immigrant rights, immigration
        """,
        "abuse": """
            domestic violence, domestic abuse, abusive, abused, abuser, abuse, abuses, sexual assault*, sexually
            assault*, assault*, rape, raped, rapist, molest*, stalker, women's refuge, women's shelter, safe house,
            trafficked, coercive control, harass*, gaslight*, beaten by, abuse survivor*, assault survivor*, rape
            survivor*, survivor of, violence survivor*, stalked, stalking, women shelter, domestic shelter, beats
            me, hit me, hits me
        """,
        "child": """
            custody, foster child*, child's school, child protection, child support, safeguarding, adopted child,
            adopted son, adopted daughter
        """,
        "location": """
            home address, my address, her address, his address, our address, postcode is, zip code is, postal
            address, live at number, lives at number, gps coordinates, what3words, home address is, street address*,
            my address is
        """,
    }
)


def canonical() -> str:
    """Give all the words in one fixed order, for the version of the policy set."""
    tables = {"": ORDINARY, **CATEGORIES}
    return "\n".join(f"{name}:{','.join(sorted(entries(tables[name])))}" for name in sorted(tables))


def entries(table: str) -> tuple[str, ...]:
    """Split a table into its entries."""
    return tuple(" ".join(entry.split()) for entry in table.split(",") if entry.strip())
