//! What users do, and what fate does.

use super::disk::Op;
use super::judge::{body_of, head_of, number_of, with_checksum, Verdict};
use super::schedule::World;
use super::tab::{Job, Phase};
use klinikkvern::vault::store::{Change, State};

/// How often each thing happens, compared with the others; zero where the setup has none of it.
const EDIT: u32 = 40;

impl World {
    pub fn act(&mut self) -> Verdict {
        let setup = self.setup;
        let on = |switch: bool, weight: u32| if switch { weight } else { 0 };
        let weights = [
            EDIT,
            10,
            12,
            on(self.seats.len() < setup.most_tabs, 4),
            on(self.seats.is_empty(), 60),
            3,
            4,
            3,
            on(setup.replacing, 2),
            on(setup.replacing, 1),
            on(setup.crashes, 3),
            on(setup.crashes, 1),
            on(setup.errors, 3),
            on(setup.damage && self.is_sound && self.judge.floors.len() == 1, 3),
            on(setup.evictions, 1),
            on(setup.newer, 1),
            on(setup.older, 1),
            3,
        ];
        match self.chance.weighted(&weights) {
            0 => self.with_idle_or_busy(|world, at| world.edit(at)),
            1 => self.with_idle_or_busy(|world, at| world.hide(at)),
            2 => self.with_idle(|world, at| world.open_or_retry(at)),
            3 | 4 => self.open_tab(),
            5 => self.with_idle_or_busy(|world, at| world.seats[at].is_leaving = world.leaves(at)),
            6 => self.with_idle_or_busy(|world, at| world.seats[at].tab.borrow_mut().copy()),
            7 => self.with_idle(|world, at| world.begin_if_open(at, Job::Keyring)),
            8 => self.with_idle(|world, at| world.begin_if_open(at, Job::Replace)),
            9 => self.with_idle(|world, at| world.begin_if_open(at, Job::Erase)),
            10 => return self.crash(),
            11 => return self.kill_tab(),
            12 => self.fill_or_free(),
            13 => return self.damage(),
            14 => self.evict(),
            15 => self.other_version(2),
            16 => self.other_version(0),
            _ => self.next_day(),
        }
        Ok(())
    }

    fn with_idle(&mut self, act: impl FnOnce(&mut World, usize)) {
        let idle: Vec<usize> = (0..self.seats.len()).filter(|at| self.seats[*at].task.is_none()).collect();
        if !idle.is_empty() {
            let at = idle[self.chance.below(idle.len())];
            act(self, at);
        }
    }

    fn with_idle_or_busy(&mut self, act: impl FnOnce(&mut World, usize)) {
        if !self.seats.is_empty() {
            let at = self.chance.below(self.seats.len());
            act(self, at);
        }
    }

    fn edit(&mut self, at: usize) {
        let tab = self.seats[at].tab.clone();
        // While a binder is being opened, replaced or removed, the page takes no edits.
        let can_edit = matches!(tab.borrow().job, None | Some(Job::Save | Job::Keyring));
        if !can_edit || tab.borrow().phase != Phase::Open || self.seats[at].is_leaving {
            return;
        }
        let edit = self.edits(1)[0];
        let signs = self.chance.percent(10);
        let now = self.disk.borrow().now;
        let number = tab.borrow().number;
        self.note(|| format!("tab {number}: edit {edit}{}", if signs { ", and signs" } else { "" }));
        tab.borrow_mut().is_hidden = false;
        tab.borrow_mut().change(now, |binder| {
            binder.apply(edit);
            if signs {
                binder.attachments.push(format!("{edit:04x}"));
            }
        });
    }

    fn hide(&mut self, at: usize) {
        let mut tab = self.seats[at].tab.borrow_mut();
        tab.is_hidden = self.seats[at].is_leaving || !tab.is_hidden;
    }

    /// The user leaves in good order: the page is hidden first, and flushes.
    fn leaves(&mut self, at: usize) -> bool {
        self.seats[at].tab.borrow_mut().is_hidden = true;
        true
    }

