# Intake: applications and their steps, the determination, the waitlist and moves.
intake-open = { $count ->
    [0] No application is open.
    [one] One application is open. It stays here until it is determined.
   *[other] { $count } applications are open. Each stays here until it is determined.
}
intake-open-list = Open applications
intake-applicant = Applicant
intake-reached = Where it stands
intake-applied = Applied
intake-last-saved = Saved
intake-begun-column = Begun by
intake-none = No application is open
intake-none-text = An application comes here when it is begun, and stays until eligibility is determined.
intake-begun-by = begun { $ago } by { $who }
intake-begun = begun { $ago }
intake-saved = Saved { $at }
intake-record = Open the record
intake-steps = Steps of the application
intake-folded = Step { $place } of { $of } · see all steps
intake-place = Step { $place } of { $of }
intake-done = { $done } of { $of } done. Saved as you go; nobody needs to finish in one sitting.
intake-to-fix = { $count } to fix
intake-after-step = After step { $number }
intake-save-on = Save and go on
intake-save-later = Save and finish later
intake-go-on = Go on
intake-back = Back to step { $number }
intake-eligibility = Eligibility so far
intake-rules-of = Rules, version { $version }
intake-decided = Eligibility has been determined
intake-decided-text = What you change here is kept, and the determination stays as it was made.
intake-reads-only = Your role reads this step
intake-reads-only-text = The caseworker or the intake specialist fills it in.

intake-part-person = The person
intake-part-eligibility = Eligibility
intake-part-agreement = Agreement
intake-step-contact = Name and contact
intake-step-work = Work and schooling
intake-step-barriers = Barriers
intake-step-residence = Residence and age
intake-step-household = Household and income
intake-step-priority = Priority of service
intake-step-documents = Documents
intake-step-releases = Releases
intake-step-determination = Determination
intake-text-contact = How they are called, and how they can be reached without putting them at risk.
intake-text-work = As things stand today. Federal reports ask for it; plans begin with it.
intake-text-barriers = What stands between them and a job. Not saying is an answer too.
intake-text-residence = Where they live, how old they are, and what the federal record asks of everybody.
intake-text-household = Income is compared with a published table for the size of the household. Ask for the last six months.
intake-text-priority = Priority says who is taken first. It keeps nobody out.
intake-text-documents = Papers are added on the record, where a phone’s photo is enough.
intake-text-releases = What may be told to whom. Nothing leaves without a release.
intake-text-determination = Each rule with what it says, by what, and what is missing.

contact-safe-hint = Ask which way is safe: a partner or an employer may read along.
contact-hours-hint = For example: after 3 pm, not on Sundays.
contact-language = Language they read
contact-ssn-hint = Nobody needs to give it. It is encrypted, and shows its last four digits only.
contact-ssn-known = Recorded, ending in { $last_four }. Type a number only to replace it.
contact-others = Whom else to ask
contact-others-hint = People move and phones are cut off. A mother or a friend often knows more.

work-last-job-hint = What they do now, or did last.
work-wage-hint = By the hour, before tax.
work-dislocated-hint = Where they were laid off, or the place closed.
work-grade-hint = 0 to 12.

barriers-rest-hint = Saves a click for each barrier that does not hold.
sealed-title = Sealed questions
sealed-text = Answers are encrypted apart from the record. They are not shown again, here or in lists, and only the caseworker opens them. Nobody needs to answer.
sealed-answered = Answered { $day }. Answer again only to replace it.

residence-county-hint = As the program’s rules name it, for example Larkin County.
residence-demographics = What the federal record asks
residence-demographics-hint = Ask everybody, and say that nobody needs to answer. It changes nothing for them.
residence-race-hint = More than one may hold.

household-size-question = How many people live in the household?
household-size-hint = Count the applicant, and everyone related who shares income.
household-assistance = Does anyone in the household receive SNAP, TANF or SSI?
household-assistance-hint = If so, income counts as met once the letter is seen.
household-reply-yes = Yes
household-reply-no = No
household-reply-not-said = Not sure
household-letter = Which letter
household-incomes = Income
household-incomes-hint = One line for each income of anybody in the household, before tax.
household-source = Income { $number }
household-amount = Amount
household-period = How often
household-yearly = As saved, that is { $amount } a year.
household-size-shown = Its size is shown by
household-income-shown = Income is shown by
residence-shown = Address is shown by
residence-born-shown = Date of birth is shown by

priority-none = Nothing else is asked
priority-none-text = The program’s rules are answered by the other steps.
priority-elsewhere = Answered by other steps
priority-step = step { $number }
priority-places = Place in the order of priority
priority-group = Group { $number }
priority-last = Everybody else
priority-may-move = An open answer could still move them up

evidence-by = Shown by
evidence-what = Which
evidence-later = Can come later

finding-limit = The limit is { $amount }.
finding-missing = Waits for:
finding-go = Go there
verdict-met = Met
verdict-unmet = Not met
verdict-unknown = Cannot tell yet
verdict-not-asked = Not asked yet
verdict-not-applicable = Does not apply
verdict-eligible = Eligible
verdict-not-eligible = Not eligible
verdict-undecided = Cannot tell yet
fact-born = date of birth
fact-residence = residence
fact-household-size = household size
fact-yearly-income = yearly income
lacks-statement-born = a statement of the date of birth
lacks-document-born = a document that shows the date of birth
lacks-record-born = a record of the date of birth
lacks-statement-residence = a statement of residence
lacks-document-residence = a document that shows residence
lacks-record-residence = a record of residence
lacks-statement-household-size = a statement of the household’s size
lacks-document-household-size = a document that shows the household’s size
lacks-record-household-size = a record of the household’s size
lacks-statement-yearly-income = a statement of income
lacks-document-yearly-income = a document that shows income
lacks-record-yearly-income = a record of income
lacks-statement-other = a statement: { $what }
lacks-document-other = a document: { $what }
lacks-record-other = a record: { $what }
lacks-table = the { $table } table of this year (Settings)

