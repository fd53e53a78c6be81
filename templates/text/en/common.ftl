# Words of every page.
skip-to-content = Skip to content
brand-home = Tandem, start page
your-account = your account
find-label = Find a participant by name, phone or case number
find-hint = Name, phone or case number
demo-banner = This is demo data: everyone in it is invented, and no mail leaves this machine.
demo-more = About the demo
print-prepared = Prepared { $at }
language-name = English

nav-title = Main
nav-more = More
nav-waiting = waiting
nav-today = Today
nav-caseload = Caseload
nav-follow-up = Follow-up
nav-intake = Intake
nav-training = Training
nav-supports = Supports
nav-employers = Employers
nav-reports = Reports
nav-settings = Settings

form-error = Error:
form-optional = (optional)
form-choose = Choose…
form-nothing = nothing
form-wrong-title = { $count ->
    [one] One answer needs another look
   *[other] { $count } answers need another look
}
form-nothing-lost = Everything you typed is still here.
form-save = Save
form-cancel = Cancel

notice-who-saved = { $who } saved this at { $at }. Here is that version and yours.
notice-choose = Choose where they differ. Nothing is lost, and neither is chosen for you.
conflict-theirs = { $who }, saved { $at }
conflict-yours = Yours, not saved yet

table-pick-all = Pick all on this page
table-pick = Pick { $who }
table-pages = Pages of the list
table-previous = Previous
table-next = Next
filter-showing = Showing
filter-remove = remove this filter
filter-clear = Clear all

stages-title = Stages of the case
step-done = Done
step-to-fix = To fix
step-look-again = Look again
step-to-do = To do
step-locked = Later

days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
days-open = { $count ->
    [one] 1 day open
   *[other] { $count } days open
}
days-left = { $count ->
    [one] 1 day left
   *[other] { $count } days left
}
days-ago = { $count ->
    [0] today
    [1] yesterday
   *[other] { $count } days ago
}
due-today = Today
due-tomorrow = Tomorrow

keys-title = Keys
keys-close = Close
keys-find = Find a person
keys-move = Next, previous
keys-open = Open
keys-log = Log a contact
keys-snooze = Move to another day
keys-pick = Pick
keys-filter = Filter
keys-views = Previous, next view
keys-save = Save
keys-shut = Close what is open
draft-kept = Draft kept, { $at }
found-nobody = Nobody matches “{ $q }”
found-nobody-text = Look by part of a name, by the last digits of a phone number, or by case number.
