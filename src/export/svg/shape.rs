//! The outline of a box, by the shape that `schema/entity-kinds.json` gives to its kind.

/// A place on the page, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Rectangle {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rectangle {
    /// Gives how far right its middle is.
    pub(super) fn center(self) -> f64 {
        self.x + self.width / 2.0
    }

    /// Gives how far down its middle is.
    pub(super) fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// Gives the outline as the data of a path. Unknown shapes are drawn as boxes.
pub(super) fn outline(shape: &str, place: Rectangle) -> String {
    let Rectangle { x, y, width, height } = place;
    let (right, bottom) = (x + width, y + height);
    let cut = 10.0_f64.min(height / 2.0);
    match shape {
        "ellipse" => {
            let radius = height / 2.0;
            let (from, to) = (x + radius, right - radius);
            format!("M{from},{y}H{to}A{radius},{radius} 0 0 1 {to},{bottom}H{from}A{radius},{radius} 0 0 1 {from},{y}Z")
        }
        "hexagon" => {
            let (from, to, middle) = (x + cut, right - cut, place.middle());
            format!("M{from},{y}H{to}L{right},{middle}L{to},{bottom}H{from}L{x},{middle}Z")
        }
        "octagon" => {
            let (from, to, upper, lower) = (x + cut, right - cut, y + cut, bottom - cut);
            format!("M{from},{y}H{to}L{right},{upper}V{lower}L{to},{bottom}H{from}L{x},{lower}V{upper}Z")
        }
        "note" => {
            let (to, upper) = (right - cut, y + cut);
            format!("M{x},{y}H{to}L{right},{upper}V{bottom}H{x}ZM{to},{y}V{upper}H{right}")
        }
        _ => format!("M{x},{y}H{right}V{bottom}H{x}Z"),
    }
}
