//! What must hold whatever happens. The judge sees every transaction at the moment when it reaches the disk, and knows
//! what the tabs do not: which ones did.

use super::binder::{replay, Binder, Sealer, CANARY};
use super::disk::{Image, Landing};
use super::tab::{is_whole, key_of, Found, Job};
use klinikkvern::vault::{Header, Lineage};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub type Verdict = Result<(), String>;

/// What a look at the disk shows, without the store's code.
#[derive(Debug)]
pub struct Scan {
    pub opened: Option<(Header, Binder, u64)>,
    /// Numbers of newer generations that are damaged or missing.
    pub damaged: Vec<u64>,
}

pub struct Judge {
    sealer: Rc<Sealer>,
    /// What has to be there: one of these, and perhaps more after it. Two only after a torn transaction.
    pub floors: Vec<Vec<u64>>,
    /// Nothing is stored, and nothing may be written but a new binder.
    pub is_empty: bool,
    /// How often everything has been removed.
    pub emptied: u64,
    /// What of each tab has reached the disk.
    landed: BTreeMap<usize, Vec<Binder>>,
    versions: BTreeMap<String, Binder>,
    /// The last version, unless the next need not come after it.
    pub last: Option<Lineage>,
    writers: BTreeMap<(String, u64), usize>,
    /// Signed documents that were damaged at rest or torn.
    pub lost_documents: BTreeSet<String>,
    /// Something was damaged, so that reports of damage may be true.
    pub may_be_damaged: bool,
    /// A newer version of the app has written here.
    pub is_newer: bool,
}

impl Judge {
    pub fn new(sealer: Rc<Sealer>) -> Judge {
        Judge {
            sealer,
            floors: vec![vec![]],
            is_empty: true,
            emptied: 0,
            landed: BTreeMap::new(),
            versions: BTreeMap::new(),
            last: None,
            writers: BTreeMap::new(),
            lost_documents: BTreeSet::new(),
            may_be_damaged: false,
            is_newer: false,
        }
    }

    /// A transaction has reached the disk.
    pub fn landing(
        &mut self,
        landing: &Landing,
        image: &Image,
        job: Option<Job>,
        found: Option<&Found>,
    ) -> Verdict {
        let change = &landing.change;
        if self.is_newer {
            return Err("an older app wrote over a newer one's store".into());
        }
        if self.is_empty && !matches!(job, Some(Job::Replace | Job::Erase)) {
            return Err("written back after everything was removed".into());
        }
        for (key, bytes) in &change.put {
            let hit = |text: &[u8]| text.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
            if hit(bytes) || hit(key.as_bytes()) {
                return Err(format!("plain text on the disk under {key}"));
            }
            if let Some(hash) = key.strip_prefix("attachment/") {
                self.lost_documents.remove(hash);
            }
        }
        match job {
            Some(Job::Erase) => self.emptied(),
            Some(Job::Open) => self.taken_over(image, found)?,
            Some(Job::Keyring) if image.get("keyring") != image.get("keyring/copy") => {
                return Err("an old passphrase still opens the store".into());
            }
            _ => {}
        }
        self.check_epoch(landing)?;
        let generation = change.put.iter().find(|(key, _)| key.starts_with("generation/"));
        match generation {
            Some((key, sealed)) => self.generation(landing, image, job, key, sealed),
            None => Ok(()),
        }
    }

    /// Everything is gone, and rightly so.
    pub fn emptied(&mut self) {
        self.emptied += 1;
        self.floors = vec![vec![]];
        (self.is_empty, self.is_newer, self.last) = (true, false, None);
        self.writers.clear();
    }

    /// Another disk is put in: epochs come again, and one of these has to be there.
    pub fn turn_back(&mut self, floors: Vec<Vec<u64>>) {
        (self.floors, self.last, self.may_be_damaged) = (floors, None, true);
        self.writers.clear();
    }

