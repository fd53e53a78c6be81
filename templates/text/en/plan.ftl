# The individual employment plan.
plan-write = Write the plan
plan-change = Write the next version
plan-print = On paper
plan-none = There is no plan yet
plan-none-text = A plan says where it leads, what is to be done by whom, and what is to have come of it. You write it together.
plan-none-short = None yet. You write it together.
plan-about = A version is never changed: the next one replaces it, and the old one stays readable. What is done stays done.
plan-version = Version { $number }
plan-version-agreed = Version { $number }, agreed { $day }
plan-version-waits = Version { $number }, not agreed yet
plan-written-on = Written { $day }
plan-agreed-participant = participant agreed { $day }
plan-agreed-staff = program agreed { $day }
plan-agreed-short = Agreed { $day }
plan-never-agreed = Written { $day }, never agreed
plan-replaced = replaced { $day }
plan-earlier = Earlier versions
plan-goal = Goal
plan-goals = Where it leads
plan-target = Target occupation
plan-steps = Steps
plan-steps-aside = Blank rows are left out
plan-step-number = Step { $number }
plan-step-due = due { $day }
plan-step-done = done { $day }
plan-step-done-on = Done on
plan-step-tick = Done
plan-step-reopen = Not done after all
plan-more-steps = More rows
plan-outcomes = Desired outcomes
plan-outcomes-aside = Scored when the case is over
plan-score-save = Save the scores
plan-agree = Both sides agree
plan-holds-until = Version { $number } holds until then
plan-agree-begins = Agreeing to a plan is a service: participation counts from that day.
plan-agree-too-early = The lottery comes before the plan: it can be agreed once they have a place in the program.
plan-agree-participant = { $name } agreed on
plan-agree-staff = The program agreed on
plan-agree-save = Note the agreement
plan-draft-title = Plan, version { $number }
plan-draft-about = What { $name } wants, in { $name }’s words. It holds once both sides agree.
plan-target-hint = For example: CNC operator, first shift, 21 dollars an hour.
plan-goals-hint = One on each line.
plan-outcomes-hint = One on each line. They are scored when the case is over: reached, partly, not.
plan-save = Save this version
plan-paper-title = Individual employment plan
plan-signature = Signature, date

step-owner-participant = Participant
step-owner-staff = Staff
step-state-done = Done
step-state-late = Late
step-state-open = To be done
plan-score-reached = Reached
plan-score-partly = Partly
plan-score-not = Not reached

next-plan-missing = No plan yet
next-plan-missing-text = Write it together; it makes a participant of whoever is selected.
next-plan-waits = The plan waits for agreement
next-plan-steps-late = { $count ->
    [one] A step of the plan is late
   *[other] { $count } steps of the plan are late
}
next-plan-open = Open the plan
next-unassigned = Nobody tends this case
next-unassigned-text = Assign it to a caseworker.
next-assign = Assign
next-due = { $day }
next-now = Now

timeline-plan-written = Plan, version { $number } written
timeline-plan-agreed = Plan, version { $number } agreed by both sides
timeline-plan-step-done = Step done: { $step }
timeline-plan-step-reopened = Step not done after all: { $step }
timeline-plan-scored = Outcomes of plan version { $number } scored

done-plan-written = The version is saved. It holds once both sides agree.
done-plan-agreed = Both sides agreed. The plan holds.
done-plan-step-done = The step is done.
done-plan-step-reopened = The step is open again.
done-plan-scored = The scores are saved.

field-target-occupation = Target occupation
field-goals = Goals
field-outcomes = Desired outcomes
field-steps = Steps
field-step = Step
field-owner = Who does it
field-participant-on = The participant's day
field-staff-on = The program's day
field-done-on = The day it was done

refusal-plan-after-end = The case is over: there is nothing to plan in it any more.
refusal-plan-already-agreed = Both sides agreed to this version already. Write the next one to change it.
refusal-score-before-exit = Outcomes are scored when the case has exited, not before.
