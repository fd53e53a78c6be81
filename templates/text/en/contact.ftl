# The form for a contact, a service and the next task.
field-channel = How
field-outcome = What happened
field-service = This was also a service
field-note = Note
field-next = Next task
field-next-on = On
contact-no-service = No, contact only
contact-no-next = None
contact-save = Save all three
contact-save-next = and open the next
contact-log = Log
contact-close = Close
contact-log-with = a contact with { $who }
contact-call = Call { $who }, { $phone }
contact-text = Text { $who }

channel-call = Call
channel-text = Text
channel-email = E-mail
channel-in-person = In person
outcome-reached = Reached
outcome-message-left = Message left
outcome-no-answer = No answer
outcome-wrong-number = Wrong number
outcome-refused = Refused

refusal-missing-outcome = Say what happened.
refusal-missing-channel = Say how you tried.
refusal-missing-next-on = Choose the day of the next task.
