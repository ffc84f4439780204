//! *Which instant does a time with its zone name?*
//!
//! `2026-03-04T16:00:00.000Z` and `2026-03-05T00:00+08:00` name one. What has no zone names none.

/// Seconds since 1970, parts of a second aside.
pub(super) fn instant(text: &str) -> Option<i64> {
    let (day, rest) = text.trim().split_once(['T', 't', ' '])?;
    let mut day = day.split('-').map(|part| part.parse::<u16>().ok());
    let (year, month, of_month) = (day.next()??, day.next()??, day.next()??);
    if day.next().is_some() {
        return None;
    }
    let at = rest.find(['Z', 'z', '+', '-'])?;
    let mut clock = rest[..at].trim().split(':');
    let (hours, minutes) = (clock.next()?.parse::<u16>().ok()?, clock.next()?.parse::<u16>().ok()?);
    let seconds = clock.next().map_or(Some(0), |part| part.split('.').next()?.parse::<u16>().ok())?;
    let days = days_since_1970(year.into(), month.into(), of_month.into());
    Some(days * 86_400 + seconds_of(hours, minutes) + i64::from(seconds) - offset(&rest[at..])?)
}

fn seconds_of(hours: u16, minutes: u16) -> i64 {
    (i64::from(hours) * 60 + i64::from(minutes)) * 60
}

/// How many seconds a zone is ahead: `Z`, `+08:00`, `-0330`, `+8`.
fn offset(zone: &str) -> Option<i64> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    Some(sign * seconds_of(hours.parse().ok()?, minutes.parse().ok()?))
}

/// The Gregorian calendar, counted from March so that the odd day stands at the end of a year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn instants() {
        for (text, want, why) in [
            ("1970-01-01T00:00:00Z", Some(0), "the first"),
            ("2026-03-04T16:00:00.000Z", Some(1_772_640_000), "parts of a second"),
            ("2026-03-05 00:00+08:00", Some(1_772_640_000), "another zone"),
            ("2026-03-04T12:30:00-0330", Some(1_772_640_000), "behind"),
            ("2024-02-29T00:00+8", Some(1_709_136_000), "a leap day"),
            ("2026-03-05", None, "a day"),
            ("2026-03-05T00:00", None, "no zone"),
            ("2026-99999999999999999999-05T00:00Z", None, "no number"),
            ("年-月T时+", None, "no digits"),
        ] {
            assert_eq!(instant(text), want, "{text}: {why}");
        }
    }
}
