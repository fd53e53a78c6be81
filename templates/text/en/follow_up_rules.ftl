# Follow-up rules on the settings pages.
follow-up-rules = Follow-up rules
follow-up-rules-about = Which duty follows from what, when, and for whom. A change holds for what happens from now on.
follow-up-rules-add = Add a rule
follow-up-rules-none = No rule yet
follow-up-rules-none-text = Without rules nothing is planned by itself.
follow-up-rule = Follow-up rule
follow-up-rule-end = Take the rule away
follow-up-rule-end-about = What it planned already stays.
rule-days-after = { $days ->
    [0] On the day of
    [one] 1 day after
   *[other] { $days } days after
}
rule-days-before = { $days ->
    [one] 1 day before
   *[other] { $days } days before
}
rule-quarter-after = { $quarter ->
    [1] First quarter after
    [2] Second quarter after
    [3] Third quarter after
   *[other] Fourth quarter after
}
rule-escalates = after { $days } days late: { $role }
rule-repeats = every { $days } days
field-rule-code = Short name
field-rule-code-hint = Lower-case letters, digits and hyphens. It stays.
field-trigger = Counts from
field-duty = What is to be done
field-after = Days from then to the due day
field-after-hint = Less than nothing for days before. Leave it empty where a quarter is named.
field-opens-before = Opens so many days before
field-closes-after = Closes so many days after
field-quarter = Calendar quarter after
field-quarter-hint = 1 to 4: due on its last day, open until its information is due for the report.
field-falls-to = Falls to
field-escalates-after = Days late before somebody else hears of it
field-escalates-to = Who hears of it
field-asks-first = Who is asked by e-mail first
field-weight = Weight in the queue, in days
field-weight-hint = 3 stands where a task due three days earlier stands.
field-repeats-every = Comes again after so many days
asked-first-participant = The participant
asked-first-employer = The employer
asked-first-provider = The provider
trigger-application-received = the application
trigger-case-assigned = the assignment to a caseworker
trigger-program-entry = program entry
trigger-plan-agreed = the agreement to the plan
trigger-cohort-started = the start of the class
trigger-absences = the last of absences in a row
trigger-attendance-low = attendance under the line
trigger-not-reached = the last time they were reached
trigger-exit-risk = the last qualifying service
trigger-need-opened = the opening of a need
trigger-referral-sent = the sending of a referral
trigger-authorization-issued = the promise of money
trigger-authorization-ending = the last day of promised money
trigger-release-granted = the signing of a release
trigger-release-ending = the last day of a release
trigger-placement-started = the first day of a job
trigger-hire-reported = the report of a hire
trigger-exited = the exit
trigger-commitment-confirmed = the confirmation of a commitment
trigger-commitment-ending = the last day of a commitment
trigger-curriculum-reviewed = the review of a curriculum
done-follow-up-rule-saved = The rule is saved.
done-follow-up-rule-ended = The rule is taken away.
