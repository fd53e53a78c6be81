# Supports: needs, providers, referrals, directories.
record-tab-supports = Supports
supports-title = Needs
supports-stand = { $count ->
    [0] No need waits.
    [one] One need is on the way{ $late ->
        [0] .
       *[other] , and late for an answer.
      }
   *[other] { $count } needs are on the way{ $late ->
        [0] .
        [one] , one of them late for an answer.
       *[other] , { $late } of them late for an answer.
      }
  }
supports-find = Find a provider
supports-filter = Filter the needs
supports-mine = Mine
supports-everyone = Everyone I reach
supports-any-kind = Any kind
supports-all-lanes = All lanes
supports-see-all = See all { $count }
supports-none-open = No open need
supports-none-text-open = A need that a barrier or a talk brings up comes here until somebody is asked.
supports-none-waiting = Nobody is asked
supports-none-text-waiting = A need comes here when a provider is asked to help.
supports-none-met = Nothing yet this week
supports-none-text-met = A need comes here when somebody was helped.
filter-caseworker = Caseworker
filter-act = Filter
support-lane-open = Open
support-lane-waiting = Referred
support-lane-met = Met this week
support-days-open = { $days ->
    [0] Opened today
    [one] 1 day open
   *[other] { $days } days open
  }
supports-days-open = { $days ->
    [0] Opened today
    [one] 1 day open, since { $day }
   *[other] { $days } days open, since { $day }
  }
support-sent = Sent today
support-no-answer = { $days ->
    [one] No answer for 1 day
   *[other] No answer for { $days } days
  }
support-accepted = Accepted { $day }
support-was-declined = Declined { $day }
support-was-no-show = Did not come, { $day }
support-was-served = Served { $day }, needed again
support-met = Met { $day }
support-refer = Refer
support-write-answer = Write the answer
support-look = Look
supports-likely = What { $who } said at intake makes these needs likely
supports-open-likely = { $count ->
    [one] Open this need
   *[other] Open the chosen needs
  }
supports-no-need = No open need
supports-no-need-text = What stands between { $who } and the training comes here, with whom was asked to help.
supports-settled = Settled
supports-open = Open a need
supports-settle = Correct or settle
supports-change = Change
need-kind = Kind of help
need-what = What exactly
need-what-hint = For instance: Tue and Thu evenings, from Dec 7.
need-urgency = How soon
need-day = Open since
need-settle = What came of it
need-came-of-it = The need is
need-settled-on = On
need-because = Why
need-because-hint = Only where it was not met or was withdrawn.
need-settle-follows = Whoever was asked and has not answered is not waited for any more; their links end.
need-settle-act = Settle the need
need-reopen = Open it again
need-reopen-text = Where it turns out that the need still stands. What was settled stays in the history.
need-reopen-act = Open again
need-correct = Correct it

need-kind-transport = Transport
need-kind-child-care = Child care
need-kind-dependent-care = Care of a dependent
need-kind-housing = Housing
need-kind-food = Food
need-kind-utilities = Utilities
need-kind-clothing = Clothing
need-kind-tools = Tools and safety gear
need-kind-exam-fees = Test and license fees
need-kind-books = Books and supplies
need-kind-education = Gap in education
need-kind-english = English
need-kind-computer = Computer or internet
need-kind-license = Driver's license
need-kind-papers = Papers
need-kind-health = Health
need-kind-legal = Legal help
need-kind-money = Money matters
need-kind-other = Something else
urgency-now = Now
urgency-soon = Soon
urgency-later = Can wait
need-state-open = Open
need-state-met = Met
need-state-unmet = Not met
need-state-withdrawn = Withdrawn
met-by-referral = Helped by a provider
met-by-authorization = Paid by a fund
met-by-otherwise = Met in another way
settled-because-no-provider = Nobody offers it here
settled-because-no-place = No place free
settled-because-not-eligible = Does not qualify
settled-because-no-money = No money for it
settled-because-no-answer = Nobody answered
settled-because-not-wanted = Help is not wanted
settled-because-passed = It passed by itself
settled-because-mistake = Opened by mistake
settled-because-other = Another reason

