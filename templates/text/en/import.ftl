# Import of a program's participant roster.

# Why a file cannot be read
refusal-file-empty = The file is empty. Export the roster once more and choose that file.
refusal-file-too-large = The file has { $megabytes } megabytes; at most { $most } can be read. Leave out pictures and other sheets, or split it.
refusal-file-too-long = The file has more than { $most } lines. Split it into several files.
refusal-file-workbook = This is a workbook. In the spreadsheet, choose “Save as” and “CSV UTF-8”, and import that file.
refusal-file-binary = This file holds no text. Choose the roster saved as CSV.
refusal-file-cut-off = The file ends in the middle of a value that begins on line { $line }: it was cut off, or a quotation mark is missing there. Export it once more, or close the quotation mark.
refusal-columns-not-found = No line with the heads of columns was found. A roster needs a name, and a date of birth or a social security number. Seen: { $seen }. Name the columns in the first lines, or say which column is which.
refusal-mapping-unreadable = “{ $typed }” does not say what a column is. Write for instance “Birthday=born”, or “4=-” to leave the fourth column out.
refusal-mapping-twice = Two columns cannot have this one meaning. Choose the better one and leave the other out.
refusal-mapping-no-such-column = The file has no column “{ $typed }”. Write its head as it stands in the file, or its number.

# Why a line is refused: a value
refusal-bad-date = { $column }: “{ $typed }” is no day of the calendar. Write month, day and year, like 8/3/2025.
refusal-no-name = { $column }: a person needs a name. Type the first and last name.
refusal-half-a-name = { $column }: half of the name is missing. Type both the first and the last name.
refusal-no-birth-date = The date of birth is missing, and there is no whole social security number. Type one of them, so that two people of one name can be told apart.
refusal-cell-too-long = { $column }: the text that begins “{ $typed }” is too long. Shorten it.
refusal-ssn-unclear = { $column }: this is neither a whole social security number nor its last four digits. Type nine digits, four digits, or nothing.
refusal-ssn-impossible = { $column }: no such social security number is issued. Check it on the card, or leave it empty.
refusal-phone-unclear = { $column }: “{ $typed }” is no whole phone number. Type it with the area code, like 210-555-0100.
refusal-email-unclear = { $column }: “{ $typed }” is no e-mail address. Type it like name@example.org, or leave it empty.
refusal-not-yes-or-no = { $column }: “{ $typed }” is neither yes nor no. Type yes, no or nothing.
refusal-household-unclear = { $column }: “{ $typed }” is no number of people. Type one number from 1 to 30.
refusal-amount-unclear = { $column }: “{ $typed }” is no clear amount. Type one number and what it is for, like $1,600 a month or $21.50 an hour.
refusal-income-absurd = { $column }: “{ $typed }” is over a million dollars a year. Two zeros too many?
refusal-wage-absurd = { $column }: “{ $typed }” is less than $2.13 or more than $500 an hour. Check the amount, and write what it is for: an hour, a week, a year.
refusal-hours-unclear = { $column }: “{ $typed }” is no number of hours a week. Type one number, like 40.
refusal-unknown-status = { $column }: “{ $typed }” is not understood. Type applied, eligible, waitlisted, ineligible, withdrew, enrolled, dropped, completed, placed or exited.

# Why a line is refused: what does not go together
refusal-born-in-future = The date of birth, { $born }, is in the future. Check the year.
refusal-born-after-applied = The date of birth, { $born }, is not before the application, { $applied }. Check both.
refusal-applied-in-future = The application, { $applied }, is in the future. Check the date.
refusal-start-before-applied = The program's start, { $start }, is before the application, { $applied }. Check both.
refusal-end-before-start = The program's end, { $end }, is before its start, { $start }. Check both.
refusal-placed-before-applied = The placement, { $placed }, is before the application, { $applied }. Check both.
refusal-placed-before-start = The placement, { $placed }, is before the program's start, { $start }. Check both.
refusal-placed-in-future = The placement, { $placed }, is in the future. Check the date, or leave it empty until the job has begun.
refusal-line-cut-off = The file ends in the middle of this line. Export it once more.
refusal-too-many-cells = This line has { $cells } values for { $columns } columns. Put quotation marks around a value that holds the separator.

