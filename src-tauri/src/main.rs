fn main() { pipewright_designer::run() }
