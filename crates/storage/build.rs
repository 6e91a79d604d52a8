//! Makes a new migration rebuild this crate: the compiler sees changes of the files that it has
//! embedded, but not a file that was added.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