# Why a line brings nobody in
refusal-same-as-line = The same person as line { $line }.
refusal-probably-same-as-line = Probably the same person as line { $line }. Look at both; if they are two people, correct what makes them alike.
refusal-same-as-refused-line = The same person as line { $line }, which is refused. Mend that line, or take it out of the file and this one comes in.
refusal-already-known = This person is already in Tandem.
refusal-probably-known = Probably somebody who is already in Tandem. Look at both and decide.
refusal-skipped-title = A title above the table.
refusal-skipped-heads = The heads of the columns.
refusal-skipped-blank = A blank line.
refusal-skipped-total = A line of totals.
refusal-skipped-remark = A remark below the table.

# What a column means
import-column-name = Name
import-column-first = First name
import-column-middle = Middle name
import-column-last = Last name
import-column-suffix = Suffix
import-column-born = Date of birth
import-column-ssn = Social security number
import-column-phone = Phone
import-column-email = E-mail
import-column-gender = Gender
import-column-veteran = Veteran
import-column-household = Household size
import-column-income = Household income
import-column-barriers = Barriers
import-column-applied = Applied on
import-column-status = Stage
import-column-program = Program
import-column-start = Program start
import-column-end = Program end
import-column-employer = Employer
import-column-job_title = Job title
import-column-wage = Wage
import-column-hours = Hours a week
import-column-placed = Placed on
import-column-notes = Notes

# What becomes of a line
import-outcome-new = New
import-outcome-matched = Matched
import-outcome-duplicate = Duplicate
import-outcome-refused = Refused
import-outcome-skipped = Skipped

# Where a person stood when the roster was kept
roster-stage-applied = Applied
roster-stage-eligible = Eligible
roster-stage-waitlisted = On the waiting list
roster-stage-ineligible = Not eligible
roster-stage-withdrew = Withdrew before starting
roster-stage-enrolled = In the program
roster-stage-dropped = Left the program
roster-stage-completed = Completed the program
roster-stage-placed = Placed
roster-stage-exited = Exited

roster-gender-female = Female
roster-gender-male = Male
roster-gender-nonbinary = Nonbinary
roster-gender-another = In another word
roster-gender-undisclosed = Prefers not to say

encoding-utf-8 = Unicode (UTF-8)
encoding-utf-16le = Unicode (UTF-16)
encoding-utf-16be = Unicode (UTF-16, big-endian)
encoding-windows-1252 = Windows (1252)

# How far two records go toward one person, and why
likeness-different = Different people
likeness-hint = Share something
likeness-probably = Probably the same person
likeness-same = The same person
likeness-ground-same-number = the same social security number
likeness-ground-same-last-four = the same last four digits
likeness-ground-same-birth-date = the same date of birth
likeness-ground-near-birth-date = nearly the same date of birth
likeness-ground-same-name = the same name
likeness-ground-similar-name = a similar name
likeness-ground-same-first-name = the same first name
likeness-ground-same-phone = the same phone
likeness-ground-same-email = the same e-mail
likeness-ground-other-number = but another social security number
likeness-ground-other-suffix = but another suffix

# What a program, a line or an import as a whole is refused for
refusal-kept-as-known = { $what }: the file says { $typed }. Tandem keeps what it has; change it on the record if the file is right.
refusal-program-gone = The program { $program } was there when the file was looked at, and is not any more. Import the file again.
refusal-no-training-kind = The program has no kind of service that trains or advises. Add one to the program, then import the line again.
refusal-person-gone = This person was in Tandem when the file was looked at, and is not any more. Import the file again.
refusal-import-undoing = This file is being undone just now. Import it again in a moment.
refusal-import-begun = This import has begun. It can be undone once it is done.
refusal-import-over = This import is over. To bring the file in again, choose it again.
refusal-import-not-done = Lines of this file still wait. Let the import go on.
refusal-import-not-running = This import does not run any more.
refusal-import-not-over = Only an import that is done can be undone.
refusal-import-built-on = Line { $line }: somebody has worked with this person or case since.

import-state-previewed = To be looked at
import-state-running = Running
import-state-done = Done
import-state-undoing = Being undone
import-state-undone = Undone

import-deed-brought-in = Brought in
import-deed-case-added = Case added
import-deed-filled-in = Filled in
import-deed-unchanged = Unchanged
import-deed-left-out = Left out

timeline-case-adopted = Taken over from { $source }: { $program }

