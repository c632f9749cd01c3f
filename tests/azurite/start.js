// Azurite, ending with whoever started it, also when that is killed: its standard input closes then.
process.stdin.on("end", () => process.exit()).resume();
require("azurite/dist/src/azurite");
