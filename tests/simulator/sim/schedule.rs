//! One run: what happens, in which order, by chance from a seed.

use super::binder::Sealer;
use super::chance::Chance;
use super::disk::{DiskFault, Op, Shared, SimDisk};
use super::judge::{Judge, Verdict};
use super::tab::{start, GlueFault, Job, Phase, Report, Shared as SharedTab, Tab, Task};
use klinikkvern::vault::store::{DiskError, State};
use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Context, Waker};

/// What may happen in a run. Every run has some of it, so that rare meetings are not drowned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setup {
    pub seed: u64,
    pub steps: usize,
    pub most_tabs: usize,
    pub crashes: bool,
    pub torn: bool,
    pub errors: bool,
    pub is_slow: bool,
    pub damage: bool,
    pub evictions: bool,
    pub replacing: bool,
    pub newer: bool,
    pub older: bool,
    pub disk_fault: Option<DiskFault>,
    pub glue_fault: Option<GlueFault>,
    pub uses_age: bool,
}

impl Setup {
    /// One user, one tab at a time, and a machine that stops at any moment.
    pub fn kills(seed: u64) -> Setup {
        let mut chance = Chance::new(seed ^ 0x6b69);
        let mut maybe = |percent| chance.percent(percent);
        Setup {
            seed,
            // Long enough now and then for old generations to go.
            steps: if maybe(10) { 4_000 } else { 500 },
            most_tabs: if maybe(30) { 2 } else { 1 },
            crashes: true,
            torn: maybe(50),
            errors: maybe(50),
            is_slow: maybe(30),
            damage: maybe(40),
            evictions: maybe(5),
            replacing: maybe(40),
            newer: maybe(3),
            older: maybe(10),
            ..Setup::default()
        }
    }

    /// Two to five tabs that take over from each other at any moment.
    pub fn tabs(seed: u64) -> Setup {
        let most_tabs = 2 + (seed % 4) as usize;
        Setup { most_tabs, crashes: seed.is_multiple_of(3), ..Setup::kills(seed ^ 0x7461_6273) }
    }

    fn switches(&mut self) -> [&mut bool; 9] {
        [
            &mut self.crashes,
            &mut self.torn,
            &mut self.errors,
            &mut self.is_slow,
            &mut self.damage,
            &mut self.evictions,
            &mut self.replacing,
            &mut self.newer,
            &mut self.older,
        ]
    }

    /// The same with everything switched off that the failure does not need.
    pub fn smallest(mut self) -> Setup {
        for at in 0..self.switches().len() {
            let mut less = self;
            *less.switches()[at] = false;
            if !std::mem::replace(less.switches()[at], false) && World::run(less, false).is_err() {
                self = less;
            }
        }
        for most_tabs in 1..self.most_tabs {
            if World::run(Setup { most_tabs, ..self }, false).is_err() {
                self.most_tabs = most_tabs;
                break;
            }
        }
        self
    }
}

/// How much has happened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub crashes: usize,
    pub takeovers: usize,
    pub saves: usize,
    pub failures: usize,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.crashes += other.crashes;
        self.takeovers += other.takeovers;
        self.saves += other.saves;
        self.failures += other.failures;
    }
}

pub struct Seat {
    pub tab: SharedTab,
    pub task: Option<Task>,
    /// The user is leaving: closed as soon as nothing is under way.
    pub is_leaving: bool,
}

pub struct World {
    pub setup: Setup,
    pub chance: Chance,
    pub disk: Rc<RefCell<Shared>>,
    pub sealer: Rc<Sealer>,
    pub seats: Vec<Seat>,
    pub judge: Judge,
    pub tally: Tally,
    /// Damage waits for the first to have been noticed: two losses at once are more than two copies can bear.
    pub is_sound: bool,
    pub next_edit: u64,
    tabs_ever: usize,
    trace: Option<Vec<String>>,
}

