//! Curves as data: the one language in which everything this project draws is said, on screen and on paper alike.

use std::fmt::Write as _;

use serde::Serialize;

/// A place in the drawing's own units, y downward.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Makes a point.
pub const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    /// The point a part `t` of the way to another.
    pub fn toward(self, other: Point, t: f64) -> Point {
        at(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Lifts the pen and sets it down.
    Move(Point),
    /// Straight.
    Line(Point),
    /// A cubic Bézier: two handles, then the end.
    Cubic(Point, Point, Point),
    /// Back to where the pen was set down.
    Close,
}

/// One cubic with both ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// Start.
    pub from: Point,
    /// Handle of the start.
    pub out: Point,
    /// Handle of the end.
    pub into: Point,
    /// End.
    pub to: Point,
}

impl Curve {
    /// A straight one.
    pub fn line(from: Point, to: Point) -> Curve {
        Curve { from, out: from.toward(to, 1.0 / 3.0), into: from.toward(to, 2.0 / 3.0), to }
    }

    /// The same curve walked the other way.
    pub fn reversed(self) -> Curve {
        Curve { from: self.to, out: self.into, into: self.out, to: self.from }
    }

    /// The two halves at `t` (de Casteljau).
    pub fn split(self, t: f64) -> (Curve, Curve) {
        let (a, b, c) = (self.from.toward(self.out, t), self.out.toward(self.into, t), self.into.toward(self.to, t));
        let (d, e) = (a.toward(b, t), b.toward(c, t));
        let middle = d.toward(e, t);
        (Curve { from: self.from, out: a, into: d, to: middle }, Curve { from: middle, out: e, into: c, to: self.to })
    }
}

/// A hand-placed point of an outline: x, y, and how round the outline passes it (0 = corner, 1 = smooth).
pub type Knot = (f64, f64, f64);

/// An outline, a line, or several.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// Nothing yet.
    pub fn new() -> Path {
        Path::default()
    }

    /// Sets the pen down.
    pub fn move_to(mut self, to: Point) -> Path {
        self.0.push(Step::Move(to));
        self
    }

    /// Draws straight.
    pub fn line_to(mut self, to: Point) -> Path {
        self.0.push(Step::Line(to));
        self
    }

    /// Draws a curve from where the pen is.
    pub fn curve(mut self, curve: Curve) -> Path {
        self.0.push(Step::Cubic(curve.out, curve.into, curve.to));
        self
    }

    /// Draws several curves, each starting where the last ended; sets the pen down at the first.
    pub fn curves(self, curves: &[Curve]) -> Path {
        let Some(first) = curves.first() else { return self };
        curves.iter().fold(self.move_to(first.from), |path, curve| path.curve(*curve))
    }

    /// Closes the outline.
    pub fn close(mut self) -> Path {
        self.0.push(Step::Close);
        self
    }

    /// A straight line.
    pub fn segment(from: Point, to: Point) -> Path {
        Path::new().move_to(from).line_to(to)
    }

    /// An upright rectangle.
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Path {
        Path::new()
            .move_to(at(x, y))
            .line_to(at(x + width, y))
            .line_to(at(x + width, y + height))
            .line_to(at(x, y + height))
            .close()
    }

    /// A circle.
    pub fn circle(centre: Point, radius: f64) -> Path {
        let k = radius * 0.5523;
        let p = |x: f64, y: f64| at(centre.x + x, centre.y + y);
        let (r, o) = (radius, 0.0);
        Path::new()
            .move_to(p(r, o))
            .curve(Curve { from: p(r, o), out: p(r, k), into: p(k, r), to: p(o, r) })
            .curve(Curve { from: p(o, r), out: p(-k, r), into: p(-r, k), to: p(-r, o) })
            .curve(Curve { from: p(-r, o), out: p(-r, -k), into: p(-k, -r), to: p(o, -r) })
            .curve(Curve { from: p(o, -r), out: p(k, -r), into: p(r, -k), to: p(r, o) })
            .close()
    }

    /// The same path with every point moved by `f`.
    pub fn map(&self, f: impl Fn(Point) -> Point) -> Path {
        let step = |step: &Step| match *step {
            Step::Move(to) => Step::Move(f(to)),
            Step::Line(to) => Step::Line(f(to)),
            Step::Cubic(out, into, to) => Step::Cubic(f(out), f(into), f(to)),
            Step::Close => Step::Close,
        };
        Path(self.0.iter().map(step).collect())
    }

    /// Moved.
    pub fn translate(&self, dx: f64, dy: f64) -> Path {
        self.map(|p| at(p.x + dx, p.y + dy))
    }

    /// Scaled about the middle of its bounds.
    pub fn grown(&self, sx: f64, sy: f64) -> Path {
        let (low, high) = self.bounds();
        let middle = low.toward(high, 0.5);
        self.map(|p| at(middle.x + (p.x - middle.x) * sx, middle.y + (p.y - middle.y) * sy))
    }

    /// Mirrored left to right about a vertical line.
    pub fn mirrored(&self, about: f64) -> Path {
        self.map(|p| at(2.0 * about - p.x, p.y))
    }

    /// Adds another path to this one.
    pub fn and(mut self, other: &Path) -> Path {
        self.0.extend_from_slice(&other.0);
        self
    }

    /// Upper left and lower right of what is drawn; curves are followed in sixteen steps.
    pub fn bounds(&self) -> (Point, Point) {
        let mut low = at(f64::INFINITY, f64::INFINITY);
        let mut high = at(f64::NEG_INFINITY, f64::NEG_INFINITY);
        let mut take = |p: Point| {
            low = at(low.x.min(p.x), low.y.min(p.y));
            high = at(high.x.max(p.x), high.y.max(p.y));
        };
        let mut pen = at(0.0, 0.0);
        for step in &self.0 {
            match *step {
                Step::Move(to) | Step::Line(to) => {
                    take(to);
                    pen = to;
                }
                Step::Cubic(out, into, to) => {
                    let curve = Curve { from: pen, out, into, to };
                    (1..=16).for_each(|i| take(curve.split(f64::from(i) / 16.0).0.to));
                    pen = to;
                }
                Step::Close => {}
            }
        }
        (low, high)
    }

    /// SVG path data: absolute, at most two decimals.
    pub fn d(&self) -> String {
        let mut d = String::with_capacity(self.0.len() * 24);
        for step in &self.0 {
            match *step {
                Step::Move(to) => points(&mut d, 'M', &[to]),
                Step::Line(to) => points(&mut d, 'L', &[to]),
                Step::Cubic(out, into, to) => points(&mut d, 'C', &[out, into, to]),
                Step::Close => d.push('Z'),
            }
        }
        d
    }
}