    /// Tries again, takes over, begins a new binder, or puts back what is in memory: whatever the page offers.
    fn open_or_retry(&mut self, at: usize) {
        let (phase, state, has_store) = {
            let tab = self.seats[at].tab.borrow();
            (tab.phase, tab.saving.state(), tab.store.is_some())
        };
        match phase {
            Phase::Open if matches!(state, State::Failed(_)) => self.begin(at, Job::Save),
            Phase::Open => {}
            Phase::Nothing if has_store && self.chance.percent(80) => self.begin_new(at),
            _ => self.begin(at, Job::Open),
        }
    }

    /// Only where nothing opens may a user begin anew without being asked twice.
    fn begin_new(&mut self, at: usize) {
        self.begin(at, Job::Replace);
    }

    fn begin_if_open(&mut self, at: usize, job: Job) {
        if self.seats[at].tab.borrow().phase == Phase::Open {
            self.begin(at, job);
        }
    }

    fn fill_or_free(&mut self) {
        let mut disk = self.disk.borrow_mut();
        disk.is_full = !disk.is_full;
        let is_full = disk.is_full;
        drop(disk);
        self.note(|| format!("the disk is full: {is_full}"));
    }

    fn next_day(&mut self) {
        // A wrong clock is a day like any other.
        let day = 1 + self.chance.below(28);
        for seat in &self.seats {
            seat.tab.borrow_mut().day = format!("2026-11-{day:02}");
        }
    }

    /// The machine stops: no tab is left, and what was under way has happened, or not, or by half.
    pub fn crash(&mut self) -> Verdict {
        self.note(|| "the machine stops".into());
        self.tally.crashes += 1;
        while !self.disk.borrow().pending.is_empty() {
            let at = self.chance.below(self.disk.borrow().pending.len());
            self.end_of(at)?;
        }
        self.seats.clear();
        let mut disk = self.disk.borrow_mut();
        disk.image = disk.durable.clone();
        drop(disk);
        self.judge.survives(&self.disk.borrow().image)?;
        self.open_tab();
        Ok(())
    }

    /// One tab is killed.
    fn kill_tab(&mut self) -> Verdict {
        if self.seats.is_empty() {
            return Ok(());
        }
        let at = self.chance.below(self.seats.len());
        let number = self.seats[at].tab.borrow().number;
        self.note(|| format!("tab {number} is killed"));
        self.tally.crashes += 1;
        loop {
            let of_tab = self.disk.borrow().pending.iter().position(|pending| pending.tab == number);
            let Some(of_tab) = of_tab else { break };
            self.end_of(of_tab)?;
        }
        self.seats.remove(at);
        self.judge.survives(&self.disk.borrow().image)
    }

    /// How an operation that was under way ends when nobody waits for it any more.
    fn end_of(&mut self, at: usize) -> Verdict {
        let (op, is_open, id) = {
            let disk = self.disk.borrow();
            let pending = &disk.pending[at];
            (pending.op.clone(), pending.outcome.is_none(), pending.id)
        };
        let Op::Commit(change) = op else {
            self.disk.borrow_mut().pending.remove(at);
            return Ok(());
        };
        // The second half of a planted fault never happens.
        let dice = if is_open && id != 0 { self.chance.below(10) } else { 9 };
        match dice {
            0..=2 => {
                self.disk.borrow_mut().carry_out(at);
                self.judge_landings()?;
            }
            3..=4 if self.setup.torn && self.is_sound => self.tear(at, change),
            _ => {}
        }
        self.disk.borrow_mut().pending.remove(at);
        Ok(())
    }

