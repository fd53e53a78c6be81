//! The names under which programs keep these columns, folded: without case, accents and marks.

use super::Column;

/// Words that say whose a column is.
pub const WHOSE: &str = "client clients participant participants student students applicant customer member trainee learner \
         enrollee jobseeker participante cliente estudiante alumno solicitante";

/// Usual names, whole, a bar between two, the surest first.
pub const USUAL: &[(Column, &str)] = &[
    (
        Column::Name,
        "name|full name|fullname|legal name|name last first|last name first name|last first|first last|\
         name first last|first and last name|last first name|nombre|nombre completo|nombre y apellido|\
         nombre y apellidos",
    ),
    (Column::First, "first|first name|fname|f name|firstname|given name|given names|given|primer nombre|nombres"),
    (Column::Middle, "middle|middle name|mi|m i|middle initial|mname|middlename|segundo nombre"),
    (Column::Last, "last|last name|lname|l name|lastname|surname|family name|apellido|apellidos|last names|surnames"),
    (Column::Suffix, "suffix|name suffix|sfx|generation|sufijo"),
    (
        Column::Born,
        "dob|d o b|date of birth|birth date|birthdate|birthday|birth day|born|born on|bday|b day|birth|\
         date birth|fecha de nacimiento|nacimiento|fecha nacimiento|f nac|fec nac",
    ),
    (
        Column::Ssn,
        "ssn|ss number|ssn number|soc sec|soc sec number|social|social security|social security number|\
         social security no|ssn last 4|last 4 ssn|last 4 of ssn|last four|ssn itin|seguro social|\
         numero de seguro social|national identifier",
    ),
    (
        Column::Phone,
        "phone|phone number|telephone|telephone number|tel|cell|cell phone|cellphone|mobile|mobile phone|\
         mobile number|contact number|contact phone|primary phone|home phone|phone no|ph|phone 1|best phone|\
         telefono|celular|numero de telefono",
    ),
    (
        Column::Email,
        "email|e mail|email address|e mail address|mail|email 1|primary email|contact email|correo|\
         correo electronico|personal email",
    ),
    (Column::Gender, "gender|sex|gender identity|m f|genero|sexo"),
    (
        Column::Veteran,
        "vet|veteran|veteran status|vet status|is veteran|military veteran|us veteran|veteran y n|military|\
         military service|veterano|veterana",
    ),
    (
        Column::Household,
        "hh size|hhsize|household size|household|size of household|family size|hh|fam size|number in household|\
         number in family|number in hh|people in household|household members|family members|hh members|\
         number of household members|number of people in household|tamano del hogar|personas en el hogar|\
         household count",
    ),
    (
        Column::Income,
        "hh income|hhincome|household income|family income|income|annual income|yearly income|monthly income|\
         annual household income|total household income|gross income|annual hh income|income at intake|ingreso|\
         ingresos|ingreso familiar|ingreso anual|ingreso del hogar",
    ),
    (
        Column::Barriers,
        "barriers|barrier|barriers to employment|employment barriers|barriers to work|challenges|barreras|\
         obstacles|barrier s",
    ),
    (
        Column::Applied,
        "applied on|date applied|application date|date of application|app date|applied date|intake date|\
         date of intake|registration date|date registered|date received|fecha de solicitud|applied|intake|\
         registered|application received|application|solicitud",
    ),
    (
        Column::Status,
        "status|stage|current status|case status|program status|enrollment status|participation status|\
         state of case|disposition|phase|estado|estatus|etapa",
    ),
    (
        Column::Program,
        "program|programme|sector|track|training|training program|training track|program name|course|course name|\
         industry|pathway|career pathway|program track|training sector|class|programa|curso|\
         program of study|program sector",
    ),
    (
        Column::Start,
        "start date|date started|program start date|training start date|class start date|begin date|enrolled on|\
         enrollment date|date enrolled|enroll date|entry date|date of entry|fecha de inicio|first day|\
         date entered|start|started|program start|training start|class start|class began|begin|began|enrolled|\
         entry|program entry|inicio|first class",
    ),
    (
        Column::End,
        "end date|date ended|program end date|training end date|class end date|finish date|completed on|\
         completion date|date completed|exit date|date of exit|graduation date|last day|fecha de fin|\
         fecha de termino|fecha de salida|end|ended|program end|training end|class end|class ended|finish|\
         finished|completed|completion|exit|exited|graduation|graduated|last class|fin|termino",
    ),
    (
        Column::Employer,
        "employer|employer name|placed employer|placement employer|company|company name|placed at|placed with|\
         hired by|firm|placement|place of employment|empleador|empresa|placement company|\
         employer at placement|name of employer",
    ),
    (
        Column::JobTitle,
        "job title|title|job|position|position title|occupation|role|placement title|job position|puesto|\
         ocupacion|cargo|job placed in",
    ),
    (
        Column::Wage,
        "wage|hourly wage|wages|pay|pay rate|rate of pay|hourly pay|hourly rate|starting wage|starting pay|\
         start wage|placement wage|wage at placement|salary|annual salary|rate|salario|sueldo|wage per hour|\
         wage hr|wage hour|starting salary|hourly|entry wage",
    ),
    (
        Column::Hours,
        "hours|hrs|hours per week|hrs per week|hrs wk|hours wk|hours week|hrs week|weekly hours|hours weekly|\
         hours a week|hrs per wk|hpw|horas|horas por semana",
    ),
    (
        Column::Placed,
        "placed on|date placed|placement date|date of placement|placed date|hire date|date hired|hired on|\
         date of hire|job start date|employment date|employment start date|date employed|fecha de colocacion|\
         fecha de contratacion|first day of work|placed|hired|job start|employment start|start of job",
    ),
    (
        Column::Notes,
        "notes|note|comments|comment|remarks|case notes|staff notes|notas|comentarios|observaciones|memo|\
         other notes|additional notes",
    ),
];