    fn check_epoch(&mut self, landing: &Landing) -> Verdict {
        let head = landing.change.put.iter().find(|(key, _)| key == "head").map(|(_, bytes)| bytes);
        let Some(head) = head.and_then(|bytes| head_of(bytes)) else { return Ok(()) };
        if head["layout"] != 1 {
            return Err(format!("a head of layout {} was written by an app of layout 1", head["layout"]));
        }
        let epoch = head["epoch"].as_u64().unwrap_or_default();
        let writer = head["writer"].as_str().unwrap_or_default().to_owned();
        match self.writers.insert((writer, epoch), landing.tab) {
            Some(other) if other != landing.tab => {
                Err(format!("tabs {other} and {} both write in epoch {epoch}", landing.tab))
            }
            _ => Ok(()),
        }
    }

    fn generation(
        &mut self,
        landing: &Landing,
        image: &Image,
        job: Option<Job>,
        key: &str,
        sealed: &[u8],
    ) -> Verdict {
        let number = number_of(key).ok_or_else(|| format!("a generation under {key}"))?;
        if job == Some(Job::Save) {
            keeps_the_newest(landing, image)?;
        }
        let scan = self.scan(image);
        let Some((header, binder, clinic_key)) =
            scan.opened.filter(|(header, ..)| header.generation == number)
        else {
            return Err(format!(
                "generation {number} does not open, or is not the newest, after it was written"
            ));
        };
        if image.get(key).map(Vec::as_slice) != Some(sealed) {
            return Err(format!("generation {number} is gone right after it was written"));
        }
        if let Some(used) =
            landing.before.keys().filter_map(|key| number_of(key)).find(|used| *used >= number)
        {
            return Err(format!("generation {number} was written when {used} was there"));
        }
        if job != Some(Job::Replace) && !self.floors.iter().any(|floor| binder.edits.starts_with(floor)) {
            return Err(format!(
                "generation {number} of tab {} lacks edits that were saved: it has {:?}, they were {:?}",
                landing.tab, binder.edits, self.floors
            ));
        }
        if binder.sum != replay(&binder.edits) {
            return Err(format!("generation {number} is not what its edits add up to"));
        }
        self.version(&header.lineage, &binder)?;
        if let Some(last) = self.last.take().filter(|_| job != Some(Job::Replace)) {
            let relation = header.lineage.relation(&last);
            if relation != klinikkvern::vault::Relation::Ahead {
                return Err(format!("generation {number} is {relation:?} of the one before, not ahead"));
            }
        }
        self.documents(image, &binder, clinic_key)?;
        self.last = Some(header.lineage);
        self.floors = vec![binder.edits.clone()];
        self.is_empty = false;
        self.landed.entry(landing.tab).or_default().push(binder);
        Ok(())
    }

    /// The same place in the lineage always means the same content.
    pub fn version(&mut self, lineage: &Lineage, binder: &Binder) -> Verdict {
        let name = serde_json::to_string(lineage).expect("a lineage is JSON");
        match self.versions.get(&name) {
            Some(other) if other != binder => Err(format!("two different contents are called {name}")),
            Some(_) => Ok(()),
            None => {
                self.versions.insert(name, binder.clone());
                Ok(())
            }
        }
    }

    fn documents(&self, image: &Image, binder: &Binder, key: u64) -> Verdict {
        for hash in binder.attachments.iter().filter(|hash| !self.lost_documents.contains(*hash)) {
            if !is_whole(image.get(&format!("attachment/{hash}")), hash, key) {
                return Err(format!("the signed document {hash} is missing or altered"));
            }
        }
        Ok(())
    }

    /// A tab has taken over with what it found. That must be what there was to find.
    fn taken_over(&mut self, image: &Image, found: Option<&Found>) -> Verdict {
        let scan = self.scan(image);
        let Some((header, binder, key)) = scan.opened else {
            return Err("taken over where nothing opens".into());
        };
        let Some(found) = found else { return Err("taken over without opening anything".into()) };
        if found.header != header || found.binder != binder {
            return Err(format!(
                "opened generation {} when {} was the newest that opens",
                found.header.generation, header.generation
            ));
        }
        if !scan.damaged.is_empty() && found.damaged.is_empty() {
            return Err(format!("generations {:?} are damaged, and nobody was told", scan.damaged));
        }
        if !found.damaged.is_empty() && !self.may_be_damaged {
            return Err(format!("generations {:?} were called damaged and are not", found.damaged));
        }
        if !self.floors.iter().any(|floor| binder.edits.starts_with(floor)) {
            return Err(format!("saved edits are lost: {:?} of {:?}", binder.edits, self.floors));
        }
        self.documents(image, &binder, key)?;
        self.version(&header.lineage, &binder)?;
        self.floors = vec![binder.edits];
        self.last = Some(header.lineage);
        Ok(())
    }

