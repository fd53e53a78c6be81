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
