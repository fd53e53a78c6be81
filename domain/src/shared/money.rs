//! Money as whole cents. Never a floating number: a cent must survive a save, a sum and an export.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in cents of the US dollar.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sea_orm::DeriveValueType,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// `dollars` whole dollars.
    pub const fn dollars(dollars: i64) -> Self {
        Self(dollars * 100)
    }
}

impl fmt::Display for Cents {
    /// Dollars and cents, `1,310.00`, without the sign of the currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (dollars, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = dollars.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 4);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{}{grouped}.{cents:02}", if self.0 < 0 { "-" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(Cents(131_000).to_string(), "1,310.00");
        assert_eq!(Cents(-5).to_string(), "-0.05");
        assert_eq!(Cents::dollars(1_234_567).to_string(), "1,234,567.00");
    }
}