    /// A tab says "saved", or has been told so.
    pub fn saved(&self, tab: usize, binder: &Binder) -> Verdict {
        match self.landed.get(&tab).and_then(|landed| landed.last()) {
            Some(landed) if landed == binder => Ok(()),
            _ => Err(format!("tab {tab} says saved of what is not on the disk")),
        }
    }

    pub fn is_landed(&self, tab: usize, binder: &Binder) -> bool {
        self.landed.get(&tab).is_some_and(|landed| landed.contains(binder))
    }

    /// After a crash or a damaged record something still opens, and nothing that was saved is lost.
    pub fn survives(&self, image: &Image) -> Verdict {
        let edits = self.scan(image).opened.map(|(_, binder, _)| binder.edits).unwrap_or_default();
        if self.floors.iter().any(|floor| edits.starts_with(floor)) {
            return Ok(());
        }
        Err(format!("after the crash {edits:?} is left of {:?}", self.floors))
    }

    /// A record was damaged at rest. If it was the newest generation, the one before must open; nothing else may be lost.
    pub fn lower_the_floor(&mut self, image: &Image) -> Verdict {
        let Some((header, binder, _)) = self.scan(image).opened else {
            return Err("one damaged record, and nothing opens any more".into());
        };
        let floor = self.floors.first().cloned().unwrap_or_default();
        if !binder.edits.starts_with(&floor) {
            self.last = Some(header.lineage);
            self.floors = vec![binder.edits];
        }
        Ok(())
    }

    /// Reads the image by rules of its own.
    pub fn scan(&self, image: &Image) -> Scan {
        let mut scan = Scan { opened: None, damaged: vec![] };
        let rings = ["keyring", "keyring/copy"].map(|key| image.get(key).and_then(|bytes| body_of(bytes)));
        for key in rings.into_iter().flatten().filter_map(key_of) {
            scan = self.scan_with(image, key);
            if scan.opened.is_some() {
                break;
            }
        }
        scan
    }

    fn scan_with(&self, image: &Image, key: u64) -> Scan {
        let mut damaged = vec![];
        let newest = image.keys().filter_map(|key| number_of(key)).max().unwrap_or_default();
        let head = image.get("head").and_then(|bytes| head_of(bytes));
        let head = head.and_then(|head| head["generation"].as_u64()).unwrap_or_default();
        if head > newest {
            damaged.push(head);
        }
        for (name, sealed) in image.iter().rev() {
            let Some(number) = number_of(name) else { continue };
            match self.sealer.open(sealed, key) {
                Some((header, binder)) if header.generation == number => {
                    return Scan { opened: Some((header, binder, key)), damaged };
                }
                _ => damaged.push(number),
            }
        }
        Scan { opened: None, damaged }
    }
}

/// The nineteen before the one that is written stay in any case.
fn keeps_the_newest(landing: &Landing, image: &Image) -> Verdict {
    let mut before: Vec<&String> = landing.before.keys().filter(|key| number_of(key).is_some()).collect();
    before.sort();
    match before.iter().rev().take(19).find(|key| !image.contains_key(**key)) {
        Some(key) => Err(format!("{key} was tidied away, and is one of the newest")),
        None => Ok(()),
    }
}

pub fn number_of(key: &str) -> Option<u64> {
    key.strip_prefix("generation/")?.split_once('/')?.0.parse().ok()
}

/// The bytes of a record with a checksum, if it is whole.
pub fn body_of(record: &[u8]) -> Option<&[u8]> {
    let end = record.iter().rposition(|byte| *byte == b'\n')?;
    (record[end + 1..] == *hexadecimal(&record[..end]).as_bytes()).then(|| &record[..end])
}

pub fn with_checksum(body: &[u8]) -> Vec<u8> {
    [body, b"\n", hexadecimal(body).as_bytes()].concat()
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn head_of(record: &[u8]) -> Option<serde_json::Value> {
    serde_json::from_slice(body_of(record)?).ok()
}