/// Whom a column must not be about to be the participant's.
const OTHERS: &str = "emergency contact reference spouse mother father parent guardian employer supervisor caseworker coach \
                      counselor instructor staff manager alternate alt secondary other 2 3 second work";

/// By the words in a head: a meaning, lists of which each must have a word there, and words that rule it out.
pub const BY_WORDS: &[(Column, &[&str], &str)] = &[
    (
        Column::Born,
        &["birth birthdate dob born nacimiento birthday"],
        "place country city certificate verified spouse child",
    ),
    (Column::Ssn, &["ssn social itin"], "media worker income service verified services"),
    (Column::Email, &["email mail correo"], OTHERS),
    (Column::Phone, &["phone telephone cell mobile tel telefono celular cellphone"], OTHERS),
    (Column::Veteran, &["veteran vet veterano military"], "spouse branch date documents"),
    (Column::Gender, &["gender sex genero sexo"], "offender"),
    (Column::Household, &["household hh family hogar"], "income name type phone contact"),
    (Column::Income, &["income ingreso ingresos"], "verified source date proof low level support"),
    (Column::Barriers, &["barrier barriers barreras"], ""),
    (
        Column::Placed,
        &["placed placement hire hired job employment employed"],
        "wage title status employer type hours end company quality name",
    ),
    (Column::Applied, &["applied application app apply intake registration solicitud", "date day fecha on"], "status"),
    (
        Column::Start,
        &["start started begin began enrolled enrollment enroll entry inicio"],
        "wage pay status end salary",
    ),
    (
        Column::End,
        &["end ended completion completed complete exit graduation graduated finish finished"],
        "status reason",
    ),
    (
        Column::Employer,
        &["employer company empleador empresa"],
        "phone address contact city fein ein email id date type",
    ),
    (Column::JobTitle, &["title position occupation puesto ocupacion"], "date"),
    (Column::Wage, &["wage wages pay salary salario sueldo"], "period frequency type date end 2"),
    (Column::Hours, &["hours hrs horas"], "training attended class completed total course"),
    (
        Column::Program,
        &["program sector track course pathway programa curso"],
        "date start end hours provider site location cost manager staff status",
    ),
    (
        Column::Status,
        &["status stage estatus"],
        "employment marital veteran housing immigration work labor citizenship family insurance",
    ),
    (Column::Last, &["last surname apellido apellidos"], "first date contact day 4 four updated wage year quarter"),
    (Column::First, &["first given"], "last date contact day class"),
    (Column::Notes, &["notes comments remarks notas observaciones comentarios"], ""),
];
