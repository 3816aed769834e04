#[test]
fn top() {}

#[cfg(test)]
mod tests {
    mod deep {
        #[test]
        fn passes() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    #[test]
    fn fails() {
        assert_eq!(1, 2, "one <is> not \"two\"");
    }

    #[test]
    #[ignore = "slow"]
    fn ignored() {}
}