referral-to = Refer to { $provider }
referral-see-provider = See the provider
referral-released = A release lets { $provider } know who it is
referral-released-text = The provider learns the name and the need, and no number.
referral-released-contact = The provider learns the name, the need, and the safe way to call or write.
referral-not-released = No release to { $provider }
referral-not-released-text = Without one, { $who } is given the address and no name is told. A release of the kind “partner service”, to the provider by this name, covering name and services, lets the provider be asked.
referral-record-release = Record a release
referral-how = How
referral-mail-to = Mail goes to { $email }. It names nobody; the link shows what was released.
referral-no-email = The directory has no mail address of this provider.
referral-counts-as = Once served, it counts as
referral-counts-hint = A supportive service: it neither begins nor keeps open the participation.
referral-counts-not = Nothing of the program's
referral-message = A word to the provider
referral-message-hint = The provider reads it behind the link. Leave out what was not released.
referral-send = Refer
referral-write-answer = Write down what they said
referral-correct = Correct the answer
referral-says = They said
referral-day = On
referral-day-hint = The day of the help, or the day they did not come.
referral-who-said = Who said so
referral-who-said-hint = The name of the person on the phone.
referral-because = Why not
referral-said-by = said by { $who }
referral-withdraw = Withdraw the referral
referral-withdraw-text = The link ends at once. Nobody waits for an answer any more.
referral-way-mail = By mail with a link
referral-way-call = By word of mouth
referral-way-given = Address given, no name told
referral-state-sent = No answer yet
referral-state-accepted = Accepted
referral-state-served = Served
referral-state-declined = Declined
referral-state-no-show = Did not come
referral-state-withdrawn = Withdrawn
declined-because-full = Every place is taken
declined-because-not-eligible = Does not qualify
declined-because-not-offered = Not offered
declined-because-not-reached = Could not be reached
declined-because-not-fitting = Too far, or at the wrong hours
declined-because-other = Another reason
referral-answer-accepted = Yes, we will help
referral-answer-served = We have helped
referral-answer-declined = We cannot help
referral-answer-no-show = They did not come
referral-asks-title = Can you help?
referral-accepted-title = You said you will help { $who }
referral-asks-text = { $organization } asks { $provider }. What you read here was released to you alone: keep it to yourself.
referral-who = Who
referral-phone = Phone
referral-email = E-mail
referral-hours = When to call
referral-your-answer = Your answer
referral-note = A word to the program
referral-answer-act = Send the answer
referral-until = The link works until { $until }.
referral-thanks-title = Thank you
referral-thanks-text = Your answer has arrived. You can close this page.
referral-over-text = It was answered, withdrawn, or its time is over. Call the program if you have something to say.

providers-title = Providers
providers-text = Who helps with what, where, and in which language.
providers-for-need = Choose who to ask. What was released decides what they learn.
providers-import = Import a directory
providers-add = Add a provider
providers-words = Words
providers-place = City or ZIP
providers-language = Language
providers-any-language = Any language
providers-search = Search
providers-service = Service
providers-where = Where
providers-speaks = Languages
providers-act = Next
providers-look = See more
providers-none-found = Nobody found
providers-none-found-text = Fewer words, another kind or no place may find somebody.
providers-none = No provider yet
providers-none-text = A directory in Open Referral files comes in at once; a provider can also be added by hand.
providers-none-yours = The manager brings in a directory.
provider-about = About
provider-services = Services
provider-add-service = Add a service
provider-edit = Change
provider-edit-service = Change
provider-edit-place = Change
provider-add-place = Add a place
provider-retire = Retire
provider-retire-all = Retire this provider
provider-take-up = Offer again
provider-take-up-all = Offer this provider again
provider-retired-since = Retired { $day }
provider-eligibility = For whom
provider-application = How to ask
provider-fees = Fees
provider-wait = Wait
provider-email = E-mail for referrals
provider-email-hint = Referrals are sent here.
provider-url = Page
provider-no-service = No service yet
provider-no-service-text = Add what they help with, so that they are found.
provider-reach = How to reach them
provider-no-email = No mail address: referrals go by phone.
provider-places = Places
provider-no-place = No place yet
provider-edited = Changed by hand: a directory leaves it as it is.
provider-from-directory = From a directory; the next import keeps it up to date.
provider-name = Name
provider-kinds = Helps with
provider-phones-hint = One a line.
provider-languages-hint = With commas between them.
provider-hours-hint = As people say it: 9 to 5, Monday to Friday.
provider-form-provider-new = Add a provider
provider-form-provider-known = Change the provider
provider-form-location-new = Add a place
provider-form-location-known = Change the place
provider-form-service-new = Add a service
provider-form-service-known = Change the service
spoken-english = English
spoken-spanish = Spanish
spoken-haitian-creole = Haitian Creole
spoken-french = French
spoken-portuguese = Portuguese
spoken-arabic = Arabic
spoken-chinese = Chinese
spoken-vietnamese = Vietnamese
spoken-russian = Russian
spoken-hebrew = Hebrew or Yiddish
spoken-sign-language = Sign language
spoken-interpreter = By interpreter

directory-title = Directories of providers
directory-text = Open Referral files (HSDS): organizations.csv and services.csv, and what else the directory has. They are read first and looked at; nothing comes in before you say so.
directory-choose = Choose the files
directory-files = Files of the directory
directory-files-hint = All CSV files of the directory at once.
directory-name = What it is called
directory-name-hint = For instance Miami 211.
directory-imports = Directories brought in
directory-providers = Providers
directory-unread = Not read
directory-none = No directory yet
directory-none-text = What was brought in stands here, with what could not be read, and can be undone.
directory-can-come-in = { $count ->
    [one] One provider can come in
   *[other] { $count } providers can come in
  }
directory-unread-count = { $count ->
    [one] One row or field cannot be read.
   *[other] { $count } rows or fields cannot be read.
  }
directory-report = Download what was not read
directory-start = { $count ->
    [one] Bring one provider in
   *[other] Bring { $count } providers in
  }
directory-done-text = { $count ->
    [one] One provider was brought in or compared.
   *[other] { $count } providers were brought in or compared.
  }