impl World {
    pub fn new(setup: Setup, sealer: Sealer, traced: bool) -> World {
        let mut chance = Chance::new(setup.seed);
        let sealer = Rc::new(sealer);
        let mut disk = Shared::default();
        disk.latency = if setup.is_slow { 2_000 } else { 40 };
        disk.fault = setup.disk_fault;
        disk.chance = Some(Chance::new(chance.next()));
        World {
            setup,
            chance,
            disk: Rc::new(RefCell::new(disk)),
            judge: Judge::new(sealer.clone()),
            sealer,
            seats: vec![],
            tally: Tally::default(),
            is_sound: true,
            next_edit: 0,
            tabs_ever: 0,
            trace: traced.then(Vec::new),
        }
    }

    /// One whole run. On failure the trace of what happened, if it was asked for.
    pub fn run(setup: Setup, traced: bool) -> Result<Tally, String> {
        let sealer = match setup.uses_age {
            #[cfg(feature = "seal")]
            true => Sealer::Age((0..3).map(|_| klinikkvern::vault::make_identity()).collect()),
            _ => Sealer::Toy,
        };
        let mut world = World::new(setup, sealer, traced);
        match world.play() {
            Ok(()) => Ok(world.tally),
            Err(what) => {
                let trace = world.trace.unwrap_or_default();
                let from = trace.len().saturating_sub(40);
                Err(format!("{what}\n    {}", trace[from..].join("\n    ")))
            }
        }
    }

    fn play(&mut self) -> Verdict {
        self.open_tab();
        for _ in 0..self.setup.steps {
            self.step()?;
        }
        self.calm_down()
    }

