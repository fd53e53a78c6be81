# A participant's record.
record-tabs = Record
record-tab-timeline = Timeline
record-tab-plan = Plan
record-tab-follow-up = Follow-up
record-tab-documents = Documents
record-tab-releases = Releases
record-tab-history = History
record-speaks = reads { $language }
record-text = Text
record-log = Log contact
record-next = What is next

stage-applied = Applied
stage-eligible = Eligible
stage-ineligible = Not eligible
stage-waitlisted = Waitlisted
stage-comparison = Comparison group
stage-selected = Selected
stage-active = Active
stage-exited = Exited
stage-closed = Closed
stage-withdrawn = Withdrawn
stage-follow-up = Follow-up
stage-since = Since { $day }
stage-not-yet = Not yet
stage-four-quarters = Four quarters

language-en = English
language-es = Spanish

safe-channel-call = calls
safe-channel-text = texts
safe-channel-email = e-mail
safe-channel-letter = letters
safe-channel-in-person = in person only

crumbs = Where you are

adding-title = Add to { $name }’s record
adding-what = What to add
adding-contact = Contact
adding-note = Case note
adding-service = Service
adding-next-on = Choose a day…
adding-begins = { $pronoun ->
    [she] This makes her a participant; draw the lottery first.
    [he] This makes him a participant; draw the lottery first.
   *[other] This makes { $name } a participant; draw the lottery first.
}
adding-begins-kinds = It does for: { $kinds }.
adding-note-day = About which day
adding-note-save = Save the note
adding-service-kind = Which service
adding-service-day = Day
adding-service-day-hint = The first of several, or the day it is planned for.
adding-service-until = Last day
adding-service-until-hint = Only for several days.
adding-service-save = Save the service

service-span-one-day = One day
service-span-several-days = Several days
service-span-ongoing = Goes on
service-span-planned = Planned

timeline-title = Timeline
timeline-filter = What to show
timeline-show-everything = Everything
timeline-show-notes = Notes
timeline-show-contacts = Contacts
timeline-show-services = Services
timeline-none = Nothing of this kind
timeline-none-text = What is looked for comes here once it is written down.
timeline-empty = Nothing has happened yet
timeline-empty-text = Every contact, note, service and decision comes here, newest first.
timeline-earlier = Earlier
timeline-strike = Strike
timeline-struck-derived = Struck on { $day }: the attendance was corrected
timeline-struck = Struck by { $who } on { $day }: { $reason }

timeline-participant-added = First written down
timeline-participant-changed = Who and where changed
timeline-identifier-recorded = National identifier written down
timeline-case-opened = Applied for { $program }
timeline-case-moved = Stage: { $from } to { $to }
timeline-case-withdrawn = Stage: { $from } to { $to }. Reason: { $withdrawal }
timeline-case-not-taken = Stage: { $from } to { $to }. Not taken: { $not_taken }
timeline-case-assigned = Assigned to { $user }
timeline-case-handed-over = Handed over to { $user }
timeline-cover-arranged = { $user } stands in from { $from } to { $until }
timeline-service-given = { $service }
timeline-service-ended = Ended: { $service }
timeline-service-struck = Service struck
timeline-service-planned = Planned for { $day }: { $service }
timeline-planned-service-fell-through = A planned service fell through
timeline-note-written = Case note
timeline-note-struck = Note struck
timeline-program-entered = Became a participant: the first qualifying service
timeline-exited = Exited: no qualifying service since
timeline-exit-undone = The exit is undone by a service
timeline-alternate-contact-added = Alternate contact: { $name }
timeline-alternate-contact-changed = Alternate contact changed: { $name }
timeline-alternate-contact-struck = Alternate contact struck: { $name }

services-title = Going on and planned
services-since = Since { $day }
services-planned = Planned for { $day }
services-end = End
services-fell-through = Fell through

who-title = Who and where
who-edit = Edit
who-born = Born
who-lives = Lives
who-email = E-mail
who-program = Program
who-came-through = Came through
who-entered = Program entry
who-last-service = Last service
who-reached = Reached
who-tried = Last tried
who-caseworker = Caseworker
who-nobody = Nobody yet
who-assign = Assign or cover
who-other-cases = Other cases
who-move = Move the case to another stage

edit-who = Who
edit-reach = How to reach them
edit-where = Where they live
edit-goes-by-hint = What they like to be called.
edit-pronouns-hint = she, he, they, or as they say it.
edit-safe-channel-hint = What puts them at no risk: somebody else may hear the phone or open the mail.
edit-safe-hours-hint = For example: texts after 3 pm, never at work.
safe-channel-label-call = Calls
safe-channel-label-text = Texts
safe-channel-label-email = E-mail
safe-channel-label-letter = Letters
safe-channel-label-in-person = In person only
identifier-title = Social security number
identifier-ends = Ends in { $digits }
identifier-none = Not written down
identifier-hint = Nine digits. It is kept encrypted; only its last four are shown.
identifier-write = Write it down
identifier-replace = Write another over it

conflict-title = Two people changed this at once
conflict-fits = These fit together
conflict-fits-aside = Changed by { $who } only, and kept
conflict-save = Save what I chose
conflict-theirs-instead = Drop mine

alternates-title = Alternate contacts
alternates-why = People move and phones are cut off: whoever knows where { $name } is.
alternates-list = To be asked
alternates-add = One more
alternates-add-short = Add
alternates-change = Change
alternates-change-one = Change
alternates-changing = Change { $name }
alternates-strike = Strike
alternates-none = Nobody is named yet
alternates-none-text = Ask at intake, and again at the last class: a mother, a friend, a neighbor.
alternates-relation-hint = For example: mother, friend, landlord.
alternates-note = What to know before calling
alternates-note-hint = For example: in Spanish, after 6 pm.
may-be-told-call-back = May be asked to have them call back, nothing more
may-be-told-program = May be told that the program is looking for them
may-be-told-everything = May be told what it is about

