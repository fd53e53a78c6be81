# Settings: programs, rules, services, sites.
settings-text = What { $organization } decides, who works here, and where.
settings-programs = Programs
settings-program = Program
settings-no-program = No program of yours
settings-no-program-text = Ask your administrator for a role in a program.
settings-rules-count = { $count ->
    [one] 1 eligibility rule
   *[other] { $count } eligibility rules
}
settings-organization = Organization
settings-users = Users
settings-users-text = Who works here, as what, and where.
settings-sites = Sites
settings-sites-text = Where people come to you. Cases and roles are at a site.
settings-site-name = Name of the site
settings-add-site = Add a site
settings-rename = Rename
settings-import = Import people
settings-import-text = From the spreadsheet that you keep.
settings-change = Change
settings-more = More of this program
settings-details = Name, numbers and parts
settings-numbers = Numbers and parts
settings-rules = Eligibility rules
settings-rules-aside = Unmet means not eligible; unknown decides nothing
settings-every-stream = Every funding stream
settings-no-rule = No rule
settings-no-rule-text = Everybody is eligible. Add a rule to change that.
settings-add-rule = Add a rule
settings-priority = Priority of service
settings-priority-aside = Who is taken first, once eligible
settings-papers = Papers
settings-rubric = Screening
settings-rubric-aside = What applicants are scored on
settings-points = { $count ->
    [one] 1 point at most
   *[other] { $count } points at most
}
settings-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
settings-sector-hint = The industry it trains for.
settings-caseworker-label = Caseworkers are called
settings-caseworker-label-hint = For example career planner, coach, counselor.
settings-gap-days = Exit after so many days without a service
settings-gap-days-hint = 90 by the federal rules.
settings-intake-view-days = Intake still sees a case after the hand-over
settings-intake-view-days-hint = In days.
settings-switched-on = Parts of Tandem that you use
settings-switched-on-hint = What is not used is not seen.
settings-services = Kinds of service
settings-services-text = Entry and exit follow from the class of a service, whatever it is called.
settings-service-name = What it is called
settings-service-class = What it is to the federal rules
settings-service-class-hint = It cannot be changed later: services are recorded by it.
settings-service-starts = Makes a participant
settings-add-service = Add a kind of service
settings-streams = Funding streams
settings-streams-text = Each has its own rules, priority and papers.
settings-stream-name = Name of the grant or fund
settings-add-stream = Add a funding stream
settings-income-tables = Income tables
settings-income-text = Rules about income compare with them, by household size and year. What was determined before stays as it is.
settings-income-year = Year
settings-income-further = Each further person
settings-income-upload = Upload a table
settings-income-shape = A text file with commas: a row per year, a column per household size, dollars a year.
settings-income-source = Where it was published
settings-income-source-hint = For whoever checks it, for example HHS poverty guidelines, January 2026.
settings-income-file = File
settings-comma = Separated by commas.
settings-yes = Yes
settings-no = No

settings-rule-text = Determinations that were made before stay as they are.
settings-rule-code = Short name
settings-rule-code-hint = Lower-case letters, digits and hyphens. It stays when the rule changes.
settings-rule-years = Years
settings-rule-table = Table
settings-rule-percent = Percent of the table
settings-rule-percent-hint = 200 is twice the table's amount.
settings-rule-or-any = Or one of these answers is yes
settings-rule-or-any-hint = Short names of questions, separated by commas, for example public-assistance.
settings-rule-any-of = One of these answers is yes
settings-rule-questions-hint = Short names of questions, separated by commas.
settings-rule-test = Short name of the test
settings-rule-from = From
settings-rule-to = To
settings-rule-document = Short name of the paper
settings-rule-document-hint = As the list of papers names it.
settings-rule-question = Question
settings-rule-answer = Required answer
settings-rule-stream = Funding stream
settings-rule-evidence = Least evidence for a yes
settings-rule-word = The person’s word
settings-rule-unmet = What a person is told when it is unmet
settings-rule-unmet-en = In English
settings-rule-unmet-es = In Spanish
settings-rule-only-if = Only for some people
settings-rule-age-from = From age
settings-rule-age-to = To age
settings-rule-only-yes = Who answered yes to
settings-rule-only-no = Who answered no to
settings-rule-end = Take this rule away
settings-rule-end-text = Applicants are no longer asked. What was determined by it stays readable.

