//! Places in a text as browsers count them.

/// Turns Unicode code points, as graphs count them, into UTF-16 code units, as JavaScript does.
pub(super) struct Offsets<'a> {
    text: &'a str,
    /// Where every [`STEP`]th code point begins: in bytes, and in code units.
    marks: Vec<(usize, u32)>,
}

/// So many code points are counted one by one at most.
const STEP: usize = 64;

impl<'a> Offsets<'a> {
    /// Reads a text once.
    pub(super) fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        let mut units = 0;
        for (index, (byte, character)) in text.char_indices().enumerate() {
            if index % STEP == 0 {
                marks.push((byte, units));
            }
            units += character.len_utf16() as u32;
        }
        Self { text, marks }
    }

    /// Gives the code units of a stretch that begins and ends at these code points, if it holds exactly these words.
    ///
    /// A graph may be older than the text beside it: words that stand elsewhere now have no place.
    pub(super) fn find(&self, start: u32, end: u32, exact: &str) -> Option<[u32; 2]> {
        let (from, first) = self.place(start)?;
        let (to, last) = self.place(end)?;
        (self.text.get(from..to)? == exact).then_some([first, last])
    }

    /// Gives where a code point begins, in bytes and in code units; one behind the last is the end.
    fn place(&self, point: u32) -> Option<(usize, u32)> {
        let point = point as usize;
        if point == 0 {
            return Some((0, 0));
        }
        let &(start, mut units) = self.marks.get((point - 1) / STEP)?;
        let mut byte = start;
        // Counted from the mark before, so that the end of the text is found as well.
        let mut letters = self.text.get(start..)?.chars();
        for _ in 0..point - (point - 1) / STEP * STEP {
            let letter = letters.next()?;
            byte += letter.len_utf8();
            units += letter.len_utf16() as u32;
        }
        Some((byte, units))
    }
}
