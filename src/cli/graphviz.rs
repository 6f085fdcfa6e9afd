//! Graphviz's `dot`, for those who have it, with a limit of time.

use crate::error::{Error, Result};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A graph of a few hundred edges takes seconds; one of many thousands may never end.
const LIMIT: Duration = Duration::from_secs(60);

/// Draws a graph in Graphviz's language as SVG. Fails if there is no `dot`, or if it takes longer than a minute.
pub(super) fn draw_with_dot(graph: Vec<u8>) -> Result<Vec<u8>> {
    let failed = |reason: String| Error::new("dot", reason);
    let mut child = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(format!("{error} (is Graphviz installed?)")))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    // Both pipes move on threads of their own: either may fill while the other waits.
    let writing = thread::spawn(move || input.map(|mut input| input.write_all(&graph)));
    let reading = thread::spawn(move || {
        let mut drawing = Vec::new();
        output.map(|mut output| output.read_to_end(&mut drawing).map(|_| drawing))
    });
    let finished = wait(&mut child);
    // If `dot` ends early it has told so by its exit code.
    let _ = writing.join();
    match (finished, reading.join()) {
        (Ok(true), Ok(Some(Ok(drawing)))) => Ok(drawing),
        (Err(reason), _) => Err(failed(reason)),
        _ => Err(failed("could not draw the graph".to_owned())),
    }
}

/// Waits for the end and says whether it was a good one; ends the program if it takes too long.
fn wait(child: &mut Child) -> std::result::Result<bool, String> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status.success());
        }
        if start.elapsed() > LIMIT {
            child
                .kill()
                .and_then(|()| child.wait())
                .map_err(|error| error.to_string())?;
            let seconds = LIMIT.as_secs();
            return Err(format!("took longer than {seconds} seconds; leave out `--engine dot`"));
        }
        thread::sleep(Duration::from_millis(20));
    }
}
