"""Commands: what each of the command line does, loaded when it is called."""