directory-look = See the providers
directory-undo-follows = The providers that it brought go again; of those it changed, what was known before stands again. Whoever was referred to since, or changed by hand, keeps it standing.
directory-file = File
directory-rows = Rows
directory-read = Read
directory-left = Not read
directory-what = What
directory-says = What it says
directory-counts = { $services ->
    [one] 1 service
   *[other] { $services } services
  }, { $places ->
    [one] 1 place
   *[other] { $places } places
  }
directory-outcome-new = New
directory-outcome-matched = Known
directory-outcome-refused = Not read
directory-outcome-skipped = Says nothing
directory-deed-brought-in = Brought in
directory-deed-filled-in = Brought up to date
directory-deed-unchanged = Unchanged
directory-deed-left-out = Left out

done-need-opened = The need stands open.
done-need-changed = The need was corrected.
done-need-settled = The need is settled.
done-need-reopened = The need is open again.
done-referral-sent = Referred. Without an answer in five days it becomes a task.
done-referral-answered = The answer stands.
done-referral-corrected = The answer was corrected, with all that follows from it.
done-referral-withdrawn = The referral was withdrawn.
done-provider-added = The provider stands in the directory. Add what they help with.
done-provider-changed = Changed.
done-provider-retired = Changed. Whoever is retired is not offered any more.
done-provider-service-added = The service can be found now.
done-provider-service-changed = The service was changed.
done-provider-service-retired = Changed. What is retired is not offered any more.
done-directory-read = Read. Nothing has come in yet.

what-need-opened = Opened a need
what-need-changed = Corrected a need
what-need-settled = Settled a need
what-need-reopened = Opened a need again
what-provider-added = Added a provider
what-provider-changed = Changed a provider
what-provider-retired = Retired a provider, or took it up again
what-provider-service-added = Added a service of a provider
what-provider-service-changed = Changed a service of a provider
what-provider-service-retired = Retired a service of a provider, or took it up again
what-provider-taken-back = Took back what an import brought of a provider
what-referral-sent = Referred to a provider
what-referral-answered = A provider answered
what-referral-corrected = Corrected a provider's answer
what-referral-withdrawn = Withdrew a referral
timeline-need-opened = Need opened: { $need }
timeline-need-changed = Need corrected: { $need }
timeline-need-settled = { $need }: { $state }
timeline-need-reopened = Need opened again: { $need }
timeline-referral-sent = Referred to { $provider } for { $need }. { $way }
timeline-referral-answered = { $provider }, { $need }: { $state }
timeline-referral-corrected = Corrected: { $provider }, { $need }: { $state }
timeline-referral-withdrawn = Referral to { $provider } withdrawn: { $need }

field-kinds = Kinds of help
field-what = What exactly
field-urgency = How soon
field-way = How
field-message = The word to the provider
field-said-by = Who said so
field-provider-service = The service
field-alternate-name = Also called
field-url = Page
field-phones = Phones
field-languages = Languages
field-address-1 = Street and number
field-address-2 = Suite or floor
field-postal-code = ZIP
field-transportation = How to get there
field-accessibility = Accessibility
field-eligibility = For whom
field-application = How to ask
field-fees = Fees
field-wait = Wait
field-sites = Places
field-files = Files

refusal-need-open = There is an open need of this kind already. Correct that one.
refusal-need-settled = This need is settled already. Open it again first.
refusal-need-not-settled = This need is open.
refusal-after-settled = { $what } must be { $settled } or earlier: on that day it was settled. You typed { $typed }.
refusal-does-not-explain = This reason does not go with what came of it. Choose another.
refusal-case-over = This case is over. Nobody is referred from it any more.
refusal-provider-retired = { $name } is retired. Choose another provider.
refusal-referral-needs-release = No release lets { $provider } know who it is. Record one, or give the address without a name.
refusal-provider-without-email = The directory has no mail address of { $provider }. Call them, or add the address to the directory.
refusal-referral-under-way = { $provider } is asked about this need already.
refusal-referral-answered = This referral is over already. Look at it as it is now.
refusal-no-such-correction = This answer cannot be corrected so.
refusal-kept-as-edited = { $name } was changed by hand and stays as it is.
refusal-provider-built-on = { $name } was changed, or somebody was referred there, since the import.
refusal-directory-file-missing = { $file } is not among the files. Without it there is no directory.
refusal-directory-column-missing = { $file } has no column { $column }. Its first line must name it.
refusal-directory-file-unreadable = { $file } cannot be read.
refusal-directory-file-twice = { $file } and { $second } are the same part of a directory. Leave one out.
refusal-directory-file-unknown = Not a part of a directory that is read.
refusal-directory-missing = Nothing stands there, and it is needed.
refusal-directory-id-unknown = It names what is not in the directory.
refusal-directory-id-twice = An earlier row has the same id.
refusal-directory-says-nothing = The row says nothing.
refusal-directory-second-address = The place has an address already.
refusal-directory-cell-too-long = The cell is longer than any text that people read.
refusal-directory-row-too-wide = The row has more cells than the file has columns.