    /// Some of the transaction's records are there, and one of them perhaps not whole.
    fn tear(&mut self, at: usize, change: Change) {
        let number = self.disk.borrow().pending[at].tab;
        let stored = self.disk.borrow().image.get("head").cloned();
        if stored != change.expected_head || self.disk.borrow().is_full || self.judge.is_newer {
            return;
        }
        let job = self.seats.iter().find(|seat| seat.tab.borrow().number == number);
        let job = job.and_then(|seat| seat.tab.borrow().job);
        let mut torn = Change::default();
        torn.delete.extend(change.delete.iter().filter(|_| self.chance.percent(60)).cloned());
        torn.put.extend(change.put.iter().filter(|_| self.chance.percent(60)).cloned());
        if !torn.put.is_empty() && self.chance.percent(50) {
            let hurt = self.chance.below(torn.put.len());
            let cut = self.chance.percent(50);
            self.hurt(&mut torn.put[hurt].1, cut);
        }
        self.note(|| format!("torn: {:?}", torn.put.iter().map(|(key, _)| key).collect::<Vec<_>>()));
        let lost = change.put.iter().filter_map(|(key, _)| key.strip_prefix("attachment/"));
        self.judge.lost_documents.extend(lost.map(str::to_owned));
        self.judge.may_be_damaged = true;
        self.is_sound = false;
        let mut disk = self.disk.borrow_mut();
        disk.apply(&torn);
        disk.sync();
        match job {
            Some(Job::Erase) => self.judge.floors = vec![vec![]],
            // Either the old binder or the new one.
            Some(Job::Replace) => {
                let new = change.put.iter().find_map(|(key, _)| number_of(key));
                let opened = self.judge.scan(&disk.image).opened;
                let opened = opened.filter(|(header, ..)| Some(header.generation) == new);
                self.judge.floors.extend(opened.map(|(_, binder, _)| binder.edits));
                self.judge.last = None;
                self.judge.is_empty = false;
            }
            _ => {}
        }
    }

    /// Cuts a record short, or flips one of its bits.
    fn hurt(&mut self, bytes: &mut Vec<u8>, cut: bool) {
        let at = self.chance.below(bytes.len());
        if cut {
            bytes.truncate(at);
        } else if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << self.chance.below(8);
        }
    }

    /// One record is damaged or lost while nobody writes it.
    fn damage(&mut self) -> Verdict {
        let image = self.disk.borrow().image.clone();
        let generations: Vec<&String> = image.keys().filter(|key| number_of(key).is_some()).collect();
        // Nothing comes before the first; and what a tab has read already, it may take over with.
        let spares = |job: Option<Job>| matches!(job, Some(Job::Open | Job::Replace));
        let is_spared = self.seats.iter().any(|seat| spares(seat.tab.borrow().job));
        if is_spared || generations.len() < 3 || self.judge.is_newer {
            return Ok(());
        }
        let newest = generations[generations.len() - 1].clone();
        let attachment = image.keys().find(|key| key.starts_with("attachment/")).cloned();
        let any = generations[self.chance.below(generations.len())].clone();
        let choices = ["head".to_owned(), "keyring".into(), "keyring/copy".into(), newest, any];
        let at = self.chance.below(choices.len() + 1);
        let Some(key) = choices.get(at).cloned().or(attachment) else { return Ok(()) };
        let Some(bytes) = image.get(&key) else { return Ok(()) };
        self.note(|| format!("damaged: {key}"));
        let mut bytes = bytes.clone();
        if self.chance.percent(40) {
            self.disk.borrow_mut().image.remove(&key);
        } else {
            let cut = self.chance.percent(20);
            self.hurt(&mut bytes, cut);
            self.disk.borrow_mut().image.insert(key.clone(), bytes);
        }
        self.disk.borrow_mut().sync();
        self.judge.may_be_damaged = true;
        self.is_sound = false;
        if let Some(hash) = key.strip_prefix("attachment/") {
            self.judge.lost_documents.insert(hash.to_owned());
        }
        self.judge.lower_the_floor(&self.disk.borrow().image)
    }

    /// The browser throws everything away.
    fn evict(&mut self) {
        self.note(|| "everything is evicted".into());
        let mut disk = self.disk.borrow_mut();
        disk.image.clear();
        disk.sync();
        self.judge.emptied();
    }

    /// Another version of the app takes over: one whose head has a layout that we don't know, or one before ours.
    fn other_version(&mut self, layout: u64) {
        let mut disk = self.disk.borrow_mut();
        let Some(mut head) = disk.image.get("head").and_then(|bytes| head_of(bytes)) else { return };
        if self.judge.is_newer {
            return;
        }
        head["layout"] = layout.into();
        head["epoch"] = (head["epoch"].as_u64().unwrap_or_default() + 1).into();
        head["only there"] = true.into();
        let record = with_checksum(head.to_string().as_bytes());
        debug_assert!(body_of(&record).is_some());
        disk.image.insert("head".into(), record);
        disk.sync();
        self.judge.is_newer = layout > 1;
        drop(disk);
        self.note(|| format!("an app with layout {layout} has taken over"));
    }
}