# The pages
import-text = A program's own roster, saved as CSV. First you see what would happen to each line; nothing is brought in until you say so.
import-choose = Choose a file
import-file = File
import-file-hint = The spreadsheet saved as CSV, up to 20 megabytes. Title lines, blank lines and totals may stay in it.
import-site = Site of these people
import-program = Program of lines that name none
import-program-hint = Lines that name a program go there.
import-program-by-file = As the file says
import-look = Look at it
import-nothing-yet = Nothing is brought in yet.
import-files = Files
import-state = State
import-people = People
import-to-look-at = To look at
import-none = No file was read yet
import-none-text = Choose the roster that you keep. Headings and the order of columns do not matter.
import-can-come-in = { $count ->
    [one] 1 of { $of } people can come in
   *[other] { $count } of { $of } people can come in
}
import-read-from = Read from { $name }; nothing is brought in yet.
import-impossible = { $count ->
    [one] 1 line is impossible and says why; the rest does not wait for it.
   *[other] { $count } lines are impossible and say why; the rest does not wait for them.
}
import-download-refused = Download the { $count } refused
import-download = Download the report
import-start = { $count ->
    [one] Bring in 1 person
   *[other] Bring in { $count } people
}
import-drop = Do not bring this file in
import-before = This file was brought in { $at }
import-before-text = People who came with it are recognized and stay as they are.
import-before-link = Look at that import
import-tally = Lines by what happens to them
import-about-new = People to bring in
import-about-matched = Already in Tandem
import-about-duplicate = Perhaps the same person: look at both
import-about-refused = Each with its reason
import-about-skipped = Titles, blanks, totals
import-file-says = What the file holds besides
import-new-programs = { $count ->
    [one] 1 program is new and will be opened
   *[other] { $count } programs are new and will be opened
}
import-kept = Kept with each person's line, until Tandem has a place for it
import-employers = { $count ->
    [one] It names 1 employer.
   *[other] It names { $count } employers.
}
import-columns = What each column becomes
import-columns-count = { $count ->
    [one] 1 column, { $recognized } recognized
   *[other] { $count } columns, { $recognized } recognized
}
import-column = Column in the file
import-example = For instance
import-becomes = Becomes
import-column-becomes = { $column } becomes
import-column-aside = Kept aside
import-read-anew = Read the file anew
import-lines = Line by line
import-person = Person
import-understood = Understood as
import-happens = What happens
import-nobody = No person
import-line = line { $line }
import-no-lines = No line is of this kind
import-says-born = born { $day }
import-says-applied = applied { $day }
import-says-program = { $text }
import-says-start = began { $day }
import-says-end = ended { $day }
import-says-employer = { $text }
import-says-placed = placed { $day }
import-running = It runs
import-progress = { $done } of { $of } lines brought in
import-running-text = You may close this page; it goes on. A person is brought in whole or not at all.
import-go-on = Go on, if it has come to a halt
import-undoing = It is being undone
import-undoing-text = This takes a moment. If somebody worked with one of these people meanwhile, everything stays.
import-done = It is done
import-done-text = { $count ->
    [one] 1 line was brought in.
   *[other] { $count } lines were brought in.
}
import-done-refused = { $count ->
    [one] 1 line waits with its reason: mend the file and bring it in again; whoever is here stays as they are.
   *[other] { $count } lines wait with their reasons: mend the file and bring it in again; whoever is here stays as they are.
}
import-undo = Undo the whole import
import-undo-while = Possible until somebody works with one of these people.
import-undo-question = Undo the import of { $name }?
import-undo-follows = This will happen:
import-undo-people = { $count ->
    [one] 1 person goes, with case, services and notes from the file.
   *[other] { $count } people go, with their cases, services and notes from the file.
}
import-undo-cases = { $count ->
    [one] 1 case goes of a person who was here before.
   *[other] { $count } cases go of people who were here before.
}
import-undo-filled-in = { $count ->
    [one] 1 person has again what was known before.
   *[other] { $count } people have again what was known before.
}
import-undo-programs = These programs go, unless others use them: { $names }.
import-undo-stays = The record of who imported and undid what stays. The file can be brought in again.
import-undo-keep = Keep everything
import-report-line = Line
import-report-outcome = What happened
import-report-why = Why

done-import-read = The file was read. Look at what would happen.
done-import-started = Bringing in has begun.
done-import-dropped = The file is forgotten. Nothing was brought in.
done-import-undo-asked = It will be undone in a moment.
refusal-program-not-yours = { $program } is a program that you do not run. Its manager can bring this line in.

field-first = First name
field-last = Last name
