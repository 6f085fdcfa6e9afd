//! How a test that goes on after the first failure tells all of them.

/// Fails with all failures and their number, if there are any.
#[track_caller]
pub(crate) fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}
