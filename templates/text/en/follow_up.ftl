# Duties: what they are called, why they are there, what became of them; contacts; the mails about them.

task-kind-application-review = Application to look at
task-kind-first-contact = First contact
task-kind-plan-review = Plan review
task-kind-absence-check = Absences
task-kind-attendance-check = Attendance
task-kind-reach-out = Not reached
task-kind-exit-risk = Exit risk
task-kind-need-check = Open need
task-kind-referral-answer = Referral unanswered
task-kind-authorization-check = Promised money
task-kind-release-renewal = Release ending
task-kind-job-follow-up = Follow-up in the job
task-kind-quarter-follow-up = Follow-up after exit
task-kind-hire-confirmation = Hire to confirm
task-kind-commitment-review = Commitment review
task-kind-curriculum-review = Curriculum review
task-kind-call-back = Call back
task-kind-to-do = Task

task-state-planned = Planned
task-state-open = Open
task-state-done = Done
task-state-dismissed = Dismissed
task-state-unreachable = Unreachable
task-state-missed = Missed
task-state-cancelled = No longer needed

why-application-review = The application came in on { $day }.
why-first-contact = New on the caseload since { $day }.
why-plan-review = Plan review. The plan was agreed on { $day }.
why-absence-check = Absent twice in a row, last on { $day }.
why-attendance-check = Attendance is under 80% since { $day }.
why-reach-out = { $days ->
    [one] Not reached for 1 day.
   *[other] Not reached for { $days } days.
}
why-exit-risk = { $days ->
    [one] 1 day without a service. Exits on { $exits } if none comes.
   *[other] { $days } days without a service. Exits on { $exits } if none comes.
}
why-need-check = A need is open since { $day }.
why-referral-answer = The referral of { $day } is not answered.
why-authorization-check = Money was promised until { $day }.
why-release-renewal = A release ends on { $day }.
why-job-follow-up = In the job since { $day }.
why-quarter-follow-up = Work from { $from } to { $to }, after the exit on { $day }.
why-hire-confirmation = A hire was reported on { $day }.
why-commitment-review = A commitment ends on { $day }.
why-curriculum-review = Last reviewed on { $day }.
why-call-back = Call back, as noted on { $day }.
why-last-tried = Last tried { $day }.
why-last-reached = Last reached { $day }.

impossible-active-without-service = This case is active without a service. Look at its services.
impossible-exited-without-day = This case is over and has no exit day. Look at its services.
impossible-exit-day-before-exit = This case has an exit day and is not exited. Look at its services.
impossible-days-run-backward = The days of this case run backward. Look at its services.
impossible-two-caseworkers = Two people have this case at once. Assign it anew.
impossible-duties-of-the-ended = This case is over and still has duties. Dismiss them.
impossible-open-after-close = A task is open though its window closed. The nightly work does not get through.
impossible-of-the-merged-away = This case belongs to a record that was merged away. Undo the merge or tell your administrator.
impossible-document-without-content = A document of this case has no content. Ask for it again.
impossible-release-without-paper = A release stands without the paper that was signed. Look at its releases.
impossible-money-off-the-ledger = Money promised to this case is not what the ledger says. Tell your administrator.

field-to-do = What is to be done
field-due = Until
field-day = Day
field-caseworker = Caseworker
field-holder = For
field-done = What was done
field-worked = Working?
field-worked-on = On which day

worked-yes = Yes
worked-no = No
channel-video = Video
channel-letter = Letter
channel-look-up = Look-up
next-1 = Call tomorrow, { $day }
next-7 = Call in 7 days, { $day }
next-30 = Call in 30 days, { $day }
next-on = On a day…
contact-day-today = (today, if left empty)
contact-sms = Hello { $name }, this is { $who } from { $organization }. How are you? When can I call you?

timeline-contact-logged = { $channel }: { $outcome }
timeline-task-made = Task for { $due }: { $duty }
timeline-task-done = Done: { $duty }
timeline-task-dismissed = Dismissed: { $duty }. { $reason }
timeline-task-unreachable = Closed as unreachable: { $duty }
timeline-task-missed = Missed: { $duty }
timeline-task-reopened = Open again: { $duty }

done-contact-logged = Saved.
done-contact-and-service = Saved, contact and service.
done-contact-and-next = Saved. The next call is planned.
done-contact-all-three = Saved, contact, service and next call.
done-task-moved = Moved to another day.
done-task-dismissed = Dismissed. Your manager sees it with its reason.
done-task-unreachable = Closed as unreachable.
done-task-done = Done.
done-task-reopened = It is open again.
done-task-given = Given.
done-task-made = Task made.

refusal-in-the-future = { $what } lies in the future. You typed { $typed }.
refusal-in-the-past = { $what } must lie ahead. You typed { $typed }.
refusal-rule-twice = Two rules have the code { $rule }.
refusal-service-needs-contact = A service takes two: choose “Reached”, or “No, contact only”.
refusal-outside-window = It can be moved to a day from { $earliest } to { $latest }. You typed { $typed }.
refusal-still-to-try = { $channel ->
    [another] { $days ->
        [0] Unreachable needs one more failed try by another channel.
        [one] Unreachable needs one more failed try, on another day and by another channel.
       *[other] Unreachable needs { $days } more failed tries on other days, one of them by another channel.
    }
   *[any] { $days ->
        [one] Unreachable needs one more failed try, on another day.
       *[other] Unreachable needs { $days } more failed tries, each on another day.
    }
}
refusal-task-needs-contact = This is done by reaching the person: log the contact.
refusal-task-needs-act = This is done by the act that it asks for. If it is not needed, dismiss it with a reason.
refusal-no-such-task-move = This task is { $state } already. Open the page again.
refusal-rule-too-heavy = The rule { $rule } weighs more than 30 days.
refusal-rule-repeats-at-once = The rule { $rule } must repeat after one day or more.
refusal-rule-quarter-not-followed = The rule { $rule } names a quarter that is not followed: 1 to 4.
refusal-rule-escalates-after-close = The rule { $rule } escalates after its window has closed.
refusal-rule-falls-to-nobody = The rule { $rule } falls to a role that has no tasks.

mail-late = { $count ->
    [one] 1 task is late.
   *[other] { $count } tasks are late.
}
mail-due-today = { $count ->
    [one] 1 task is due today.
   *[other] { $count } tasks are due today.
}
mail-escalated = { $count ->
    [one] 1 late task of your staff was passed on to you.
   *[other] { $count } late tasks of your staff were passed on to you.
}
mail-week = late { $late }, done { $done }, set aside { $dismissed }, missed { $missed }

duty-more = Another day, or more, for { $who }
duty-open-plan = Open the plan
duty-open-releases = Open the releases
duty-open-task = Open the task
contact-worked = Working on { $day }?