rule-minimum-age = { $years } years old or older
rule-maximum-age = { $years } years old or younger
rule-residence = Lives in { $areas }
rule-income = Income at most { $percent }% of the table “{ $table }”
rule-income-or = Income at most { $percent }% of the table “{ $table }”, or yes to { $answers }
rule-authorized-to-work = May work in the United States
rule-status = Yes to one of { $answers }
rule-score-between = { $test }: { $from } to { $to }
rule-score-from = { $test }: { $from } or more
rule-score-to = { $test }: { $to } or less
rule-document = “{ $document }” was accepted
rule-yes = Yes to { $question }
rule-no = No to { $question }
rule-only-if-yes = Only if yes to { $question }.
rule-only-if-no = Only if no to { $question }.
rule-only-from = Only from age { $years }.
rule-only-to = Only to age { $years }.

rule-kind-minimum-age = Least age
rule-kind-maximum-age = Highest age
rule-kind-residence = Residence
rule-kind-income = Income
rule-kind-authorized-to-work = Authorization to work
rule-kind-status = Status
rule-kind-score = Test score
rule-kind-document = Paper
rule-kind-criterion = Question of your own

evidence-statement = Signed statement
evidence-document = Document seen
evidence-record = Official record

feature-lottery = Lotteries
feature-impact = Impact against a comparison group
feature-participation-contract = Participation contract with points
feature-technology-plans = Technology plans of employers
feature-safeguard-reviews = Safeguard reviews
feature-on-the-job-training = On-the-job training

service-class-eligibility = Eligibility determination
service-class-outreach = Outreach
service-class-intake = Intake
service-class-orientation = Orientation
service-class-information-only = Information only
service-class-self-service = Self-service
service-class-basic-staff = Basic career service by staff
service-class-individualized = Individualized career service
service-class-training = Training
service-class-iwt = Incumbent worker training
service-class-supportive = Supportive service
service-class-follow-up = Follow-up service

users-count = { $count ->
    [one] One person has an account.
   *[other] { $count } people have an account.
}
users-person = Person
users-roles = Roles
users-places = Where
users-state = Account
users-invited = Invited, not in yet
users-active = Active
users-no-role = No role
users-no-role-text = Without a role nobody sees anything. Give one.
users-no-place = Nowhere
users-invite = Invite somebody
users-invite-text = They get a mail with a link to choose a password. It works for seven days.
users-language = Language of their pages
users-role-hint = More roles can be given later.
users-program-hint = Managers see the cases of their programs.
users-site-hint = Intake specialists see the cases of their sites until the hand-over.
users-no-program = No program
users-no-site = No site
users-send = Send the invitation
users-end-role = End this role
users-own = Your own roles are changed by somebody else.
users-give = Give a role
users-give-hint = A role that they hold already reaches the new place too.
users-again = Send the invitation again
users-again-text = To { $email }. Earlier links no longer work.
users-close = Close this account
users-close-text = { $name } is signed out at once and cannot sign in again. The name stays on everything done. Hand over their cases first.

role-caseworker = Caseworker
role-intake-specialist = Intake specialist
role-instructor = Instructor
role-job-developer = Job developer
role-manager = Program manager
role-administrator = Administrator
role-employer-contact = Employer contact
role-employer-signatory = Employer signatory
role-board-member = Board member
role-evaluator = Evaluator
role-auditor = Auditor

field-role = Role
field-program = Program
field-sector = Sector
field-years = Years
field-within = Areas
field-table = Table
field-percent = Percent
field-any-of = Answers
field-test = Test
field-score-from = Least score
field-score-to = Highest score
field-document = Paper
field-question = Question
field-answer = Answer
field-unmet-en = The sentence in English
field-unmet-es = The sentence in Spanish
field-age-from = From age
field-age-to = To age
field-stream = Funding stream
field-evidence = Evidence
field-gap-days = Days until exit
field-intake-view-days = Days for intake
field-caseworker-label = The caseworkers’ name
field-switched-on = Parts
field-class = Class
field-kind = Kind
field-source = Source
field-language = Language
field-only-if-yes = Answers
field-only-if-no = Answers
field-or-any = Answers