ask-title = One question first
ask-keep = Leave it as it is
ask-last-day = Last day
ask-stays-readable = It stays on the timeline, struck, with your name and the reason.
ask-derived-anew = Program entry, last service and stage are derived anew from what stands.
ask-not-asked-any-more = They are not asked any more.
ask-stays-in-history = What was known of them stays in the history.
ask-exit-clock = The case may exit sooner: the clock runs from the last service again.
ask-strike-note = Strike the note of { $day }?
ask-strike-note-act = Strike the note
ask-strike-service = Strike { $service } of { $day }?
ask-strike-service-act = Strike the service
ask-strike-contact = Strike { $name } as an alternate contact?
ask-strike-contact-act = Strike the contact
ask-end-service = End { $service }, which goes on since { $day }?
ask-end-service-act = End the service
ask-fall-through = Did { $service }, planned for { $day }, fall through?
ask-fall-through-act = It fell through

assignment-title = Whose case it is
assignment-held = { $count ->
    [one] { $caseworker } tends { $name }’s case, the only open one.
   *[other] { $caseworker } tends { $name }’s case, one of { $count } open ones.
}
assignment-nobodys = Nobody tends { $name }’s case yet.
assignment-assign = Assign the case
assignment-hand-over = Hand the case over
assignment-loads = Open cases of each beside the name
assignment-load = { $name }, { $count ->
    [one] 1 open case
   *[other] { $count } open cases
}
assignment-hand-over-follows = From today on { $caseworker } no longer sees the case. What they did stays theirs.
assignment-assign-save = Assign
assignment-hand-over-save = Hand over
assignment-back = Back to the record
cover-title = Cover
cover-about = Somebody who stands in for { $caseworker } for some days
cover-days = { $from } to { $last }
cover-now = Now
cover-save = Arrange cover

history-title = History
history-changes-only = Every change, with its values
history-show-changes = Changes only
history-show-reads = And who has looked
history-by-link = By link
history-before = was
history-after = is
history-day = { $day }
history-yes = yes
history-no = no
history-none = Nothing was changed yet
history-none-text = Every change comes here with who, when, and the values before and after.

found-title = People
found-count = { $count ->
    [0] Nobody of yours matches “{ $q }”.
    [one] One person of yours matches “{ $q }”.
   *[other] { $count } people of yours match “{ $q }”.
}
found-mine = { $number } · { $program } · yours
found-theirs = { $number } · { $program } · { $name }
found-nobodys = { $number } · { $program } · not assigned yet
found-masked = { $program }, { $site }. Ask { $name }.
found-masked-nobodys = { $program }, { $site }. Ask your manager.
found-masked-why = Names that are not yours to see are masked. Whoever is named beside them can tell you more.
found-more = There are more. Type more of the name.

done-note-written = The note is saved.
done-note-struck = The note is struck.
done-service-recorded = The service is saved.
done-service-ended = The service is ended.
done-service-struck = The service is struck.
done-service-fell-through = It is noted as fallen through.
done-participant-changed = Saved.
done-identifier-recorded = The number is written down.
done-alternate-contact-added = Saved.
done-alternate-contact-changed = Saved.
done-alternate-contact-struck = They are not asked any more.
done-case-assigned = The case is assigned.
done-cover-arranged = Cover is arranged.

field-given-name = First name
field-family-name = Last name
field-suffix = Suffix
field-goes-by = Goes by
field-pronouns = Pronouns
field-street = Street and number
field-city = City
field-state = State
field-zip = ZIP code
field-county = County
field-safe-channel = Safe ways to reach them
field-safe-hours = When
field-ssn = Social security number
field-relation = What they are to the participant
field-may-be-told = What they may be told
field-body = Note
field-until = Last day
field-span = Over which days
field-by = Who stands in
field-from = From
field-applied-on = Applied on
field-came-through = Came through
field-ongoing = Goes on
field-cases = The cases

refusal-in-the-past-from = { $what } must be today or later. You typed { $typed }.
refusal-out-of-order = { $what } must be { $after } or later. You typed { $typed }.
refusal-impossible-birth = Nobody in a program was born on that day. You typed { $typed }.
refusal-not-a-phone = { $what } must have 7 to 15 digits. You typed { $typed }.
refusal-not-an-ssn = { $what } must have nine digits that could have been issued. Look at the card again.
refusal-more-than-most = { $what } may be { $most } at most.
refusal-comparison-embargo = This person is in a lottery's comparison group: no service until the embargo ends.
refusal-service-before-selection = A qualifying service needs a place in the program first: select the case, then record it.
refusal-service-before-eligibility = { $what } is before the day they were found eligible, { $after }. You typed { $typed }.
refusal-support-before-entry = Support is for participants: record a career service or a training first.
refusal-new-case-needed = The last service is more than 90 days ago. A new service needs a new case.
refusal-no-such-move = The case cannot make this move from where it stands.
refusal-already-applied = There is an open case in this program already: { $number }.
refusal-not-a-caseworker = { $what } must be somebody who tends cases today.
refusal-already-theirs = The case is theirs already. Choose somebody else to hand it over.
refusal-hand-over-by-manager = The case has a caseworker. Ask a manager of the program to hand it over.
refusal-not-assigned = Nobody tends this case yet: assign it first.
refusal-cover-own = The case is theirs anyway. Choose somebody else to stand in.

refusal-missing-service = Choose the service.
refusal-not-a-choice-service = That service is not one of the program's. Choose one from the list.
field-last-day = Last day
