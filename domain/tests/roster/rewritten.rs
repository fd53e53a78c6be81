//! The same people in the file of another program.

use domain::intake::roster::{Encoding, Outcome, PersonName, Plan};

/// How another program would write the roster.
#[derive(Clone, Copy, Debug)]
pub struct Rewriting {
    pub separator: u8,
    pub backwards: bool,
    pub heads: Option<[&'static str; 21]>,
    pub line_end: &'static str,
    pub encoding: Encoding,
}

impl Default for Rewriting {
    fn default() -> Self {
        Self { separator: b',', backwards: false, heads: None, line_end: "\r\n", encoding: Encoding::Utf8 }
    }
}

pub const OTHER_HEADS: Option<[&str; 21]> = Some([
    "Participant",
    "Birth Date",
    "Social Security #",
    "Cell Phone",
    "E-mail Address",
    "Sex",
    "Veteran Status",
    "Household Size",
    "Annual Household Income",
    "Barriers to Employment",
    "Application Date",
    "Current Status",
    "Training Program",
    "Program Start Date",
    "Completion Date",
    "Employer",
    "Position",
    "Starting Wage",
    "Hrs/Week",
    "Hire Date",
    "Comments",
]);

pub const SPANISH_HEADS: Option<[&str; 21]> = Some([
    "Nombre completo",
    "Fecha de nacimiento",
    "Seguro social",
    "Teléfono",
    "Correo electrónico",
    "Género",
    "Veterano",
    "Tamaño del hogar",
    "Ingreso familiar",
    "Barreras",
    "Fecha de solicitud",
    "Estado",
    "Programa",
    "Fecha de inicio",
    "Fecha de fin",
    "Empresa",
    "Puesto",
    "Salario",
    "Horas por semana",
    "Fecha de contratación",
    "Notas",
]);

/// Writes a roster's records anew, all of them as wide as its heads.
pub fn rewrite(bytes: &[u8], how: &Rewriting) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let width = records.iter().map(csv::StringRecord::len).max().unwrap();
    let heads = records.iter().position(|record| record.len() == width && record.iter().all(|cell| !cell.is_empty()));
    let mut writer = csv::WriterBuilder::new().delimiter(how.separator).flexible(true).from_writer(Vec::new());
    for (place, record) in records.iter().enumerate() {
        let new_heads = how.heads.filter(|_| Some(place) == heads).map(Vec::from);
        let mut cells = new_heads.unwrap_or_else(|| record.iter().collect());
        cells.resize(width, "");
        if how.backwards {
            cells.reverse();
        }
        writer.write_record(cells).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    encode(&with_line_ends(&text, how.line_end), how.encoding)
}

/// Line ends between records only: those within a value stay.
fn with_line_ends(text: &str, line_end: &str) -> String {
    let mut quoted = false;
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        quoted ^= letter == '"';
        match letter {
            '\n' if !quoted => written.push_str(line_end),
            letter => written.push(letter),
        }
    }
    written
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 => {
            let replaced: String = text
                .chars()
                .map(|c| if encoding_rs::WINDOWS_1252.encode(&c.to_string()).2 { '?' } else { c })
                .collect();
            encoding_rs::WINDOWS_1252.encode(&replaced).0.into_owned()
        }
    }
}

/// The people of a plan who were not refused, in columns `Last Name`, `First Name`, `Suffix` and `DOB`.
pub fn with_separate_names(plan: &Plan) -> Vec<u8> {
    let name = |name: PersonName| vec![name.last, name.first, name.suffix.unwrap_or_default()];
    written(plan, &["Last Name", "First Name", "Suffix", "DOB"], name)
}

/// The same in columns `Full Name` and `DOB`, the given name first.
pub fn with_names_in_one_cell(plan: &Plan) -> Vec<u8> {
    written(plan, &["Full Name", "DOB"], |name| vec![format!("{} {}", name.first, name.last_with_suffix())])
}

fn written(plan: &Plan, heads: &[&str], name: impl Fn(PersonName) -> Vec<String>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heads).unwrap();
    for row in plan.lines.iter().filter(|line| line.outcome != Outcome::Refused).filter_map(|line| line.row.as_ref()) {
        let mut cells = name(row.name.clone().unwrap());
        cells.push(row.born.unwrap().0.format("%-m/%-d/%Y").to_string());
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}
