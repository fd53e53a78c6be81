# Why something cannot be done as asked: what is wrong, and how to mend it. `what` is the field's name from
# fields.ftl; a sentence of the field's own has the field after the code.
this-answer = This answer

refusal-missing = { $what } is still missing.
refusal-too-long = { $what } may have { $most } characters at most. Yours has { $length }.
refusal-control-characters = { $what } holds characters that cannot be shown. Type it again instead of pasting it.
refusal-no-such-day = { $what } is no day of the calendar. Type it as 11/24/2026. You typed { $typed }.
refusal-not-in-range = { $what } must be a whole number from { $least } to { $most }. You typed { $typed }.
refusal-not-in-range-household-size = { $what } must be { $least } or more. You typed { $typed }.
refusal-not-an-amount = { $what } must be dollars and cents, for example 20.75. You typed { $typed }.
refusal-not-a-choice = { $what } is not one of the choices. Choose one from the list.
refusal-not-an-email = { $what } must be an e-mail address, for example rosa@mail.example. You typed { $typed }.
refusal-unknown-field = This form has no such answer. Open the page again and type it anew.
refusal-choose-one = { $what } was changed by two people. Choose one of the two versions.
refusal-too-early = { $what } must be { $earliest } or later. You typed { $typed }.
refusal-too-late = { $what } must be { $latest } or earlier. You typed { $typed }.
refusal-changed-in-between = Somebody else changed this meanwhile. Look at it as it is now, then decide again.
refusal-form-without-version = This form does not say which version it was drawn from. Open the page again and send it from there.
