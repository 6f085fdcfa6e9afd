//! `demarche archive refresh`: what an older program or other data read, read again.

use super::{ArchiveFile, number, reading};
use crate::archive::{ArticleRecord, ReadWith};
use crate::article::Article;
use crate::cli::Options;
use crate::cli::output::Output;
use crate::cli::reading::read_batch;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::graph::build_graph;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche archive refresh news.db
  demarche archive refresh news.db --gazetteer mine.jsonl";

/// So many articles are read again and written at a time.
const BATCH: usize = 128;

/// Read again what an older program or other data read, from the texts in the archive
///
/// Give the gazetteers and the data with which the articles are to be read. An archive of an older version is brought
/// to the newest. Articles without their texts (`--no-texts`) stay as they are: `archive add` reads them again.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct RefreshCommand {
    #[command(flatten)]
    file: ArchiveFile,
}

impl RefreshCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let reading = reading(options)?;
        let knowledge = options.knowledge()?;
        let pool = options.pool()?;
        let mut archive = self.file.open_to_write()?;
        let keys = archive.articles_not_read_with(Some(&reading))?;
        let (mut refreshed, mut without) = (0, 0);
        for keys in keys.chunks(BATCH) {
            let (mut inferred, mut plain) = (Vec::new(), Vec::new());
            for &key in keys {
                match archive.article(key)? {
                    None => without += 1,
                    Some(kept) if kept.infer_date || options.infer_date => inferred.push(kept.article),
                    Some(kept) => plain.push(kept.article),
                }
            }
            for (infer_date, articles) in [(false, plain), (true, inferred)] {
                let options = options.with_infer_date(infer_date);
                let batch = articles.into_iter().map(|article| Article {
                    inferred: None,
                    ..article
                });
                let records = read_batch(&pool, batch.collect(), &options, &knowledge, |article, extraction| {
                    let graph = build_graph(article, extraction, &knowledge);
                    ArticleRecord::new(article, infer_date, graph, true)
                });
                if !records.is_empty() {
                    let reading = ReadWith {
                        infer_date,
                        ..reading.clone()
                    };
                    refreshed += archive.write(&reading, &records)?.replaced;
                    terminal.progress(refreshed);
                }
            }
        }
        terminal.end_progress();
        archive.finish()?;
        if without > 0 {
            let reason = "without texts cannot be read again: `demarche archive add` reads them anew";
            terminal.note(&format!("{} {reason}", number(without, "article")));
        }
        if terminal.is_quiet() {
            return Ok(());
        }
        Output::print(&format!(
            "{}: {} read again\n",
            self.file.path.display(),
            number(refreshed, "article")
        ))
    }
}