question-authorized-to-work = Authorized to work in the United States
question-selective-service = Registered with the Selective Service
question-male-at-birth = Male at birth
question-veteran = Veteran
question-eligible-spouse = Spouse of a veteran, with priority
question-public-assistance = Public assistance in the household
question-high-school-diploma = High school diploma
question-equivalency = High school equivalency
question-laid-off = Laid off, or about to be
question-military-spouse = Spouse of somebody in the military
question-low-income = Low income
question-basic-skills-deficient = Basic skills deficient
question-english-learner = Learns English
question-displaced-homemaker = Displaced homemaker

intake-papers = { $count ->
    [0] Nothing is missing
    [one] One paper is missing
   *[other] { $count } papers are missing
}
intake-papers-open = Add or ask for papers
intake-paper-conditional = only where its rule applies
intake-no-papers = No papers are needed
intake-no-papers-text = The program asks for none. What comes all the same is kept on the record.
intake-releases = Releases of information
intake-releases-open = Record a release
intake-releases-text = Only what is needed now: a partner agency, a school. Releases to employers come when somebody is ready for work.

determination-waits = This waits for
determination-table = A table is missing
determination-table-text = The program’s manager enters this year’s income table under Settings.
determination-streams = Funding streams
determination-program = The program
determination-rules = Rule by rule
determination-will-eligible = The case moves on as eligible. What was found is stored rule by rule and never changes.
determination-will-not-eligible = The case closes as not eligible, and each unmet rule is named. They may apply again.
determine-eligible = Found eligible
determine-not-eligible = Found not eligible
determination-asks = Your role does not decide eligibility. Ask the intake specialist or the program’s manager.
determined-eligible = Found eligible { $day }
determined-not-eligible = Found not eligible { $day }
determined-undecided = Determined { $day }
determined-by = By { $who }.
determined-stays = Changing the rules later does not change this.
determined-next = What happens next

duplicate-title = This may be someone we already know
duplicate-like = A record is like this one:
duplicate-born = born { $day }
duplicate-last = { $program }, applied { $day }: { $stage }
duplicate-same = Same person: add a new case
duplicate-same-merge = Same person: ask for a merge
duplicate-other = Somebody else
duplicate-other-new = Somebody else: begin the application
duplicate-elsewhere = There is a possible match
duplicate-elsewhere-text = Ask a supervisor. You can go on; they will look at both.

new-text = Only what is needed to begin. Everything else is asked in steps, saved as you go.
new-applied-hint = Today, unless the paper says otherwise.
new-came-through-hint = In their words: who sent them.
new-source = Came through
new-in-their-words = In their words
new-act = Begin the application

assessments-title = Assessments
assessments-add = Add one
assessments-none = None yet. A test comes here with its score, and shows a gain when it is taken again.
assessments-act = Add the assessment
assessments-strike = { $test }, { $subject } was entered in error
assessments-reason = Why
assessments-strike-act = Strike it
assessment-struck-because = struck: { $reason }

waitlist-title = Waitlist
waitlist-text = In the order in which people are taken: by group of priority, then by the day they began to wait.
waitlist-show = Show
waitlist-place = Place
waitlist-group = Group
waitlist-since = Waiting since
waitlist-select = Give them a place
waitlist-nobody = Nobody is waiting
waitlist-nobody-text = Whoever is eligible and has no place yet comes here from the record, under “Move the case”.

decision-title = Move the case
decision-caseworker-hint = The lightest caseload first.
decision-later = Later
decision-withdrawal-hint = Only where they leave.
decision-not-taken-hint = Only where they are not taken.
decision-words-hint = For staff.
decision-for-staff = Never mailed, told in person if at all:
decision-may-not-tell = They are told in person or by phone: mail is not their safe channel.
decision-act = Move the case
decision-none = Nothing is to be decided here
decision-none-text = Where this case stands it moves by itself: with the first service, and after the last.
decision-why = The reason:
decision-back = Back to the record
decision-screened = Screening: { $total } of { $most } points.
decision-not-screened = Not screened yet.
decision-rubric = Open the rubric

done-application-begun = The application is begun. It is saved step by step.
done-step-saved = Saved.
done-application-put-aside = Saved. Go on whenever you like.
done-found-eligible = Found eligible, with every rule and its evidence.
done-found-ineligible = Found not eligible; each unmet rule is named.
done-merge-asked = Noted. A manager merges the two records.
done-is-somebody-else = Noted: two people.
done-assessment-recorded = The assessment is recorded.
done-assessment-struck = The assessment is struck.
done-case-moved = The case has moved.
done-selected = They have a place.

# What an applicant who is not taken is told, in words that may be shared.
told-rule-unmet = The rules of the funding do not let us take everybody, and one of them is not met.
told-papers-missing = Papers that the funding asks for did not come.
told-screening = Others were further along in what this training asks for.
told-no-places = Every place is taken.
told-not-drawn = There were more applicants than places, and the draw went to others.
told-better-served-elsewhere = Another program will serve you better; we will tell you which.
told-not-reached = We could not reach you to talk about it.
told-not-ready-yet = It is too early: we will tell you what to do first.
field-notice = We read the privacy notice together, and they understood it
notice-language = Read in
notice-read-on = Read on { $day }
refusal-notice-unread = The privacy notice was not read with them yet. Read it together in step 8, then tick it there.
