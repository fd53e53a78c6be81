# Employers: the list, one employer, its people and sites, what was said, how it was served.
employers-count = { $count ->
    [one] One employer that you work with.
   *[other] { $count } employers that you work with.
  }
employers-silent-count = { $count ->
    [0] None of them has been silent for { $days } days.
    [one] One of them has been silent for { $days } days.
   *[other] { $count } of them have been silent for { $days } days.
  }
employers-steps = Next steps that are due
employers-filter = Filter the employers
employers-find = Name
employers-level = Partnership
employers-sector = Sector
employers-silence = Silence
employers-any-level = Any
employers-any-sector = Any
employers-any-silence = Any
employers-silent-for = { $days } days or more
employers-last-word = Silent for
employers-next = Next
employers-days = { $days ->
    [0] Today
    [one] One day
   *[other] { $days } days
  }
employers-word-ago = { $days ->
    [0] Heard from today
    [one] Silent for one day
   *[other] Silent for { $days } days
  }
employers-add = Add an employer
employers-none = No employer yet
employers-none-text = Employers you talk to, or where somebody works, appear here.
employers-none-found = No employer fits
employer-edit = Change
employer-edit-title = Change { $name }
employer-name = What people call it
employer-legal-name-hint = Only where that is another one.
employer-fein-hint = Nine digits. It is kept sealed, and shown by its last four.
employer-fein-known-hint = One that ends in { $last } is written down. Type one only to replace it.
employer-fein-masked = ends in { $last }
employer-naics-hint = Six digits, such as 332710.
employer-position-hint = For instance plant manager.
employer-contact-from = There since
employer-contact-until = Last day there
employer-log = What was said
employer-how = How
employer-outcome = What came of it
employer-with = With whom
employer-nobody-named = Nobody in particular
employer-next-on = By
employer-said = Calls, visits, meetings
employer-nothing-said = Nothing was said yet
employer-nothing-said-text = What you write down above appears here, newest first.
employer-struck = Struck: { $reason }
employer-no-order = No job order yet.
employer-hired = People who work or worked here
employer-hidden = { $count ->
    [one] One more person works or worked here.
   *[other] { $count } more people work or worked here.
  }
employer-about = About
employer-people = People
employer-signs = May sign
employer-gone = Left on { $day }
employer-add-contact = Add somebody
employer-sites = Sites
employer-add-site = Add a site
employer-site-name = What it is called
employer-services = Services given
employer-add-service = Record a service
employer-service-kind = Service
partnership-level-workplace = Workplace only
partnership-level-contacted = Contacted
partnership-level-engaged = Engaged
partnership-level-partner = Partner
size-band-1-4 = 1 to 4 people
size-band-5-9 = 5 to 9 people
size-band-10-19 = 10 to 19 people
size-band-20-49 = 20 to 49 people
size-band-50-99 = 50 to 99 people
size-band-100-249 = 100 to 249 people
size-band-250-499 = 250 to 499 people
size-band-500-999 = 500 to 999 people
size-band-1000-and-more = 1,000 people or more
naics-sector-11 = Agriculture and forestry
naics-sector-21 = Mining, oil and gas
naics-sector-22 = Utilities
naics-sector-23 = Construction
naics-sector-31-33 = Manufacturing
naics-sector-42 = Wholesale trade
naics-sector-44-45 = Retail trade
naics-sector-48-49 = Transportation and warehousing
naics-sector-51 = Information
naics-sector-52 = Finance and insurance
naics-sector-53 = Real estate and rental
naics-sector-54 = Professional and technical services
naics-sector-55 = Management of companies
naics-sector-56 = Administrative and waste services
naics-sector-61 = Education
naics-sector-62 = Health care and social assistance
naics-sector-71 = Arts and recreation
naics-sector-72 = Hotels and restaurants
naics-sector-81 = Other services
naics-sector-92 = Public administration
known-yes = Yes
known-no = No
known-unknown = Not known
engagement-kind-call = Call
engagement-kind-visit = Visit
engagement-kind-meeting = Meeting
engagement-kind-email = E-mail
engagement-outcome-spoke = Spoke
engagement-outcome-message-left = Message left
engagement-outcome-no-answer = No answer
engagement-outcome-not-now = Not now
employer-service-hr-advice = HR advice and information
employer-service-job-posting = Help with posting jobs
employer-service-screening = Screening and referral
employer-service-customized-training = Customized training
employer-service-incumbent-training = Training of its own people
employer-service-on-the-job-training = On-the-job training
employer-service-rapid-response = Rapid response to layoffs
employer-service-supplier-help = Help to avoid layoffs
employer-service-other = Other service
field-legal-name = Legal name
field-fein = Employer identification number
field-naics = Industry code (NAICS)
field-size = How many work there
field-union-presence = Union or council
field-is-another = It is another employer of the same name
field-position = Position
field-signs = May commit and sign for the employer
field-next-step = Next step
field-contact = Contact
field-employer = Employer
refusal-employer-known = { $name } is there already. Open it, or say below that this is another one.
refusal-fein-known = { $name } has this number.
refusal-fein-taken = Another employer has this number.
refusal-not-a-fein = { $what } must have nine digits that could have been issued.
refusal-not-a-naics = { $what } must be six digits of an industry. You typed { $typed }.
done-employer-added = The employer is added.
done-employer-changed = Saved.
done-employer-engaged = Written down.
done-engagement-struck = Struck. It stays readable.
done-employer-served = The service is recorded.
done-employer-service-struck = Struck. It stays readable.
done-employer-site-added = The site is added.
done-employer-contact-added = They are added.
done-employer-contact-changed = Saved.
what-employer-added = An employer was added
what-employer-changed = An employer was changed
what-employer-site-added = An employer's site was added
what-employer-contact-added = An employer's contact was added
what-employer-contact-changed = An employer's contact was changed
what-employer-engaged = An employer was spoken with
what-engagement-struck = What was said with an employer was struck
what-employer-served = An employer was served
what-employer-service-struck = A service to an employer was struck
