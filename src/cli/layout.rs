//! How wide the columns of a table are: whatever is read as text gets what the others leave.

/// Columns with words as they stand in articles.
const LONG: [&str; 4] = ["words", "claim", "answer", "to what"];

/// Fewer letters to a line nobody reads.
const READABLE: usize = 36;

/// How wide the other columns may be, the first at which the words have room.
const ROOM: [usize; 3] = [32, 22, 16];

/// Gives the width of each column in letters so that all of them fit in `width`, with `between` letters beside each.
///
/// `None` where no column has words, or where they would get too little room.
pub(super) fn column_widths(head: &[&str], rows: &[Vec<&str>], width: usize, between: usize) -> Option<Vec<usize>> {
    let is_long = |column: usize| head.get(column).is_some_and(|name| LONG.contains(name));
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let letters = cells.chain(head.get(column)).map(|cell| cell.chars().count());
        letters.max().unwrap_or_default()
    };
    let natural: Vec<usize> = (0..head.len()).map(longest).collect();
    let words: Vec<usize> = (0..head.len()).filter(|&column| is_long(column)).collect();
    if words.is_empty() {
        return None;
    }
    let room = width.checked_sub(between * head.len())?;
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    ROOM.into_iter().find_map(|most| {
        let mut widths: Vec<usize> = natural.iter().map(|&natural| natural.min(most)).collect();
        let others: usize = (0..head.len())
            .filter(|&column| !is_long(column))
            .map(|column| widths[column])
            .sum();
        let mut left = room.checked_sub(others)?;
        // The shorter of several take no more than they need.
        let mut long = words.clone();
        long.sort_by_key(|&column| natural[column]);
        for (at, &column) in long.iter().enumerate() {
            let share = left / (long.len() - at);
            widths[column] = natural[column].min(share);
            if widths[column] < natural[column].min(READABLE) {
                return None;
            }
            left -= widths[column];
        }
        Some(widths)
    })
}
