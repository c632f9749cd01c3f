using Lukhas.Sim.Http.Tests.Tokens.Verifier;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>
/// The kept texts that are no genuine tokens: a file for each idea, named for it, and why each is refused in <c>outcomes.txt</c>. They need
/// no key, since none gets as far as its signature being believed.
/// </summary>
public sealed class TokenCorpusTests : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Corpus");

    private static readonly Dictionary<string, string> Outcomes = File.ReadLines(Path.Combine(Folder, "outcomes.txt"))
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private readonly VerifierSetup _setup = new();

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.jws").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task VerifyAsync_WhenTheTextIsKept_RefusesItForTheRecordedReason(string name) =>
        await _setup.MustRefuseAsync(Outcomes[name], await File.ReadAllTextAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken));

    [Fact]
    public void Outcomes_AreOfTheFilesThatAreKept() =>
        Assert.Equal(Names.Select(row => row.Data), Outcomes.Keys.Order(StringComparer.Ordinal));

    public void Dispose() => _setup.Dispose();
}