fn points(d: &mut String, letter: char, points: &[Point]) {
    d.push(letter);
    for (i, p) in points.iter().enumerate() {
        let gap = if i == 0 { "" } else { " " };
        let _ = write!(d, "{gap}{} {}", Short(p.x), Short(p.y));
    }
}

/// A number with at most two decimals and no needless zeros.
pub struct Short(pub f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (self.0 * 100.0).round() as i64;
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

/// Curves passing through hand-placed knots, from the first to the last.
pub fn through(knots: &[Knot]) -> Vec<Curve> {
    let place = |i: usize| at(knots[i].0, knots[i].1);
    let last = knots.len().saturating_sub(1);
    let handle = |i: usize, neighbour: usize, forward: f64| {
        let (here, before, after) = (place(i), place(i.saturating_sub(1)), place((i + 1).min(last)));
        let (dx, dy) = (after.x - before.x, after.y - before.y);
        let length = dx.hypot(dy).max(1e-9);
        let near = place(neighbour);
        let reach = (near.x - here.x).hypot(near.y - here.y) * 0.36 * knots[i].2 * forward;
        if i == 0 || i == last {
            here.toward(near, 0.3)
        } else {
            at(here.x + dx / length * reach, here.y + dy / length * reach)
        }
    };
    (0..last)
        .map(|i| Curve { from: place(i), out: handle(i, i + 1, 1.0), into: handle(i + 1, i, -1.0), to: place(i + 1) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_short() {
        let path = Path::new().move_to(at(1.0, 2.005)).line_to(at(-0.5, 3.25)).close();
        assert_eq!(path.d(), "M1 2.01L-0.5 3.25Z");
    }

    #[test]
    fn mirroring_twice_gives_the_path_back() {
        let path = Path::circle(at(3.0, 4.0), 2.0);
        assert_eq!(path.mirrored(7.0).mirrored(7.0).d(), path.d());
    }

    #[test]
    fn a_split_curve_meets_in_the_middle() {
        let (left, right) = Curve::line(at(0.0, 0.0), at(9.0, 3.0)).split(0.5);
        assert_eq!((left.to, right.from), (at(4.5, 1.5), at(4.5, 1.5)));
    }
}
