namespace Lukhas.Sim.Storage.Tests.Processes;

public sealed class SharedTableTests(TableServePair pair) : SharedStorageContract(pair), IClassFixture<TableServePair>;