done-site-saved = Saved.
done-program-saved = Saved. It holds from now on.
done-rule-ended = The rule is gone.
done-income-table-saved = The table is in force.
done-services-saved = Saved.
done-streams-saved = Saved.
done-user-invited = The invitation is on its way.
done-role-given = The role is given.
done-role-ended = The role has ended.
done-user-closed = The account is closed.

refusal-not-a-code = { $what } may have lower-case letters, digits and hyphens only. You typed { $typed }.
refusal-rule-of-unknown-stream = The rule “{ $rule }” names a funding stream that the program does not have.
refusal-rule-without-words = The rule “{ $rule }” must say in both languages what a person is told.
refusal-rule-says-nothing = The rule “{ $rule }” can be met by nobody or by everybody. Look at its numbers again.
refusal-rule-code-fixed = The short name of a rule stays as it is. Take the rule away and add another.
refusal-name-taken = The program has one with this name already.
refusal-role-own = Nobody changes their own roles or closes their own account. Ask a colleague.
refusal-role-above = Only an administrator does this: the role reaches further than yours.
refusal-role-elsewhere = You give roles in the programs that you run. Ask an administrator.
refusal-already-in = They have chosen a password already. They can ask for a new link on the sign-in page.
refusal-table-unreadable = This is no text file with commas. Save it as CSV, UTF-8, and try again.
refusal-table-head = The first line must be: year, 1, 2, 3 and so on, each further. It is { $typed }.
refusal-table-row = Line { $line } is not a year with its amounts: { $typed }. Nothing was changed.
refusal-table-empty = The file has no year.
refusal-table-falls = In line { $line } a larger household would have less, or the first amount is 0. Nothing was changed.

follow-rules = Follow-up rules
follow-rules-text = Which duty follows from what, when, and for whom.
follow-rule = Follow-up rule
follow-rule-text = What was planned by it before stays as it was planned.
follow-rule-what = What is to be done
follow-rule-when = When
follow-rule-who = Falls to
follow-rule-late = When it is late
follow-rule-nobody = Nobody else hears of it
follow-rule-after = { $count ->
    [0] On the same day
    [one] 1 day after
   *[other] { $count } days after
}
follow-rule-before = { $count ->
    [one] 1 day before
   *[other] { $count } days before
}
follow-rule-quarter = In quarter { $quarter } after it
follow-rule-again = { $count ->
    [one] Again every day
   *[other] Again every { $count } days
}
follow-rule-hears = { $count ->
    [one] { $role }, after 1 day
   *[other] { $role }, after { $count } days
}
follow-rule-trigger = After what
follow-rule-days = Due so many days after it
follow-rule-days-hint = With a minus, so many days before it.
follow-rule-opens = Opens days before
follow-rule-closes = Closes days after
follow-rule-quarter-label = Quarter after it, 1 to 4
follow-rule-late-after = Late after days
follow-rule-late-to = Then hears of it
follow-rule-repeats = Again every so many days
follow-rule-weight = Weight
follow-rule-weight-hint = 3 stands in the queue where a plain task of three days earlier stands.
follow-rule-end-text = It plans nothing more. Tasks that it planned stay.

trigger-application-received = After an application
trigger-case-assigned = After a case was assigned
trigger-program-entry = After program entry
trigger-plan-agreed = After a plan was agreed
trigger-cohort-started = After a cohort began
trigger-absences = After two absences in a row
trigger-attendance-low = While attendance is low
trigger-not-reached = While somebody is not reached
trigger-exit-risk = After the last service
trigger-need-opened = After a need was opened
trigger-referral-sent = After a referral was sent
trigger-authorization-issued = After an authorization was issued
trigger-authorization-ending = Around the end of an authorization
trigger-release-granted = After a release was granted
trigger-release-ending = Around the end of a release
trigger-placement-started = After a job began
trigger-hire-reported = After a hire was reported
trigger-exited = After the exit
trigger-commitment-confirmed = After a commitment was confirmed
trigger-commitment-ending = Around the end of a commitment
trigger-curriculum-reviewed = After a curriculum was reviewed

field-trigger = Cause
field-after = Days
field-opens-before = Days before
field-closes-after = Days after
field-quarter = Quarter
field-falls-to = Role
field-late-after = Days
field-late-to = Role
field-repeats-every = Days
field-weight = Weight