    pub fn note(&mut self, what: impl FnOnce() -> String) {
        let now = self.disk.borrow().now;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{now:>7} ms  {}", what()));
        }
    }

    pub fn edits(&mut self, count: usize) -> Vec<u64> {
        let edits = (self.next_edit + 1..).take(count).collect();
        self.next_edit += count as u64;
        edits
    }

    pub fn open_tab(&mut self) {
        self.tabs_ever += 1;
        let number = self.tabs_ever;
        let tab = Tab::new(number, Chance::new(self.chance.next()), self.setup.glue_fault);
        self.seats.push(Seat { tab: Rc::new(RefCell::new(tab)), task: None, is_leaving: false });
        self.begin(self.seats.len() - 1, Job::Open);
    }

    pub fn begin(&mut self, seat: usize, job: Job) {
        let edits = self.edits(2);
        let tab = self.seats[seat].tab.clone();
        let number = tab.borrow().number;
        tab.borrow_mut().emptied = self.judge.emptied;
        self.note(|| format!("tab {number} begins: {job:?}"));
        let disk = SimDisk { shared: self.disk.clone(), tab: number };
        self.seats[seat].task = Some(start(&tab, disk, self.sealer.clone(), job, edits));
    }

    /// Lets every tab go on as far as it can, and hears what they say.
    pub fn poll(&mut self) -> Verdict {
        loop {
            self.judge_landings()?;
            let mut moved = false;
            for seat in 0..self.seats.len() {
                moved |= self.poll_seat(seat)?;
            }
            if !moved {
                return Ok(());
            }
        }
    }

    fn poll_seat(&mut self, at: usize) -> Result<bool, String> {
        let now = self.disk.borrow().now;
        if self.seats[at].task.is_none() && self.seats[at].tab.borrow().wants_to_save(now) {
            self.begin(at, Job::Save);
        }
        let Some(task) = &mut self.seats[at].task else {
            self.hear(at)?;
            return Ok(false);
        };
        let is_done = task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready();
        if is_done {
            self.seats[at].task = None;
        }
        self.judge_landings()?;
        self.hear(at)?;
        Ok(is_done)
    }

    pub fn judge_landings(&mut self) -> Verdict {
        let landings = std::mem::take(&mut self.disk.borrow_mut().landings);
        for landing in landings {
            let seat = self.seats.iter().find(|seat| seat.tab.borrow().number == landing.tab);
            let tab = seat.map(|seat| seat.tab.clone());
            let job = tab.as_ref().and_then(|tab| tab.borrow().job);
            let found = tab.as_ref().and_then(|tab| tab.borrow().found.clone());
            self.note(|| {
                let keys: Vec<&str> = landing.change.put.iter().map(|(key, _)| key.as_str()).collect();
                format!("on the disk: tab {} {job:?} {keys:?}", landing.tab)
            });
            if job == Some(Job::Open) {
                self.tally.takeovers += 1;
                self.is_sound = true;
            }
            let disk = self.disk.borrow();
            self.judge.landing(&landing, &disk.image, job, found.as_ref())?;
        }
        Ok(())
    }

    /// What the tab has said, and what it shows.
    fn hear(&mut self, at: usize) -> Verdict {
        let tab = self.seats[at].tab.clone();
        let reports = std::mem::take(&mut tab.borrow_mut().reports);
        let number = tab.borrow().number;
        for report in reports {
            match report {
                Report::Erased => {
                    let is_left = self.disk.borrow().image.keys().any(|key| key.starts_with("generation/"));
                    if is_left && self.judge.emptied == tab.borrow().emptied {
                        return Err(format!("tab {number} says that everything is removed, and it is not"));
                    }
                }
                Report::Acknowledged(binder, state) => {
                    if state == State::Saved && tab.borrow().binder.as_ref() != Some(&binder) {
                        return Err(format!("tab {number} says saved, and a newer change is not"));
                    }
                    self.note(|| format!("tab {number} is told: saved {:?}", binder.edits));
                    self.tally.saves += 1;
                    self.judge.saved(number, &binder)?;
                }
                Report::Failed(error) => {
                    self.note(|| format!("tab {number} is told: {error:?}"));
                    self.tally.failures += 1;
                }
                Report::Copied(lineage, binder) => self.judge.version(&lineage, &binder)?,
            }
        }
        let tab = tab.borrow();
        let Some(binder) = &tab.binder else { return Ok(()) };
        // While it is being replaced or removed, the old binder is still on the screen.
        if matches!(tab.job, Some(Job::Replace | Job::Erase)) {
            return Ok(());
        }
        if tab.shown() == State::Saved {
            self.judge.saved(number, binder)?;
        }
        let is_read = tab.read.as_ref() == Some(binder);
        if !tab.saving.is_unsaved() && !is_read && !self.judge.is_landed(number, binder) {
            return Err(format!("tab {number} has forgotten edits that were never saved"));
        }
        Ok(())
    }

    /// The next thing that happens.
    fn step(&mut self) -> Verdict {
        let pause = self.chance.next() % 200;
        self.disk.borrow_mut().now += pause;
        if self.chance.percent(75) {
            self.go_on()?;
        } else {
            self.act()?;
        }
        self.poll()?;
        self.close_leavers()
    }

    /// The disk carries something out, or tells what it has done.
    pub fn go_on(&mut self) -> Verdict {
        let (now, count) = (self.disk.borrow().now, self.disk.borrow().pending.len());
        let ready: Vec<usize> = (0..count).filter(|at| self.disk.borrow().pending[*at].due <= now).collect();
        if ready.is_empty() {
            return Ok(());
        }
        let at = ready[self.chance.below(ready.len())];
        let (id, outcome) = {
            let disk = self.disk.borrow();
            (disk.pending[at].id, disk.pending[at].outcome.clone())
        };
        if id == 0 {
            self.disk.borrow_mut().finish(at);
            return Ok(());
        }
        match outcome {
            Some(outcome) => self.disk.borrow_mut().deliver(at, outcome),
            None => self.attempt(at)?,
        }
        Ok(())
    }

    /// Carries out one operation, or fails at it before or after.
    fn attempt(&mut self, at: usize) -> Verdict {
        let op = self.disk.borrow().pending[at].op.clone();
        let fails = self.setup.errors && !matches!(op, Op::Seal) && self.chance.percent(8);
        if !fails {
            self.disk.borrow_mut().carry_out(at);
            return Ok(());
        }
        let error = if self.chance.percent(50) { DiskError::Full } else { DiskError::Blocked };
        let number = self.disk.borrow().pending[at].tab;
        if matches!(op, Op::Commit(_)) && self.chance.percent(50) {
            // It reached the disk all the same, and the tab hears of an error.
            self.disk.borrow_mut().carry_out(at);
            let is_done = matches!(self.disk.borrow().pending[at].outcome, Some(Ok(_)));
            self.note(|| format!("disk: {error:?} to tab {number}, though it is done: {is_done}"));
            if !is_done {
                return Ok(());
            }
        } else {
            self.note(|| format!("disk: {error:?} to tab {number}"));
        }
        self.disk.borrow_mut().pending[at].outcome = Some(Err(error));
        Ok(())
    }

    /// Tabs whose user is leaving are closed when nothing is under way. Nothing that was typed may be unsaved then,
    /// unless the page said so.
    fn close_leavers(&mut self) -> Verdict {
        for at in (0..self.seats.len()).rev() {
            let seat = &self.seats[at];
            if !seat.is_leaving || seat.task.is_some() {
                continue;
            }
            let tab = seat.tab.borrow();
            let says_so = matches!(tab.saving.state(), State::Failed(_)) || tab.phase != Phase::Open;
            if tab.saving.is_unsaved() && !says_so {
                return Err(format!("tab {} was left with unsaved edits and no word", tab.number));
            }
            drop(tab);
            self.seats.remove(at);
        }
        Ok(())
    }

    /// The faults are over: everything that can be saved is saved, and a new tab finds it.
    fn calm_down(&mut self) -> Verdict {
        self.note(|| "the faults are over".into());
        (self.setup.errors, self.disk.borrow_mut().is_full) = (false, false);
        for round in 0..4 {
            self.drain()?;
            for at in 0..self.seats.len() {
                let (phase, is_unsaved) = {
                    let tab = self.seats[at].tab.borrow();
                    (tab.phase, tab.saving.is_unsaved())
                };
                if phase == Phase::Open && is_unsaved {
                    if round == 3 {
                        return Err(format!("tab {} can't save, though the disk is well", at + 1));
                    }
                    self.begin(at, Job::Save);
                }
            }
        }
        self.seats.clear();
        self.disk.borrow_mut().pending.clear();
        self.open_tab();
        self.drain()?;
        self.check_last_tab()
    }

    fn check_last_tab(&mut self) -> Verdict {
        let tab = self.seats[0].tab.clone();
        let phase = tab.borrow().phase;
        let expected = match phase {
            Phase::Open => !self.judge.is_newer,
            Phase::Nothing => self.judge.floors.iter().any(Vec::is_empty) && !self.judge.is_newer,
            Phase::Stopped(DiskError::TooNew) => self.judge.is_newer,
            _ => false,
        };
        if !expected {
            return Err(format!(
                "the last tab that opened found {phase:?}, and there was {:?}",
                self.judge.floors
            ));
        }
        if phase == Phase::Open {
            let now = self.disk.borrow().now;
            let edit = self.edits(1)[0];
            tab.borrow_mut().change(now, |binder| binder.apply(edit));
            self.disk.borrow_mut().now += 1_000;
            self.drain()?;
            if tab.borrow().saving.state() != State::Saved {
                return Err(format!("the last tab can't save: {:?}", tab.borrow().saving.state()));
            }
        }
        Ok(())
    }

    /// Until nothing is under way any more.
    pub fn drain(&mut self) -> Verdict {
        for _ in 0..20_000 {
            self.disk.borrow_mut().now += 100;
            self.go_on()?;
            self.poll()?;
            let is_quiet = self.disk.borrow().pending.is_empty();
            if is_quiet && self.seats.iter().all(|seat| seat.task.is_none()) {
                return Ok(());
            }
        }
        Err("something waits for ever".into())
    }
}
